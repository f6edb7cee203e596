#include "search/ordering.h"

#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace verbatim::search {

Ordering::Ordering(const std::vector<Filtered>& filtered, Sort sort, const ColumnView* copies) : once_(copies != nullptr), sort_(sort) {
    for (const Filtered& one : filtered)
        if (one.passes()) articles_.push_back(one.document);
    if (!copies) return;
    std::unordered_set<std::uint32_t> seen;
    for (const ScoredDocument& one : articles_) {
        const std::uint32_t group = (*copies)[one.document];
        groups_.push_back(group);
        if (group != 0 && !seen.insert(group).second) ++copies_;
    }
    if (copies_ == 0) groups_.clear();
}

void Ordering::place(SegmentReader& segment, std::size_t count) {
    if (std::min(count, size()) <= placed_) return;
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
    if (!groups_.empty()) {
        // The first of each group in this order.
        std::unordered_map<std::uint32_t, ScoredDocument> first;
        for (std::size_t i = 0; i < articles_.size(); ++i) {
            if (groups_[i] == 0) continue;
            const auto [entry, fresh] = first.try_emplace(groups_[i], articles_[i]);
            if (!fresh && before(articles_[i], entry->second)) entry->second = articles_[i];
        }
        std::vector<ScoredDocument> left;
        for (std::size_t i = 0; i < articles_.size(); ++i)
            if (groups_[i] == 0 || first.at(groups_[i]).document == articles_[i].document) left.push_back(articles_[i]);
        articles_ = std::move(left);
        groups_.clear();
    }
    place_first(articles_, placed_, count, before);
}

}  // namespace verbatim::search
