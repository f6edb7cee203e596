// The counts beside a list of quotes against the plainest count: every quote looked at, for every value.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>

#include "built.h"
#include "text/tokenizer.h"

using namespace verbatim;
using namespace verbatim::index;
using search::Facet;

namespace {

using Values = std::set<std::string>;

// A quote with what filters and facets see of it.
struct Told {
    std::array<Values, search::facet_count> values;  // the speaker is the quote's own
    std::optional<base::Date> date;
    Values about, words;
    bool indirect = false, spoken_article = false;
};

Values folded_words(std::string_view text) {
    Values words;
    text::Token token;
    for (text::Tokenizer tokens(text); tokens.next(token);) words.insert(std::string(token.folded));
    return words;
}

std::vector<Told> quotes_of(const std::vector<Invented>& corpus) {
    std::vector<Told> all;
    for (const Invented& one : corpus) {
        const auto& entities = one.analysis.names.entities;
        const bool spoken = std::any_of(one.analysis.quotes.begin(), one.analysis.quotes.end(),
                                        [](const quotes::Quote& quote) { return quote.kind != quotes::QuoteKind::indirect; });
        for (const quotes::Quote& quote : one.analysis.quotes) {
            Told told;
            const auto values = [&](Facet facet) -> Values& { return told.values[static_cast<std::size_t>(facet)]; };
            values(Facet::source) = {one.article.source};
            if (!one.article.place.display().empty()) values(Facet::place) = {one.article.place.display()};
            values(Facet::language) = {one.article.language};
            values(Facet::tag) = Values(one.article.tags.begin(), one.article.tags.end());
            for (const names::Entity& entity : entities) values(Facet::person).insert(entity.name);
            if (quote.person != names::no_entity) values(Facet::speaker) = {entities[quote.person].name};
            for (const names::EntityIndex about : quote.about) told.about.insert(entities[about].name);
            told.words = folded_words(base::slice(one.article.text, quote.fragments.front()));
            told.date = one.article.date;
            told.indirect = quote.kind == quotes::QuoteKind::indirect;
            told.spoken_article = spoken;
            all.push_back(std::move(told));
        }
    }
    return all;
}

bool meet(const std::vector<std::string>& names, const Values& values) {
    return std::any_of(names.begin(), names.end(), [&](const std::string& name) { return values.contains(name); });
}

// Whether the filters let a quote pass, one facet (or, at facet_count, the date) left out.
bool passes(const Told& told, const search::Filters& filters, std::size_t but_for) {
    for (std::size_t i = 0; i < search::facet_count; ++i) {
        const search::FacetSelection& selection = filters.facets[i];
        if (i == but_for) continue;
        if (!selection.include.empty() && !meet(selection.include, told.values[i])) return false;
        if (meet(selection.exclude, told.values[i])) return false;
    }
    if (but_for != search::facet_count && (filters.from || filters.to)) {
        if (!told.date || (filters.from && *told.date < *filters.from) || (filters.to && *filters.to < *told.date)) return false;
    }
    return !filters.only_with_quotes || told.spoken_article;
}

// Filters at random; the values of each facet as the corpus has them.
search::Filters invent_filters(bundle::Random& random) {
    const std::array<std::vector<std::string>, search::facet_count> values{{{"Morning Post", "Evening Star"},
                                                                             {"Astana, Kazakhstan", "Aktau, Kazakhstan"},
                                                                             invented_people(),
                                                                             invented_people(),
                                                                             {"en", "kk"},
                                                                             {"economy", "no such tag"}}};
    search::Filters filters;
    for (std::size_t i = 0; i < search::facet_count; ++i) {
        if (random.below(4) != 0) continue;
        const auto any = [&] { return values[i][random.below(static_cast<std::uint32_t>(values[i].size()))]; };
        if (random.below(3) != 0) filters.facets[i].include.push_back(any());
        if (random.below(3) == 0) filters.facets[i].exclude.push_back(any());
    }
    if (random.below(4) == 0) filters.from = base::Date{20000 + static_cast<std::int32_t>(random.below(700))};
    if (random.below(4) == 0) filters.to = base::Date{20000 + static_cast<std::int32_t>(random.below(700))};
    filters.only_with_quotes = random.below(5) == 0;
    return filters;
}

}  // namespace

TEST_CASE("facets beside quotes count the quotes that each value has under all that is chosen but itself") {
    const std::vector<Invented> corpus = invent_corpus(61, 300);
    const std::vector<Told> all = quotes_of(corpus);
    Site site = built_site(corpus);
    bundle::Random random(62);
    std::uint32_t counted = 0;
    for (int round = 0; round < 400; ++round) {
        search::QuotesRequest request;
        request.filters = invent_filters(random);
        request.indirect_too = random.below(2) == 0;
        request.with_facets = true;
        request.limit = 0;
        const std::string word = random.below(3) == 0 ? "trade" : "";
        request.query = word;
        std::string speaker, about;
        const auto name = [&](std::string& chosen, base::PersonId& person) {
            if (random.below(4) != 0) return;
            chosen = invented_people()[random.below(4)];
            person = *site.answer([&](search::Engine& engine) { return engine.find_person(chosen); }).value;
        };
        name(speaker, request.person);
        name(about, request.about);
        const auto asked_for = [&](const Told& told) {
            return (request.indirect_too || !told.indirect) && (word.empty() || told.words.contains(word)) &&
                   (speaker.empty() || told.values[static_cast<std::size_t>(Facet::speaker)].contains(speaker)) &&
                   (about.empty() || told.about.contains(about));
        };
        std::array<std::map<std::string, std::uint32_t>, search::facet_count> truth;
        std::uint32_t undated = 0;
        for (std::size_t i = 0; i < search::facet_count; ++i) {
            for (const auto* names : {&request.filters.facets[i].include, &request.filters.facets[i].exclude})
                for (const std::string& one : *names) truth[i][one] += 0;
            for (const Told& told : all)
                if (asked_for(told) && passes(told, request.filters, i))
                    for (const std::string& value : told.values[i]) ++truth[i][value];
        }
        for (const Told& told : all) undated += asked_for(told) && !told.date && passes(told, request.filters, search::facet_count) ? 1 : 0;

        const auto outcome = site.answer([&](search::Engine& engine) { return engine.quotes(request); });
        REQUIRE(outcome.ready());
        CHECK(outcome.value->undated == undated);
        for (std::size_t i = 0; i < search::facet_count; ++i) {
            std::map<std::string, std::uint32_t> found;
            for (const search::FacetValue& value : outcome.value->facets[i]) {
                CHECK_FALSE(found.contains(value.value));
                found[value.value] = value.count;
                counted += value.count;
            }
            CHECK_MESSAGE(found == truth[i], "round " << round << ", facet " << i);
            CHECK(std::is_sorted(outcome.value->facets[i].begin(), outcome.value->facets[i].end(), [](const auto& a, const auto& b) {
                return a.count != b.count ? a.count > b.count : a.value < b.value;
            }));
        }
    }
    CHECK(counted > 10'000);  // else nothing was compared
}
