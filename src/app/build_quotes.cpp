// Quotations by speaker, people, the overview, and the command palette.
#include <algorithm>

#include "app/format.h"
#include "app/models.h"
#include "text/tokenizer.h"

namespace verbatim::app {
namespace {

constexpr std::size_t most_speakers = 40;  // beside the quotations
constexpr std::size_t most_striking = 4;   // on the overview
constexpr std::size_t most_sources = 12;
constexpr std::size_t most_commands = 12;

Choice speaker_choice(const State& state, const std::string& name, std::string label) {
    Route route = state.route;
    route.view = View::quotes;
    route.article.clear();
    route.quote.clear();
    route.speaker = name;
    return {.label = std::move(label),
            .action = ShowSpeaker{name},
            .current = state.route.speaker == name,
            .href = address_of({}, route)};
}

bool striking(const search::QuoteView& quote) {
    return quote.kind == 0 && quote.confidence >= 900 && quote.person.known() && quote.words.size() >= 70 &&
           quote.words.size() <= 240;
}

}  // namespace

QuotesModel build_quotes(const Setting& setting, const search::QuotesAnswer& answer, const search::PeopleAnswer* people,
                         const std::vector<search::Gap>& gaps) {
    const State& state = setting.state;
    QuotesModel model;
    model.status = Status::ready;
    model.one_speaker = !state.route.speaker.empty();
    model.heading = model.one_speaker ? state.route.speaker : std::string(english.all_quotes);
    model.figures = counted(english.quotes, std::uint64_t{answer.direct} + answer.mixed);
    if (!gaps.empty()) model.figures = fill(english.at_least, {model.figures});
    model.kinds = fill(english.counts_by_kind, {number(answer.direct), number(answer.mixed), number(answer.indirect)});
    model.histogram = build_histogram(answer.histogram, state.route.filters, english.quotes);
    model.total = answer.total;
    model.rows.reserve(answer.quotes.size());
    for (const search::QuoteView& quote : answer.quotes) model.rows.push_back(build_quote_row(setting, quote));
    model.more = answer.quotes.size() < answer.total;
    model.indirect = {.label = std::string(state.indirect_quotes ? english.indirect_shown : english.indirect_hidden),
                      .action = ToggleIndirectQuotes{},
                      .current = state.indirect_quotes};

    model.exports = export_choices();
    model.speakers.push_back(speaker_choice(state, {}, std::string(english.everyone)));
    if (people)
        for (std::size_t i = 0; i < people->people.size() && i < most_speakers; ++i) {
            const search::PersonRow& person = people->people[i];
            if (person.name == state.route.speaker) {
                const PersonCard card = build_person_card(person);
                model.roles = dotted({card.roles, card.period});
            }
            if (person.quotes > 0)
                model.speakers.push_back(
                    speaker_choice(state, person.name, dotted({person.name, number(person.quotes)})));
        }
    Route link = state.route;
    link.view = View::quotes;
    model.link = address_of(setting.address, link);
    if (answer.error) {
        model.notice.title = english.query_wrong;
        model.notice.detail = fill(english.expected, {answer.error->expected});
    } else if (answer.total == 0) {
        model.notice.title = english.no_quotes_found;
        model.notice.detail = english.no_quotes_detail;
        if (!(state.route.filters == search::Filters{}))
            model.notice.remedies.push_back({.label = std::string(english.clear_filters), .action = ClearFilters{}});
        if (!state.route.query.empty())
            model.notice.remedies.push_back({.label = std::string(english.clear_search), .action = TypeQuery{}});
        if (model.one_speaker)
            model.notice.remedies.push_back({.label = std::string(english.everyone), .action = ShowSpeaker{}});
    }
    model.partial = partial_notice(gaps, answer.notes);
    return model;
}

PeopleModel build_people(const Setting& setting, const search::PeopleAnswer& answer,
                         const std::vector<search::Gap>& gaps) {
    PeopleModel model;
    model.status = Status::ready;
    model.heading = counted(english.people, answer.total);
    for (const search::PersonRow& person : answer.people) model.rows.push_back(build_person_card(person));
    model.more = answer.people.size() < answer.total;
    if (answer.total == 0) {
        model.notice.title = english.no_people_found;
        model.notice.detail = english.no_people_detail;
        if (!(setting.state.route.filters == search::Filters{}))
            model.notice.remedies.push_back({.label = std::string(english.clear_filters), .action = ClearFilters{}});
    }
    model.partial = partial_notice(gaps);
    return model;
}

OverviewModel build_overview(const Setting& setting, const search::PeopleAnswer* people,
                             const search::QuotesAnswer* quotes) {
    const search::BundleInfo& info = setting.info;
    OverviewModel model;
    model.title = info.title;
    model.figures =
        fill(english.about_figures, {counted(english.articles, info.articles), counted(english.quotes, info.quotes),
                                     counted(english.people, info.people)});
    model.period = period(info.first, info.last);
    model.rights = info.rights;
    const auto page = [](View view) {
        Route route;
        route.view = view;
        return address_of({}, route);
    };
    model.begin = {
        {.label = std::string(english.read_articles), .action = ShowView{View::articles}, .href = page(View::articles)},
        {.label = std::string(english.browse_quotes), .action = ShowView{View::quotes}, .href = page(View::quotes)},
        {.label = std::string(english.browse_people), .action = ShowView{View::people}, .href = page(View::people)},
    };
    for (std::size_t i = 0; i < info.sources.size() && i < most_sources; ++i) {
        Route route;
        route.view = View::articles;
        route.filters.facets[static_cast<std::size_t>(FacetKind::source)].include.push_back(info.sources[i]);
        const std::string address = encode(route);
        model.sources.push_back({.label = info.sources[i], .action = GoTo{address}, .href = "#" + address});
    }
    if (people)
        for (const search::PersonRow& person : people->people)
            if (person.quotes > 0 && model.people.size() < 8) model.people.push_back(build_person_card(person));
    if (quotes) {
        std::vector<base::PersonId> seen;
        for (const search::QuoteView& quote : quotes->quotes) {
            if (model.quotes.size() == most_striking) break;
            if (!striking(quote) || std::find(seen.begin(), seen.end(), quote.person) != seen.end()) continue;
            seen.push_back(quote.person);
            model.quotes.push_back(build_quote_row(setting, quote));
        }
    }
    return model;
}

PaletteModel build_palette(const Setting& setting, const search::PeopleAnswer* people) {
    const State& state = setting.state;
    PaletteModel model;
    model.open = true;
    model.text = state.palette_text;
    const std::string wanted = text::fold(state.palette_text);
    const auto add = [&](std::string label, Action action) {
        if (model.choices.size() >= most_commands) return;
        if (!wanted.empty() && text::fold(label).find(wanted) == std::string::npos) return;
        model.choices.push_back({.label = std::move(label), .action = std::move(action)});
    };
    for (std::size_t i = 0; i < view_count; ++i) add(std::string(english.views[i]), ShowView{static_cast<View>(i)});
    for (std::size_t i = 0; i < english.themes.size(); ++i)
        add(fill(english.theme_button, {english.themes[i]}), ChooseTheme{static_cast<ThemeChoice>(i)});
    add(std::string(english.larger_text), ChangeTextSize{1});
    add(std::string(english.smaller_text), ChangeTextSize{-1});
    add(std::string(english.clear_filters), ClearFilters{});
    add(std::string(english.only_with_quotes), ToggleOnlyWithQuotes{});
    add(std::string(english.all_forms), ToggleWordForms{});
    for (std::size_t i = 0; i < english.exports.size(); ++i)
        add(std::string(english.export_button) + ": " + std::string(english.exports[i]),
            ExportResults{static_cast<ExportFormat>(i)});
    add(std::string(english.shortcuts_title), ShowShortcuts{});
    if (people)
        for (const search::PersonRow& person : people->people) add(person.name, ShowSpeaker{person.name});
    return model;
}

}  // namespace verbatim::app
