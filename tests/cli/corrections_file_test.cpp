#include "cli/corrections_file.h"

#include <doctest/doctest.h>

#include "app/models.h"
#include "app/state.h"
#include "quotes/analyze.h"

namespace verbatim::cli {
namespace {

TEST_CASE("a corrections file is read, comments and several objects included") {
    const auto file = parse_corrections("c.json",
                                        "// from a reader\n"
                                        "{\"quotes\": [{\"article\": \"a-1\", \"words\": \"We agree\", \"person\": null}]}\n"
                                        "{\"quotes\": [{\"article\": \"a-2\", \"words\": \"{ //\\\" no\", \"drop\": true}], // not said\n"
                                        " \"same\": [[\"Bill\", \"William\"]], \"different\": [[\"A\", \"B\"]]}\n");
    REQUIRE(file.ok());
    REQUIRE(file->quotes.size() == 2);
    CHECK(file->quotes[0].person == std::string());
    CHECK(file->quotes[1].words == "{ //\" no");
    CHECK(file->quotes[1].drop);
    CHECK(file->names.same.size() == 1);
    CHECK(file->names.different.size() == 1);
}

TEST_CASE("what is wrong with a corrections file is said with its place") {
    struct Case {
        const char* text;
        const char* said;
    };
    for (const Case& one : {Case{"", "c.json: found no JSON object"}, Case{"[]", "c.json:1: found no JSON object"},
                            Case{"{\"quotes\": [\n{\"article\": \"a\",}\n]}", "c.json:2: found no valid JSON"},
                            Case{"{\"quotes\": [{\"words\": \"x\", \"drop\": true}]}", "no \"article\" in entry 1 of \"quotes\""},
                            Case{"{\"quotes\": [{\"article\": \"a\", \"words\": \"x\"}]}", "neither \"person\" nor"},
                            Case{"{\"quotes\": [{\"article\": \"a\", \"words\": \"x\", \"speker\": \"y\"}]}", "an unknown key \"speker\""},
                            Case{"{\"same\": [[\"A\"]]}", "no pair of names in entry 1 of \"same\""}, Case{"{} x", "c.json:1: found no valid JSON"},
                            Case{"{\"merge\": []}", "an unknown key \"merge\""}}) {
        const auto file = parse_corrections("c.json", one.text);
        REQUIRE_FALSE(file.ok());
        CHECK_MESSAGE(file.error().message().find(one.said) != std::string::npos, file.error().message());
    }
}

// The whole way: a quotation as analysed, the card that the explorer shows of it, the report that a reader copies, the file.
TEST_CASE("what the explorer copies for a mistake is a corrections file that changes the quotation") {
    corpus::Article article;
    article.id = "a \"quoted\" id";
    article.language = "en";
    article.text = "“We agree on trade, on fish\tand on all that lies between the two coasts of this narrow sea,” Anna Berg said on Monday.";
    quotes::Analysis analysis = quotes::analyze(article);
    REQUIRE(analysis.quotes.size() == 1);

    app::State state;
    search::BundleInfo info;
    info.title = "Two\nlines";
    search::QuoteView view;
    view.article_id = article.id;
    view.words = quotes::words_of(article.text, analysis.quotes[0]);
    view.fragments = analysis.quotes[0].fragments;
    view.person_name = "Anna Berg";
    const std::string copied = app::build_evidence({state, info, "https://example.org/"}, view, nullptr, nullptr).correction;

    std::string edited = copied;
    const std::size_t name = edited.find("\"Anna Berg\"");
    REQUIRE(name != std::string::npos);
    edited.replace(name, 11, "\"Boris Tal\"");
    auto file = parse_corrections("c.json", copied + edited);
    REQUIRE_MESSAGE(file.ok(), file.error().message());
    quotes::Corrections corrections(std::move(file->quotes));
    corrections.apply(article, analysis);
    CHECK(corrections.uses() == std::vector<std::size_t>{1, 1});
    CHECK(analysis.names.entities[analysis.quotes[0].person].name == "Boris Tal");
    CHECK(analysis.quotes[0].rule == quotes::Rule::correction);
}

}  // namespace
}  // namespace verbatim::cli
