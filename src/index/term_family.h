// Cuts a stream of terms into shards of terms and, where asked for, shards of positions.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "bundle/postings.h"
#include "bundle/terms.h"
#include "index/inverter.h"
#include "index/shard_sink.h"

namespace verbatim::index {

// Sizes before compression at which a shard is closed. Small enough that a word costs little, large enough that files
// stay few and the root short (docs/measurements.md has the figures).
struct TermShardSizes {
    std::size_t terms = 0, positions = 0;
};
inline constexpr TermShardSizes article_shard_sizes{std::size_t{8} << 10, std::size_t{16} << 10};
inline constexpr TermShardSizes other_shard_sizes{std::size_t{16} << 10, std::size_t{32} << 10};

// Cuts the list of all terms into shards of the lexicon.
class LexiconWriter {
  public:
    explicit LexiconWriter(FamilyWriter& family) : family_(family) {}
    // Terms must ascend.
    void add(std::string_view term, std::uint32_t document_frequency);
    // Closes the last shard.
    void close();

  private:
    // A misspelt word needs the terms of its first letter: a shard or two of some twenty kilobytes.
    static constexpr std::size_t terms_a_shard = 8192;
    FamilyWriter& family_;
    std::string before_;
    std::vector<std::pair<std::string, std::uint32_t>> open_;
};

class TermFamilyWriter {
  public:
    // `documents` bounds the documents' numbers; `positions` may be null.
    TermFamilyWriter(FamilyWriter& terms, FamilyWriter* positions, std::uint32_t documents, bundle::Impacts impacts,
                     TermShardSizes sizes = other_shard_sizes);

    // Terms must ascend. Returns the number of documents.
    std::uint32_t add(std::string_view term, Inverter::Term& documents);
    void add(std::string_view term, const std::vector<bundle::Posting>& postings);
    // Closes the last shards.
    void finish();

  private:
    void close_terms();
    void close_positions();

    FamilyWriter& terms_;
    FamilyWriter* positions_;
    std::uint32_t documents_;
    bundle::Impacts impacts_;
    TermShardSizes sizes_;

    std::uint32_t next_ordinal_ = 0;
    std::string before_;                       // the last term added
    bundle::TermShardWriter open_terms_;
    std::string terms_key_;
    std::vector<std::string> open_positions_;  // lists
    std::uint32_t positions_first_ = 0;
    std::size_t positions_size_ = 0;
    std::string positions_key_;
    bundle::PositionListWriter list_writer_;
};

}  // namespace verbatim::index
