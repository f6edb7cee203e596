// What lists show of their own accord, and what is read into a plain query, over articles that the whole analysis has read.
#include <doctest/doctest.h>

#include <algorithm>

#include "built.h"
#include "quotes/standing.h"

using namespace verbatim;
using namespace verbatim::index;
using search::Interpretation;
using search::Standing;

namespace {

Invented read_article(std::string id, const char* date, std::string source, std::string text, std::vector<std::string> tags = {}) {
    Invented one;
    one.article.id = std::move(id);
    one.article.title = "A day at the harbour";
    one.article.date = base::parse_date(date);
    one.article.source = std::move(source);
    one.article.language = "en";
    one.article.tags = std::move(tags);
    one.article.text = std::move(text);
    one.analysis = quotes::analyze(one.article);
    return one;
}

const std::vector<Invented>& read_articles() {
    static const std::vector<Invented> all{
        read_article("a", "2024-03-01", "Morning Post",
             "“We will dredge the harbour before the winter storms come,” Harbour Minister Anna Berg said on Monday.\n\n"
             "The tariff for fishing boats rises. “It is far too much for small boats to pay,” a fisherman said."),
        read_article("b", "2024-03-02", "Evening Star", "“We will dredge the harbour before the winter storms come,” Harbour Minister Anna Berg said on Monday."),
        read_article("c", "2025-06-01", "Evening Star",
             "“The ferry will sail again from the first of June,” said Harbour Minister Anna Berg.\n\n“It was a bang,” it said.\n\n"
             "“Nobody asked us about the tariff before it came,” said union leader Tomas Rill."),
        read_article("d", "2025-06-02", "Morning Post", "“Nothing was said about the budget by anybody there,” said union leader Tomas Rill. The tarrif rose.")};
    return all;
}

search::QuotesAnswer quotes_asked(const search::QuotesRequest& request) {
    Site site = built_site(read_articles());
    const auto outcome = site.answer([&](search::Engine& engine) { return engine.quotes(request); });
    REQUIRE(outcome.ready());
    return *outcome.value;
}

search::QuotesAnswer ask_freely(std::string query) {
    return quotes_asked({.query = std::move(query), .interpretation = Interpretation::free, .least = Standing::likely, .copies_once = true, .order = search::QuoteOrder::fit});
}

std::vector<std::string> ids_of(const search::QuotesAnswer& answer) {
    std::vector<std::string> all;
    for (const search::QuoteView& quote : answer.quotes) all.push_back(quote.article_id);
    return all;
}

}  // namespace

TEST_CASE("a list leaves out what stands less than is asked for, and tells how much that is") {
    std::vector<std::uint32_t> standing(4);
    std::uint32_t all = 0;
    for (const Invented& one : read_articles()) {
        const quotes::StandingJudge judge(one.article, one.analysis);
        for (const quotes::Quote& quote : one.analysis.quotes) {
            ++all;
            for (std::uint32_t least = 0; least <= static_cast<std::uint32_t>(judge.standing_of(quote)); ++least) ++standing[least];
        }
    }
    REQUIRE(standing[0] > standing[1]);
    REQUIRE(standing[1] > standing[2]);
    for (std::uint32_t least = 0; least < 4; ++least) {
        const search::QuotesAnswer answer = quotes_asked({.least = static_cast<Standing>(least)});
        CHECK(answer.total == standing[least]);
        CHECK(answer.below == all - standing[least]);
        for (const search::QuoteView& quote : answer.quotes) CHECK(static_cast<std::uint32_t>(quote.standing) >= least);
    }
}

TEST_CASE("of several printings one is listed, the first in the order, and the others are counted") {
    const search::QuotesAnswer each = quotes_asked({.query = "dredge"});
    CHECK(each.total == 2);
    CHECK(each.copies == 0);
    search::QuotesRequest once{.query = "dredge", .copies_once = true};
    CHECK(ids_of(quotes_asked(once)) == std::vector<std::string>{"b"});
    CHECK(quotes_asked(once).copies == 1);
    once.order = search::QuoteOrder::oldest;
    CHECK(ids_of(quotes_asked(once)) == std::vector<std::string>{"a"});
    once.filters.facets[static_cast<std::size_t>(search::Facet::source)].include = {"Evening Star"};
    CHECK(ids_of(quotes_asked(once)) == std::vector<std::string>{"b"});
    CHECK(quotes_asked(once).copies == 0);
}

