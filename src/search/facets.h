// Counts beside a search: how many of its articles, or quotes, have each value of a facet, and how they spread over time.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "search/filters.h"
#include "search/request.h"
#include "search/segment_reader.h"

namespace verbatim::search {

// Quotes to be counted in the place of their articles.
struct QuotesCounted {
    std::vector<std::uint32_t> of_article;  // by article: its quotes that the selection of speakers lets pass
    struct Copy {
        std::uint32_t article = 0, of = 0;  // `of` is the same for all printings of one quotation
    };
    std::vector<Copy> copies;               // further ones, which a value counts once however many of its articles have them
    std::vector<std::uint32_t> of_speaker;  // by person: theirs, of articles that all the other filters let pass
};

// Each facet ignores its own selection. At most `limit` values a facet, most frequent first, ties by value; chosen values
// are always among them, with a count of 0 if need be. With `quotes`, a value counts the quotes of its articles, and a speaker
// those that are theirs.
std::array<std::vector<FacetValue>, facet_count> count_facets(SegmentReader& segment, const std::vector<Filtered>& articles,
                                                              const Filters& filters, std::uint32_t limit,
                                                              const QuotesCounted* quotes = nullptr);

// The numbers with the highest counts, at most `limit`, ties by number; none with a count of 0.
std::vector<std::uint32_t> most_frequent(const std::vector<std::uint32_t>& counts, std::uint32_t limit);

// Counts dates by the unit's first day; ascending, units without any left out. Dates are shifted by date_shift; those of 0
// are counted in `undated`.
class DateCounter {
  public:
    explicit DateCounter(DateUnit unit) : unit_(unit) {}
    void add(std::uint32_t date);
    std::vector<DateBin> bins() const;
    std::uint32_t undated() const { return undated_; }

  private:
    DateUnit unit_;
    std::vector<std::uint32_t> dates_;
    std::uint32_t undated_ = 0;
};

}  // namespace verbatim::search
