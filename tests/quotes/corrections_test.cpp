#include "quotes/corrections.h"

#include <doctest/doctest.h>

#include "articles.h"

using namespace verbatim;
using quotes::Corrections;

namespace {

corpus::Article bridge_article() {
    corpus::Article article = language::testing::article("Peter Lund met Marta Kovacs.|“The route is agreed,” said Marta Kovacs.");
    article.id = "bridge";
    return article;
}

}  // namespace

TEST_CASE("a correction names another person, and the evidence says so") {
    const corpus::Article article = bridge_article();
    quotes::Analysis analysis = quotes::analyze(article);
    Corrections corrections({{.article = "bridge", .words = "The ROUTE is", .person = "Peter Lund", .speaker = "Peter Lund"}});
    corrections.apply(article, analysis);
    REQUIRE(analysis.quotes.size() == 1);
    const quotes::Quote& quote = analysis.quotes[0];
    REQUIRE(quote.person < analysis.names.entities.size());
    CHECK(analysis.names.entities[quote.person].name == "Peter Lund");
    CHECK(base::slice(article.text, quote.speaker) == "Peter Lund");
    CHECK(quote.rule == quotes::Rule::correction);
    CHECK(quote.confidence == 1000);
    CHECK(corrections.uses()[0] == 1);
}

TEST_CASE("a correction may name a person whom the article does not, or nobody") {
    const corpus::Article article = bridge_article();
    quotes::Analysis analysis = quotes::analyze(article);
    Corrections({{.article = "bridge", .words = "The route", .person = "Anna Miller"}}).apply(article, analysis);
    CHECK(analysis.names.entities[analysis.quotes[0].person].name == "Anna Miller");
    Corrections({{.article = "bridge", .words = "The route", .person = ""}}).apply(article, analysis);
    CHECK(analysis.quotes[0].person == names::no_entity);
}

TEST_CASE("a correction drops a quotation") {
    const corpus::Article article = bridge_article();
    quotes::Analysis analysis = quotes::analyze(article);
    Corrections corrections({{.article = "bridge", .words = "the route", .drop = true}});
    corrections.apply(article, analysis);
    CHECK(analysis.quotes.empty());
    CHECK(corrections.uses()[0] == 1);
}

TEST_CASE("a correction that no longer applies is counted as unused") {
    const corpus::Article article = bridge_article();
    quotes::Analysis analysis = quotes::analyze(article);
    Corrections corrections({{.article = "other", .words = "The route", .drop = true},
                             {.article = "bridge", .words = "The tunnel", .drop = true},
                             {.article = "bridge", .words = "The route", .speaker = "Nobody Here"}});
    corrections.apply(article, analysis);
    CHECK(analysis.quotes.size() == 1);
    CHECK(corrections.uses() == std::vector<std::size_t>{0, 0, 0});
}
