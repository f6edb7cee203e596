// The front page of a collection: what it is, whose words it holds, where to begin.
#include <algorithm>

#include "app/format.h"
#include "app/models.h"

namespace verbatim::app {
namespace {

constexpr std::size_t most_striking = 4;
constexpr std::size_t most_sources = 12;
constexpr std::size_t most_people = 8;

// What stands as striking (docs/quotes.md), and is read at a glance.
constexpr std::size_t longest = 190;  // bytes
bool striking(const search::QuoteView& quote) {
    return quote.standing == search::Standing::striking && quote.person.known() && quote.words.size() <= longest;
}

// One of each person, of those who are quoted most (people are numbered by that), in the order of the answer: newest first.
std::vector<const search::QuoteView*> choose_striking(const std::vector<search::QuoteView>& quotes) {
    std::vector<const search::QuoteView*> chosen;
    for (const search::QuoteView& quote : quotes) {
        const bool seen = std::any_of(chosen.begin(), chosen.end(), [&](const auto* one) { return one->person == quote.person; });
        if (!seen && striking(quote)) chosen.push_back(&quote);
    }
    std::vector<std::uint32_t> people;
    for (const search::QuoteView* quote : chosen) people.push_back(quote->person.value);
    std::sort(people.begin(), people.end());
    if (people.size() > most_striking)
        std::erase_if(chosen, [&](const auto* quote) { return quote->person.value >= people[most_striking]; });
    return chosen;
}

void list_sources(const search::BundleInfo& info, const search::SearchAnswer* facets, OverviewModel& model) {
    const auto add = [&](const std::string& source, std::string hint) {
        Route route;
        route.view = View::articles;
        route.filters.facets[static_cast<std::size_t>(FacetKind::source)].include.push_back(source);
        const std::string address = encode(route);
        model.sources.push_back({.label = source, .action = GoTo{address}, .href = "#" + address, .hint = std::move(hint)});
    };
    if (facets) {
        const auto& counted_sources = facets->facets[static_cast<std::size_t>(FacetKind::source)];
        for (std::size_t i = 0; i < counted_sources.size() && i < most_sources; ++i)
            add(counted_sources[i].value, number(counted_sources[i].count));
    } else {
        for (std::size_t i = 0; i < info.sources.size() && i < most_sources; ++i) add(info.sources[i], {});
    }
}

void list_ways_in(const search::BundleInfo& info, OverviewModel& model) {
    const auto page = [](View view) {
        Route route;
        route.view = view;
        return address_of({}, route);
    };
    model.begin.push_back({.label = fill(phrases().read_articles, {counted(phrases().articles, info.articles)}),
                           .action = ShowView{View::articles},
                           .href = page(View::articles)});
    if (info.quotes > 0)
        model.begin.push_back({.label = std::string(phrases().browse_quotes), .action = ShowView{View::quotes}, .href = page(View::quotes)});
    if (info.people > 0)
        model.begin.push_back({.label = std::string(phrases().browse_people), .action = ShowView{View::people}, .href = page(View::people)});
}

}  // namespace

OverviewModel build_overview(const Setting& setting, const OverviewParts& parts) {
    const search::BundleInfo& info = setting.info;
    OverviewModel model;
    model.title = info.title;
    model.figures =
        fill(phrases().about_figures, {counted(phrases().articles, info.articles), counted(phrases().quotes, info.shown_quotes),
                                     counted(phrases().names, info.people)});
    model.period = period(info.first, info.last);
    model.rights = info.rights;
    if (info.articles == 0) {
        model.notice.title = phrases().empty_collection;
        model.notice.detail = phrases().empty_collection_detail;
        return model;
    }
    list_ways_in(info, model);
    list_sources(info, parts.facets, model);
    if (parts.facets) model.histogram = build_histogram(parts.facets->histogram, State{}, phrases().articles);
    if (parts.people) {
        const std::uint32_t most = most_quotes(parts.people->people);
        for (const search::PersonRow& person : parts.people->people)
            if (person.quotes > 0 && model.people.size() < most_people)
                model.people.push_back(build_person_card(person, most));
    }
    if (parts.quotes)
        for (const search::QuoteView* quote : choose_striking(parts.quotes->quotes))
            model.quotes.push_back(build_quote_row(setting, *quote));
    if (parts.newest)
        for (const search::Hit& hit : parts.newest->hits) model.newest.push_back(build_result_row(setting, hit));
    return model;
}

}  // namespace verbatim::app
