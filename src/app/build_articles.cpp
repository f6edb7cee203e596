// The list of articles found.
#include "app/format.h"
#include "app/models.h"

namespace verbatim::app {
namespace {

// Without words to search for there is no best match: the newest come first.
std::vector<Choice> build_sorts(const State& state) {
    std::vector<Choice> sorts;
    const bool ranked = !state.route.query.empty();
    for (std::size_t i = 0; i < sort_kinds; ++i) {
        const auto kind = static_cast<SortKind>(i);
        if (kind == SortKind::relevance && !ranked) continue;
        const bool current = kind == state.route.sort ||
                             (!ranked && state.route.sort == SortKind::relevance && kind == SortKind::newest);
        sorts.push_back({.label = std::string(english.sorts[i]), .action = ChooseSort{kind}, .current = current});
    }
    return sorts;
}

}  // namespace

std::string articles_heading(std::uint32_t total, const std::vector<search::Gap>& gaps) {
    const std::string heading = counted(english.articles, total);
    return gaps.empty() ? heading : fill(english.at_least, {heading});
}

ArticlesModel build_articles(const Setting& setting, const search::SearchAnswer& answer, std::uint32_t first,
                             const std::vector<search::Gap>& gaps) {
    const State& state = setting.state;
    ArticlesModel model;
    model.status = Status::ready;
    model.total = answer.total;
    model.first = first;
    model.heading = articles_heading(answer.total, gaps);
    model.sorts = build_sorts(state);
    for (const Choice& sort : model.sorts)
        if (sort.current) model.sort_label = sort.label;
    model.rows.reserve(answer.hits.size());
    for (const search::Hit& hit : answer.hits) {
        model.rows.push_back(build_result_row(setting, hit));
        if (model.rows.back().open)
            model.selected = std::int64_t{first} + static_cast<std::int64_t>(model.rows.size()) - 1;
    }
    if (answer.error) {
        model.heading.clear();
        model.notice = wrong_query(*answer.error);
    } else if (answer.total == 0) {
        model.notice = nothing_found(state, answer.did_you_mean);
    }
    model.partial = partial_notice(gaps, answer.notes);
    model.exports = export_choices();
    return model;
}

}  // namespace verbatim::app
