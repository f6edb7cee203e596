// Engine::frequencies: how common a query is over time, against all articles of the same time.
#include <map>

#include "search/doc_set.h"
#include "search/engine_state.h"

namespace verbatim::search {

namespace {

void read_frequencies(SegmentReader& segment, const FrequencyRequest& request, const QueryNode& query, FrequencyAnswer& answer) {
    Matching matching = match_articles(segment, query, request.filters);
    answer.error = std::move(matching.error);
    answer.notes = std::move(matching.notes);
    if (answer.error) return;
    const ColumnView dates = segment.column(bundle::Family::date_column);
    std::map<std::int32_t, FrequencyBin> bins;  // by the first day
    const auto bin_of = [&](std::uint32_t article) -> FrequencyBin* {
        const auto date = date_from(dates[article]);
        if (!date) return nullptr;
        const base::Date first = unit_start(*date, request.step);
        return &bins.try_emplace(first.days, FrequencyBin{first, 0, 0}).first->second;
    };
    for (const Filtered& one : matching.articles) {
        if (!one.passes()) continue;
        ++answer.total;
        if (FrequencyBin* bin = bin_of(one.document.document)) ++bin->count;
    }
    for (const Filtered& one : apply_filters(segment, request.filters, everything(segment.counts().articles))) {
        if (!one.passes()) continue;
        ++answer.articles;
        if (FrequencyBin* bin = bin_of(one.document.document)) ++bin->articles;
    }
    for (const auto& [day, bin] : bins) answer.bins.push_back(bin);
}

}  // namespace

Outcome<FrequencyAnswer> Engine::frequencies(const FrequencyRequest& request) {
    return state_->read_query<FrequencyAnswer>(request, Field::anywhere, [&](SegmentReader& segment, const QueryNode& query, FrequencyAnswer& answer) {
        read_frequencies(segment, request, query, answer);
    });
}

}  // namespace verbatim::search