TEST_CASE("people are counted by what lists show of them, printings once") {
    Site site = built_site(read_articles());
    const auto people = [&](const search::PeopleRequest& request) {
        const auto outcome = site.answer([&](search::Engine& engine) { return engine.people(request); });
        REQUIRE(outcome.ready());
        return *outcome.value;
    };
    const search::PeopleAnswer all = people({});
    REQUIRE(all.people.size() >= 2);
    CHECK(all.people[0].name == "Anna Berg");
    CHECK(all.people[0].quotes == 2);
    search::PeopleRequest counted;
    counted.filters.from = base::parse_date("2000-01-01");
    CHECK(people(counted).people[0].quotes == 2);  // counted from the columns, the same
}

TEST_CASE("a known speaker's name among plain words is read as the speaker, and said so") {
    const search::QuotesAnswer answer = ask_freely("anna berg ferry");
    CHECK(ids_of(answer) == std::vector<std::string>{"c"});
    REQUIRE(answer.read_as.size() == 1);
    CHECK(answer.read_as[0] == search::QueryReading{search::ReadAs::speaker, "anna berg", "Anna Berg"});
    CHECK(quotes_asked({.query = "anna berg ferry"}).total == 0);                    // as typed, all are words that are said
    CHECK(ask_freely("rill").read_as.size() == 1);                          // nobody says "rill", and somebody is called so
    CHECK(ask_freely("harbour").read_as.empty());
}

TEST_CASE("a year within the collection's time is read as a date, another stays a word") {
    const search::QuotesAnswer answer = ask_freely("anna berg 2025");
    CHECK(ids_of(answer) == std::vector<std::string>{"c"});
    REQUIRE(answer.read_as.size() == 2);
    CHECK(answer.read_as[1] == search::QueryReading{search::ReadAs::date, "2025", "2025"});
    CHECK(ids_of(ask_freely("dredge march 2024")) == std::vector<std::string>{"b"});
    CHECK(ask_freely("anna berg 1925").read_as.size() == 1);
}

TEST_CASE("a slip is mended where nothing has the word; words that stand in the article alone come after none with all") {
    const search::QuotesAnswer mended = ask_freely("dregde");
    CHECK(ids_of(mended) == std::vector<std::string>{"b"});
    REQUIRE(mended.read_as.size() == 1);
    CHECK(mended.read_as[0].meant == "dredge");
    const search::QuotesAnswer near = ask_freely("boats tariff");  // said of boats, in an article on the tariff
    CHECK(near.near_alone);
    CHECK(ids_of(near) == std::vector<std::string>{"a", "a"});
    CHECK(near.quotes.front().words == "It is far too much for small boats to pay");  // the other has neither word itself
    CHECK_FALSE(ask_freely("nobody tariff").near_alone);
}

TEST_CASE("quotations in the order of their speakers' names") {
    search::QuotesRequest request{.least = Standing::likely, .copies_once = true, .order = search::QuoteOrder::speaker};
    const search::QuotesAnswer answer = quotes_asked(request);
    std::vector<std::string> names;
    for (const search::QuoteView& quote : answer.quotes) names.push_back(quote.person_name);
    REQUIRE(names.size() >= 4);
    CHECK(names.front() == "Anna Berg");
    CHECK(names.back().empty());  // whom nobody names
    CHECK(std::is_sorted(names.begin(), names.end() - 1));
}

TEST_CASE("an article that no words fit wholly is found by other forms of them, or by all but one") {
    Site site = built_site(read_articles());
    const auto search = [&](const char* query, Interpretation interpretation) {
        const auto outcome = site.search({.query = query, .interpretation = interpretation});
        REQUIRE(outcome.ready());
        return *outcome.value;
    };
    CHECK(search("ferries sails", Interpretation::as_typed).total == 0);
    CHECK(search("ferries sails", Interpretation::free).hits.at(0).id == "c");
    CHECK(search("ferries sails", Interpretation::free).near_alone);
    CHECK(search("ferry sail zebra", Interpretation::free).hits.at(0).id == "c");
    CHECK(search("ferry june", Interpretation::free).near_alone == false);
    const search::SearchAnswer mended = search("dregde", Interpretation::free);
    CHECK(mended.total == 2);
    REQUIRE(mended.read_as.size() == 1);
    CHECK(mended.read_as[0].as == search::ReadAs::spelling);
}
