// Clusters by one of their words: a sorted list, because most words belong to one cluster and a map with a list for each would take many
// times the words' size.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace verbatim::names {

class ClusterIndex {
  public:
    struct Entry {
        std::string_view word;  // lives as long as the clusters
        std::uint32_t order = 0, cluster = 0;
    };

    void add(std::string_view word, std::uint32_t cluster) { entries_.push_back({word, static_cast<std::uint32_t>(entries_.size()), cluster}); }
    // To be called after the last add() and before anything is asked. The clusters of one word stay in the order of add().
    void sort() {
        std::sort(entries_.begin(), entries_.end(), [](const Entry& a, const Entry& b) { return a.word != b.word ? a.word < b.word : a.order < b.order; });
    }

    // Those with this word; empty when there is none. O(log n).
    std::span<const Entry> find(std::string_view word) const {
        const auto first = std::lower_bound(entries_.begin(), entries_.end(), word, [](const Entry& entry, std::string_view wanted) { return entry.word < wanted; });
        return between(first, std::upper_bound(first, entries_.end(), word, [](std::string_view wanted, const Entry& entry) { return wanted < entry.word; }));
    }
    // Calls visit(std::span<const Entry>) for each word.
    template <class Visit>
    void each_word(Visit visit) const {
        for (auto first = entries_.begin(); first != entries_.end();) {
            const auto last = std::find_if(first, entries_.end(), [&](const Entry& entry) { return entry.word != first->word; });
            visit(between(first, last));
            first = last;
        }
    }

  private:
    using Iterator = std::vector<Entry>::const_iterator;

    // By pointer and size: LLVM 14's library makes no span of its iterators.
    std::span<const Entry> between(Iterator first, Iterator last) const {
        return {entries_.data() + (first - entries_.begin()), static_cast<std::size_t>(last - first)};
    }

    std::vector<Entry> entries_;
};

}  // namespace verbatim::names
