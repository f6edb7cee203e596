// The articles that pass a request's filters, in its order: sorted no further than somebody has looked, and kept from page
// to page, so that whoever scrolls through 30,000 articles pays for the sorting once.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "search/doc_set.h"
#include "search/filters.h"
#include "search/request.h"
#include "search/segment_reader.h"

namespace verbatim::search {

// Puts at least the first `count` of `all` into their places, of which `placed` are there already. Goes further each time, so
// that page after page does not look through all the rest: n log n comparisons over all calls, O(n) for the first page.
template <class T, class Before>
void place_first(std::vector<T>& all, std::size_t& placed, std::size_t count, Before before) {
    if (std::min(count, all.size()) <= placed) return;
    count = std::max(count, 4 * placed);
    const auto at = [&](std::size_t index) { return all.begin() + static_cast<std::ptrdiff_t>(index); };
    if (count > all.size() / 4) {
        count = all.size();
        std::sort(at(placed), all.end(), before);
    } else {
        std::partial_sort(at(placed), at(count), all.end(), before);
    }
    placed = count;
}

class Ordering {
  public:
    // Takes those that pass. `sort` by relevance needs scores. `copies`: where only the first in the order of each group of articles that print one text is
    // to stay, the column that tells them; null: all stay. O(n).
    Ordering(const std::vector<Filtered>& filtered, Sort sort, const ColumnView* copies = nullptr);

    bool copies_once() const { return once_; }
    // How many were left out so.
    std::size_t copies() const { return copies_; }

    Sort sort() const { return sort_; }
    std::size_t size() const { return articles_.size() - (groups_.empty() ? 0 : copies_); }

    // Puts at least the first `count` into their places, where they stay. Reads the columns that the order needs; when one is
    // not at hand, the reading says so and the places mean nothing.
    void place(SegmentReader& segment, std::size_t count);
    // Those in their places, the first one first. Valid until the next call of place().
    std::span<const ScoredDocument> placed() const { return std::span(articles_).first(placed_); }

  private:
    std::vector<ScoredDocument> articles_;  // with all copies, until places are given
    std::vector<std::uint32_t> groups_;     // of each of articles_, where copies are still to go
    bool once_ = false;
    std::size_t copies_ = 0;
    Sort sort_;
    std::size_t placed_ = 0;
};

}  // namespace verbatim::search
