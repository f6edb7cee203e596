// The header and the filters: tabs, chips, facets with live counts, the date histogram.
#include <algorithm>
#include <array>

#include "app/completion.h"
#include "app/format.h"
#include "app/models.h"
#include "text/tokenizer.h"

namespace verbatim::app {
namespace {

constexpr std::size_t folded_rows = 6;
constexpr std::size_t unfolded_rows = 200;
constexpr std::size_t searchable_from = 12;

bool contains(const std::vector<std::string>& values, std::string_view value) {
    return std::find(values.begin(), values.end(), value) != values.end();
}

// `total` is how many there are in all: a single value that all of them have leaves nothing to choose.
FacetModel build_facet(const State& state, FacetKind kind, const std::vector<search::FacetValue>& values, std::uint32_t total) {
    const auto index = static_cast<std::size_t>(kind);
    const search::FacetSelection& selection = state.route.filters.facets[index];
    FacetModel facet;
    facet.kind = kind;
    facet.label = phrases().facets[index];
    facet.search = state.facet_search[index];
    facet.search_hint = phrases().find_in_facet[index];
    facet.searchable = values.size() >= searchable_from;
    if (values.size() == 1 && values.front().count == total && selection.empty()) {
        facet.only_value = value_label(kind, values.front().value);
        return facet;
    }

    const auto row_of = [&](std::string_view value, std::uint32_t count) {
        FacetRow row;
        row.value = value;
        row.label = value_label(kind, value);
        row.count = number(count);
        row.included = contains(selection.include, value);
        row.excluded = contains(selection.exclude, value);
        row.exclude_label = fill(row.excluded ? phrases().without : phrases().exclude_value, {row.label});
        return row;
    };
    const auto count_of = [&](std::string_view value) {
        const auto it = std::find_if(values.begin(), values.end(), [&](const auto& one) { return one.value == value; });
        return it == values.end() ? 0u : it->count;
    };
    for (const std::string& value : selection.include) facet.rows.push_back(row_of(value, count_of(value)));
    for (const std::string& value : selection.exclude) facet.rows.push_back(row_of(value, count_of(value)));

    const std::string wanted = text::fold(facet.search);
    const bool unfolded = state.facet_unfolded[index] || !wanted.empty();
    const std::size_t limit = facet.rows.size() + (unfolded ? unfolded_rows : folded_rows);
    std::size_t left_out = 0;
    for (const search::FacetValue& value : values) {
        if (contains(selection.include, value.value) || contains(selection.exclude, value.value)) continue;
        if (!wanted.empty() && text::fold(value_label(kind, value.value)).find(wanted) == std::string::npos) continue;
        if (facet.rows.size() < limit) facet.rows.push_back(row_of(value.value, value.count));
        else ++left_out;
    }
    if (!unfolded && left_out > 0) facet.more = fill(phrases().show_more, {number(left_out)});
    else if (wanted.empty() && unfolded && facet.rows.size() > folded_rows) facet.more = phrases().show_fewer;
    return facet;
}

std::string dates_chosen(const search::Filters& filters) {
    if (filters.from && filters.to) return period(filters.from, filters.to);
    if (filters.from) return fill(phrases().from_only, {short_date(*filters.from)});
    if (filters.to) return fill(phrases().to_only, {short_date(*filters.to)});
    return {};
}

std::vector<Choice> build_chips(const Route& route) {
    const search::Filters& filters = route.filters;
    std::vector<Choice> chips;
    const auto add = [&](std::string label, Action action) {
        chips.push_back({.label = std::move(label), .action = std::move(action)});
    };
    if (filters.from || filters.to) add(dates_chosen(filters), ChooseDates{});
    if (filters.only_with_quotes) add(std::string(phrases().only_with_quotes), ToggleOnlyWithQuotes{});
    if (route.forms == search::WordForms::all) add(std::string(phrases().all_forms), ToggleWordForms{});
    for (std::size_t facet = 0; facet < facet_kinds; ++facet) {
        const auto kind = static_cast<FacetKind>(facet);
        for (const std::string& value : filters.facets[facet].include)
            add(value_label(kind, value), ToggleFacetValue{kind, value, Polarity::include});
        for (const std::string& value : filters.facets[facet].exclude)
            add(fill(phrases().without, {value_label(kind, value)}), ToggleFacetValue{kind, value, Polarity::exclude});
    }
    return chips;
}

// Three searches that find something here, each of another kind: whose words, words about whom, where and when.
std::vector<Choice> build_examples(const Setting& setting, const search::SearchAnswer& facets) {
    std::vector<Choice> examples;
    const auto first_of = [&](FacetKind kind) -> std::string_view {
        const auto& values = facets.facets[static_cast<std::size_t>(kind)];
        return values.empty() ? std::string_view() : std::string_view(values.front().value);
    };
    const auto add = [&](std::string query) { examples.push_back({.label = query, .action = SearchFor{query}}); };
    const auto quoted = [](std::string_view name) { return "\"" + std::string(name) + "\""; };
    const auto fits = [](std::string_view name) { return !name.empty() && name.find('"') == name.npos; };
    if (const std::string_view speaker = first_of(FacetKind::speaker); fits(speaker)) add("speaker:" + quoted(speaker));
    if (const std::string_view person = first_of(FacetKind::person); fits(person)) add("about:" + quoted(person));
    std::string where_and_when;
    if (const std::string_view source = first_of(FacetKind::source); fits(source)) where_and_when = "source:" + quoted(source) + " ";
    if (const std::optional<base::Date> last = setting.info.last) where_and_when += "date:" + base::format_date(*last).substr(0, 7);
    if (!where_and_when.empty()) add(std::move(where_and_when));
    examples.push_back({.label = std::string(phrases().search_help), .action = ShowSearchHelp{}});
    return examples;
}

ThemeChoice next_theme(ThemeChoice theme) {
    return static_cast<ThemeChoice>((static_cast<int>(theme) + 1) % static_cast<int>(phrases().themes.size()));
}

}  // namespace

HeaderModel build_header(const Setting& setting, const search::SearchAnswer* facets, const search::QuotesAnswer* quotes,
                         const search::SearchAnswer* offers) {
    const State& state = setting.state;
    HeaderModel header;
    header.site_title = setting.info.title;
    for (std::size_t i = 0; i < view_count; ++i) {
        const auto view = static_cast<View>(i);
        Route route = state.route;
        route.view = view;
        route.article.clear();
        route.quote.clear();
        route.speaker.clear();
        route.about.clear();
        header.tabs[i] = {.label = std::string(phrases().views[i]),
                          .action = ShowView{view},
                          .current = state.route.view == view,
                          .href = address_of({}, route)};
    }
    header.query = state.route.query;
    header.query_hint = state.route.view == View::quotes  ? phrases().search_quotes_hint
                        : state.route.view == View::words ? phrases().search_words_hint
                                                          : phrases().search_hint;
    const auto& error = state.route.view == View::quotes && quotes ? quotes->error
                        : facets                                   ? facets->error
                                                                   : std::nullopt;
    if (error) {
        header.query_error = fill(phrases().expected, {error->expected});
        header.query_error_at = error->at;
        if (!error->repair.empty())
            header.query_repairs.push_back(
                {.label = fill(phrases().repair, {error->repair}), .action = TypeQuery{error->repair}});
    }
    if (facets)
        for (const std::string& word : facets->did_you_mean)
            header.query_repairs.push_back({.label = fill(phrases().did_you_mean, {word}), .action = TypeQuery{word}});
    if (state.typing == search::Typing::in_last_word)
        for (Completion& offer : complete(state.route.query, offers))
            header.completions.push_back(
                {.label = std::move(offer.label), .action = TypeQuery{std::move(offer.query)}});
    for (const std::string& search : state.searches)
        header.searches.push_back({.label = search, .action = SearchFor{search}});
    if (facets && state.searches.empty() && state.route.query.empty()) header.examples = build_examples(setting, *facets);
    if (!state.searches.empty())
        header.forget_searches = {.label = std::string(phrases().forget_searches), .action = ForgetSearches{}};
    header.theme = {.label = fill(phrases().theme_button, {phrases().themes[static_cast<std::size_t>(state.theme)]}),
                    .action = ChooseTheme{next_theme(state.theme)}};
    header.language_label = fill(phrases().language_button, {phrases().own_name});
    header.languages = language_choices(state);
    header.chips = build_chips(state.route);
    for (std::size_t i = 0; i < header.chips.size(); ++i)
        header.chips_from.push_back("+" + number(header.chips.size() - i));
    header.filters_label = header.chips.empty() ? std::string(phrases().filters)
                                                : fill(phrases().filters_active, {number(header.chips.size())});
    return header;
}

namespace {

// `answer` counts articles or quotations; `unit` says which.
template <class Answer>
FiltersModel filters_of(const Setting& setting, const Answer& answer, const Plural& unit) {
    const search::Filters& filters = setting.state.route.filters;
    FiltersModel model;
    constexpr std::array order{FacetKind::source, FacetKind::place,    FacetKind::speaker,
                               FacetKind::person, FacetKind::language, FacetKind::tag};
    for (const FacetKind kind : order) {
        const auto index = static_cast<std::size_t>(kind);
        if (answer.facets[index].empty() && filters.facets[index].empty()) continue;
        model.facets.push_back(build_facet(setting.state, kind, answer.facets[index], answer.total));
    }
    model.dated = filters.from || filters.to;
    model.histogram = build_histogram(answer.histogram, setting.state, unit);
    model.date_label = dates_chosen(filters);
    if (model.date_label.empty() && !answer.histogram.empty())
        model.date_label = period(answer.histogram.front().first, answer.histogram.back().first);
    if (model.date_label.empty()) model.date_label = period(setting.info.first, setting.info.last);
    const auto& typed = setting.state.typed_dates;
    model.from = !typed[0].empty() ? typed[0] : filters.from ? base::format_date(*filters.from) : std::string();
    model.to = !typed[1].empty() ? typed[1] : filters.to ? base::format_date(*filters.to) : std::string();
    model.date_wrong = !typed[0].empty() || !typed[1].empty();
    if (model.date_wrong) model.date_label = phrases().date_expected;
    if (answer.undated > 0) model.undated = fill(phrases().undated, {number(answer.undated)});
    model.only_with_quotes = filters.only_with_quotes;
    model.all_forms = setting.state.route.forms == search::WordForms::all;
    model.any = !(filters == search::Filters{});
    model.show_results = fill(phrases().show_results, {counted(unit, answer.total)});
    return model;
}

}  // namespace

FiltersModel build_filters(const Setting& setting, const search::SearchAnswer& articles) {
    return filters_of(setting, articles, phrases().articles);
}

FiltersModel build_filters(const Setting& setting, const search::QuotesAnswer& quotes) {
    return filters_of(setting, quotes, phrases().quotes);
}

}  // namespace verbatim::app
