// The filters of a request, applied to the articles of a query: which pass, and which fail by one filter alone – those a
// facet counts, since a facet ignores its own selection.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "search/doc_set.h"
#include "search/request.h"
#include "search/segment_reader.h"

namespace verbatim::search {

// A bit a filter. Facets come first, in the order of Facet.
using FailedFilters = std::uint8_t;
constexpr FailedFilters facet_bit(Facet facet) { return static_cast<FailedFilters>(1u << static_cast<unsigned>(facet)); }
inline constexpr FailedFilters date_bit = 1u << facet_count;
inline constexpr FailedFilters quotes_bit = 1u << (facet_count + 1);

// An article that fits the query, with the filters that it fails.
struct Filtered {
    ScoredDocument document;
    FailedFilters failed = 0;
    bool passes() const { return failed == 0; }
    bool passes_but_for(FailedFilters ignored) const { return (failed & static_cast<FailedFilters>(~ignored)) == 0; }
};

std::vector<Filtered> apply_filters(SegmentReader& segment, const Filters& filters, const DocSet& articles);

// The person with exactly this name.
std::optional<std::uint32_t> find_person_named(SegmentReader& segment, std::string_view name);

// The people of a selection's names, ascending.
struct PersonSelection {
    std::vector<std::uint32_t> include, exclude;
    bool any_included = false;  // the selection includes something, whether or not it exists
    bool passes(std::span<const std::uint32_t> people) const;
};
PersonSelection find_selection(SegmentReader& segment, const FacetSelection& selection);

}  // namespace verbatim::search
