#include "search/ordering.h"

namespace verbatim::search {

Ordering::Ordering(const std::vector<Filtered>& filtered, Sort sort) : sort_(sort) {
    for (const Filtered& one : filtered)
        if (one.passes()) articles_.push_back(one.document);
}

void Ordering::place(SegmentReader& segment, std::size_t count) {
    if (std::min(count, articles_.size()) <= placed_) return;
    const ColumnView dates = segment.column(bundle::Family::date_column);
    const ColumnView sources = sort_ == Sort::source ? segment.column(bundle::Family::source_column) : ColumnView();
    const bundle::Values* values = sort_ == Sort::source ? segment.values() : nullptr;
    const auto newer = [&](const ScoredDocument& a, const ScoredDocument& b) {
        const std::uint32_t left = dates[a.document], right = dates[b.document];
        return left != right ? left > right : a.document < b.document;
    };
    const auto before = [&](const ScoredDocument& a, const ScoredDocument& b) {
        if (sort_ == Sort::relevance && a.score != b.score) return a.score > b.score;
        if (sort_ == Sort::source && values) {
            const std::string_view left = values->at(bundle::ValueList::source, sources[a.document]);
            const std::string_view right = values->at(bundle::ValueList::source, sources[b.document]);
            if (left != right) return left < right;
        }
        if (sort_ != Sort::oldest) return newer(a, b);
        // Undated articles come last here too.
        const std::uint32_t left = dates[a.document], right = dates[b.document];
        if (left != right) return left != 0 && (right == 0 || left < right);
        return a.document < b.document;
    };
    place_first(articles_, placed_, count, before);
}

}  // namespace verbatim::search
