// The list of articles found.
#include "app/format.h"
#include "app/models.h"
#include "search/reading.h"

namespace verbatim::app {
namespace {

// Without words to search for there is no best match: the newest come first.
std::vector<Choice> build_sorts(const State& state) {
    std::vector<Choice> sorts;
    const bool ranked = !state.route.query.empty();
    for (std::size_t i = 0; i < sort_kinds; ++i) {
        const auto kind = static_cast<SortKind>(i);
        if (kind == SortKind::speaker || (kind == SortKind::relevance && !ranked)) continue;
        sorts.push_back({.label = std::string(phrases().sorts[i]), .action = ChooseSort{kind}, .current = kind == shown_sort(state, SortKind::speaker)});
    }
    return sorts;
}

// A year typed as a word, or a month and its year, can be meant as the articles' date.
void offer_dates(const Setting& setting, Notice& notice) {
    const State& state = setting.state;
    if (state.route.as_typed || state.typing != search::Typing::finished || state.route.filters.from || state.route.filters.to) return;
    const std::optional<search::TypedDate> typed = search::find_typed_date(state.route.query, setting.info.first, setting.info.last);
    if (!typed) return;
    Route route = state.route;
    route.query = typed->rest;
    route.filters.from = typed->from;
    route.filters.to = typed->to;
    route.article.clear();
    if (!notice.shown()) notice.title = fill(phrases().date_in_words, {typed->words});
    notice.remedies.push_back({.label = fill(phrases().only_of_date, {typed->words}), .action = GoTo{encode(route)}});
}

}  // namespace

std::string articles_heading(const search::SearchRequest& asked, std::uint32_t total, const std::vector<search::Gap>& gaps) {
    const std::string heading = of_beginning(asked.query, asked.typing, counted(phrases().articles, total));
    return gaps.empty() ? heading : fill(phrases().at_least, {heading});
}

ArticlesModel build_articles(const Setting& setting, const search::SearchAnswer& answer, const search::SearchRequest& asked,
                             const std::vector<search::Gap>& gaps) {
    const State& state = setting.state;
    ArticlesModel model;
    model.status = Status::ready;
    model.total = asked.copies_once ? answer.total - answer.copies : answer.total;
    model.first = asked.offset;
    model.heading = articles_heading(asked, answer.total, gaps);
    if (asked.copies_once && answer.copies > 0) model.heading = dotted({model.heading, fill(phrases().copies_once, {number(answer.total - answer.copies)})});
    model.sorts = build_sorts(state);
    for (const Choice& sort : model.sorts)
        if (sort.current) model.sort_label = sort.label;
    // Beside the orders: whether copies are rows of their own.
    if (setting.info.near_copies > 0) {
        Route route = state.route;
        const bool once = asked.copies_once;
        route.copies = once == state.usually_once ? (once ? Copies::each : Copies::once) : Copies::as_usual;
        const std::string address = encode(route);
        model.sorts.push_back({.label = std::string(phrases().fold_copies), .action = GoTo{address}, .current = once, .href = "#" + address});
    }
    model.rows.reserve(answer.hits.size());
    for (const search::Hit& hit : answer.hits) {
        model.rows.push_back(build_result_row(setting, hit));
        if (model.rows.back().open)
            model.selected = std::int64_t{asked.offset} + static_cast<std::int64_t>(model.rows.size()) - 1;
    }
    if (answer.error) {
        model.heading.clear();
        model.notice = wrong_query(*answer.error);
    } else if (answer.total == 0) {
        model.notice = nothing_found(state, answer.did_you_mean);
    }
    model.partial = reading_notice(state, gaps, answer.notes, answer.read_as, answer.near_alone);
    offer_dates(setting, model.partial);
    model.exports = export_choices();
    return model;
}

FoundModel build_found(const Setting& setting, const search::SearchAnswer& facets) {
    constexpr std::size_t most_speakers = 10;
    const State& state = setting.state;
    FoundModel model;
    if (facets.error || facets.total == 0) return model;
    model.heading = facets.total == 1 ? phrases().in_this_article_found : phrases().in_these_articles;
    model.hint = phrases().pick_article;
    const auto way = [&](std::string_view label, View view) {
        Route route = state.route;
        route.view = view;
        model.ways.push_back({.label = std::string(label), .action = ShowView{view}, .href = address_of({}, route)});
    };
    way(phrases().browse_quotes, View::quotes);
    if (!state.route.query.empty()) way(phrases().see_words, View::words);
    const std::vector<search::FacetValue>& speakers = facets.facets[static_cast<std::size_t>(FacetKind::speaker)];
    // Chosen speakers are counted without the choice: that says nothing of the articles found.
    const bool chosen = !state.route.filters.facets[static_cast<std::size_t>(FacetKind::speaker)].empty();
    for (std::size_t i = 0; !chosen && i < speakers.size() && i < most_speakers && speakers[i].count > 0; ++i) {
        Route route = state.route;
        route.view = View::quotes;
        route.speaker = speakers[i].value;
        route.indirect = true;  // which is counted
        const std::string address = encode(route);
        model.speakers.push_back({.choice = {.label = speakers[i].value,
                                             .action = GoTo{address},
                                             .href = "#" + address,
                                             .hint = counted(phrases().articles, speakers[i].count)},
                                  .share = static_cast<float>(speakers[i].count) / static_cast<float>(speakers.front().count)});
    }
    return model;
}

}  // namespace verbatim::app
