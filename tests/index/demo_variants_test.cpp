// The demo's sentence that no two papers print in the same words, and its wire story in three versions, through the whole
// build: read, analysed, indexed, asked.
#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "built.h"
#include "corpus/reader.h"
#include "quotes/analyze.h"

using namespace verbatim;
using namespace verbatim::index;

namespace {

Site& demo_site() {
    static Site site = [] {
        std::vector<Invented> corpus;
        const auto read = corpus::read_corpus(
            {std::string(VERBATIM_SOURCE_DIR) + "/assets/demo"}, {},
            [&](corpus::Article&& article) {
                quotes::Analysis analysis = quotes::analyze(article);
                corpus.push_back({std::move(article), std::move(analysis)});
            },
            [](corpus::Notice&&) {});
        REQUIRE(read.ok());
        return built_site(corpus);
    }();
    return site;
}

search::QuotesAnswer ask(const search::QuotesRequest& request) {
    const auto outcome = demo_site().answer([&](search::Engine& engine) { return engine.quotes(request); }, 400);
    REQUIRE(outcome.ready());
    return *outcome.value;
}

// The articles that print the quotation which begins with `words` in `article`, that one left out.
std::set<std::string> elsewhere(const std::string& article, const std::string& words) {
    const search::QuotesAnswer all = ask({.limit = 10000});
    const auto quote = std::find_if(all.quotes.begin(), all.quotes.end(), [&](const search::QuoteView& one) {
        return one.article_id == article && one.words.starts_with(words);
    });
    REQUIRE(quote != all.quotes.end());
    std::set<std::string> articles;
    for (const search::QuoteView& other : ask({.variants_of = quote->quote}).quotes) articles.insert(other.article_id);
    CHECK(quote->other_places == articles.size());
    return articles;
}

}  // namespace

TEST_CASE("the demo's sentence about the herring is found in all its wordings") {
    CHECK(elsewhere("courier/2024-03-07-herring-budget", "Not one stone") ==
          std::set<std::string>{"courier/2024-12-31-year-in-sentences", "post/2024-03-06-herring", "post/2025-02-13-spawn", "tern/2024-spring#1"});
}

TEST_CASE("the demo's wire story and what two papers made of it print the same quotations") {
    CHECK(elsewhere("tern/2024-10-09-crane", "It went down like a giraffe") ==
          std::set<std::string>{"courier/2024-10-10-crane", "courier/2024-12-31-year-in-sentences", "post/2024-10-10-crane"});
    CHECK(elsewhere("tern/2024-10-09-crane", "I wanted a cup of tea") == std::set<std::string>{"courier/2024-10-10-crane"});
    CHECK(elsewhere("post/2024-10-10-crane", "We’ve got it in writing") == std::set<std::string>{"courier/2024-10-10-crane"});
}
