// A shard of the lexicon: terms and in how many articles they stand, nothing else. Fetched only for what postings are too
// heavy for: wildcards, fuzzy words, words that are spelt wrongly.
//
//     lexicon := count: varint, (shared: varint, suffix: string, document frequency: varint)*
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace verbatim::bundle {

class Lexicon {
  public:
    static base::Result<Lexicon> read(std::string_view content);

    std::uint32_t size() const { return static_cast<std::uint32_t>(entries_.size()); }
    std::string_view term(std::uint32_t index) const {
        return std::string_view(terms_).substr(entries_[index].start, entries_[index].size);
    }
    std::uint32_t document_frequency(std::uint32_t index) const { return entries_[index].document_frequency; }

  private:
    struct Entry {
        std::uint32_t start = 0, size = 0, document_frequency = 0;
    };
    std::string terms_;
    std::vector<Entry> entries_;
};

// `terms` ascend strictly, each with its document frequency.
std::string write_lexicon(const std::vector<std::pair<std::string, std::uint32_t>>& terms);

}  // namespace verbatim::bundle
