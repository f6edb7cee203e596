#include "quotes/standing.h"

#include <doctest/doctest.h>

#include <string>

#include "articles.h"

using namespace verbatim;
using namespace verbatim::quotes;

namespace {

// How the article's first quotation stands; "none" where there is none.
std::string standing(corpus::Article article) {
    const Analysis analysis = analyze(article);
    if (analysis.quotes.empty()) return "none";
    return std::string(standing_name(StandingJudge(article, analysis).standing_of(analysis.quotes.front())));
}

std::string standing(std::string_view text) { return standing(language::testing::article(text, "en")); }

Opinion opinion(corpus::Article article) { return opinion_of(article, analyze(article)); }

}  // namespace

TEST_CASE("a whole sentence of somebody named is striking, one of “he” is sure") {
    CHECK(standing("“We cannot go on spending what we do not have,” Finance Minister Anna Berg said on Monday.") == "striking");
    CHECK(standing("“We cannot,” Finance Minister Anna Berg said on Monday.") == "doubtful");
    CHECK(standing("“We cannot wait,” Finance Minister Anna Berg said on Monday.") == "sure");
}

TEST_CASE("a described source is likely at best, and a pronoun that means nobody is doubtful") {
    CHECK(standing("“The road was closed for hours and nobody told us why,” a police officer said.") == "likely");
    CHECK(standing("“The road was closed for hours and nobody told us why,” it said.") == "doubtful");
}

TEST_CASE("scraps, titles and what the marks cut wrongly are doubtful") {
    CHECK(standing("Finance Minister Anna Berg called it a “bang”.") == "doubtful");
    CHECK(standing("“Together We Win Tomorrow,” Finance Minister Anna Berg said.") == "doubtful");
    CHECK(standing("Finance Minister Anna Berg said that the plan was “a disaster for every farmer here”.") != "doubtful");
}

TEST_CASE("agencies and the article's own outlet pass on what others say") {
    corpus::Article article = language::testing::article("“Prices rose by a tenth within a single year,” the Evening Star said.", "en");
    article.source = "Evening Star";
    CHECK(standing(article) == "doubtful");
    CHECK(standing("“Prices rose by a tenth within a single year,” Reuters said.") == "doubtful");
}

TEST_CASE("an opinion piece is told by its section, a tag, its address or its title") {
    corpus::Article article = language::testing::article("“We cannot go on spending what we do not have,” Anna Berg said.", "en");
    CHECK(opinion(article) == Opinion::none);
    article.tags = {"Opinion"};
    CHECK(opinion(article) == Opinion::section);
    article.tags.clear();
    article.url = "https://example.org/opinion/2024/a-title";
    CHECK(opinion(article) == Opinion::section);
    article.url = "https://example.org/news/opinion";  // the article's own name, no section
    CHECK(opinion(article) == Opinion::none);
    article.title = "Editorial: what now?";
    CHECK(opinion(article) == Opinion::section);
}

TEST_CASE("who writes “I” from beginning to end tells it in the first person; what others say does not count") {
    std::string own, said;
    for (int i = 0; i < 12; ++i) {
        own += "When I went to the market I met my neighbour again.\n\n";
        said += "“When I went to the market I met my neighbour again,” Anna Berg said.\n\n";
    }
    CHECK(opinion(language::testing::article(own, "en")) == Opinion::first_person);
    CHECK(opinion(language::testing::article(said, "en")) == Opinion::none);
    CHECK(opinion(language::testing::article("I am here. I was there. My word. I go. I went. Then the rest of it is told by others at length. " + std::string(4000, 'x'), "en")) == Opinion::none);
}

TEST_CASE("of an opinion piece only what is sure is likely") {
    corpus::Article article = language::testing::article("“We cannot go on spending what we do not have,” Finance Minister Anna Berg said on Monday.", "en");
    article.tags = {"Opinion"};
    CHECK(standing(article) == "likely");
}
