// A shard of terms: the dictionary and the postings of neighbouring terms together, so that a word costs one fetch.
//
//     terms := first ordinal: varint, documents: varint, impacts: u8, count: varint, entry*, list*
//     entry := shared: varint, suffix: string, document frequency: varint, list's length in bytes: varint
//
//     0 "bank"    412 documents      "bank"
//     4 "er"       31                "banker"
//     6 "s"        44                "bankers"
//
// Ordinals number the terms of a family from 0; positions are found by them (positions.h). `documents` bounds every
// document in the lists. Entries and lists are compressed apart: strings shrink, lists are random bits.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "bundle/postings.h"

namespace verbatim::bundle {

struct TermEntry {
    std::uint32_t term_start = 0, term_size = 0;  // in TermShard's arena of strings
    std::uint32_t document_frequency = 0;
    std::uint32_t list_start = 0, list_size = 0;  // in the shard's content
};

// Terms ascend strictly. Movable; owns its bytes.
class TermShard {
  public:
    static base::Result<TermShard> read(std::string content);

    std::uint32_t size() const { return static_cast<std::uint32_t>(entries_.size()); }
    std::uint32_t first_ordinal() const { return first_ordinal_; }
    std::string_view term(std::uint32_t index) const;
    std::uint32_t document_frequency(std::uint32_t index) const { return entries_[index].document_frequency; }
    // Index of the first term that is not less than `term`; size() when there is none. O(log n).
    std::uint32_t lower_bound(std::string_view term) const;
    // Decodes a list; false when it is damaged, and `out` is empty then.
    bool postings(std::uint32_t index, std::vector<Posting>& out) const;
    // Bytes held in memory.
    std::size_t memory() const { return content_.size() + terms_.size() + entries_.size() * sizeof(TermEntry); }

  private:
    std::string content_, terms_;
    std::vector<TermEntry> entries_;
    std::uint32_t first_ordinal_ = 0, documents_ = 0;
    Impacts impacts_ = Impacts::none;
};

// Gathers terms in ascending order into the content of one shard.
class TermShardWriter {
  public:
    TermShardWriter(std::uint32_t first_ordinal, std::uint32_t documents, Impacts impacts)
        : first_ordinal_(first_ordinal), documents_(documents), impacts_(impacts) {}

    void add(std::string_view term, const std::vector<Posting>& postings);
    // Bytes so far, uncompressed.
    std::size_t size() const { return entries_.size() + lists_.size(); }
    std::uint32_t count() const { return count_; }
    // The entries and the lists, to be compressed apart. The writer is spent.
    std::vector<std::string> finish();

  private:
    std::string entries_, lists_, before_;
    std::uint32_t first_ordinal_, documents_, count_ = 0;
    Impacts impacts_;
};

}  // namespace verbatim::bundle
