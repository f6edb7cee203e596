// Lines in context, counts over time, all forms of words, and what is refused or left out by rule.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>

#include "built.h"
#include "bundle/manifest.h"
#include "search/words.h"
#include "text/tokenizer.h"

using namespace verbatim;
using namespace verbatim::index;

namespace {

const std::vector<Invented>& dated_articles() {
    static const std::vector<Invented> all = invent_corpus(31, 200);
    return all;
}

auto concordance(Site& site, const search::ConcordanceRequest& request) {
    return site.answer([&](search::Engine& engine) { return engine.concordance(request); }, 300);
}

std::vector<std::string> folded(const std::string& text) {
    std::vector<std::string> words;
    text::Token token;
    for (text::Tokenizer tokens(text); tokens.next(token);) words.emplace_back(token.folded);
    return words;
}

std::uint32_t count_in_texts(const std::string& word) {
    std::uint32_t count = 0;
    for (const Invented& one : dated_articles()) {
        const auto words = folded(one.article.text);
        count += static_cast<std::uint32_t>(std::count(words.begin(), words.end(), word));
    }
    return count;
}

const corpus::Article& article_of(const std::string& id) {
    return std::find_if(dated_articles().begin(), dated_articles().end(), [&](const Invented& one) { return one.article.id == id; })->article;
}

}  // namespace

TEST_CASE("a concordance has a line for each place where the word stands, with its surroundings") {
    Site site = built_site(dated_articles());
    const auto outcome = concordance(site, {.query = "river", .articles = 1000, .limit = 100'000});
    REQUIRE(outcome.ready());
    CHECK(outcome.value->looked_into == outcome.value->articles);
    CHECK(outcome.value->total == count_in_texts("river"));
    REQUIRE(outcome.value->lines.size() == outcome.value->total);
    for (const search::ConcordanceLine& line : outcome.value->lines) {
        CHECK(folded(line.hit) == std::vector<std::string>{"river"});
        std::string text = article_of(line.article_id).text;
        CHECK(base::slice(text, line.at) == line.hit);
        const auto view = site.answer([&](search::Engine& engine) { return engine.article({.article = line.article, .query = "river"}); });
        REQUIRE(line.number < view.value->hits.size());
        CHECK(view.value->hits[line.number] == line.at);
        std::replace(text.begin(), text.end(), '\n', ' ');
        for (std::size_t at = text.find("  "); at != std::string::npos; at = text.find("  ")) text.erase(at, 1);
        CHECK(text.find(line.left + line.hit + line.right) != std::string::npos);
    }
}

TEST_CASE("lines are ordered by the words before or after, or newest first, and pages follow each other") {
    Site site = built_site(dated_articles());
    for (const search::ContextOrder order : {search::ContextOrder::left, search::ContextOrder::right, search::ContextOrder::newest}) {
        search::ConcordanceRequest request{.query = "bank* OR \"the trade\"", .order = order, .articles = 1000, .limit = 100'000};
        const auto whole = concordance(site, request);
        REQUIRE(whole.ready());
        const auto& lines = whole.value->lines;
        REQUIRE(lines.size() > 50);
        for (std::size_t i = 1; i < lines.size(); ++i) {
            auto before = folded(order == search::ContextOrder::left ? lines[i - 1].left : lines[i - 1].right);
            auto after = folded(order == search::ContextOrder::left ? lines[i].left : lines[i].right);
            if (order == search::ContextOrder::left) {
                std::reverse(before.begin(), before.end());
                std::reverse(after.begin(), after.end());
            }
            if (order == search::ContextOrder::newest)
                CHECK(lines[i - 1].date.value_or(base::Date{-1000000}) >= lines[i].date.value_or(base::Date{-1000000}));
            else CHECK(before <= after);
        }
        std::vector<base::TextSpan> paged;
        request.limit = 13;
        for (; request.offset < whole.value->total; request.offset += 13) {
            const auto page = concordance(site, request);
            REQUIRE(page.ready());
            for (const search::ConcordanceLine& line : page.value->lines) paged.push_back(line.at);
        }
        REQUIRE(paged.size() == lines.size());
        for (std::size_t i = 0; i < lines.size(); ++i) CHECK(paged[i] == lines[i].at);
    }
}

TEST_CASE("a concordance looks into no more articles than it may, and says so") {
    Site site = built_site(dated_articles());
    const auto outcome = concordance(site, {.query = "the", .articles = 5});
    REQUIRE(outcome.ready());
    CHECK(outcome.value->looked_into == 5);
    CHECK(outcome.value->articles > 5);
}

TEST_CASE("frequencies count the articles of a query and all others by day, by month and by year") {
    Site site = built_site(dated_articles());
    for (const search::DateUnit step : {search::DateUnit::day, search::DateUnit::month, search::DateUnit::year}) {
        search::FrequencyRequest request{.query = "budget", .step = step};
        request.filters.facets[static_cast<std::size_t>(search::Facet::source)].include = {"Morning Post"};
        std::map<std::string, std::pair<std::uint32_t, std::uint32_t>> truth;
        std::uint32_t total = 0, all = 0;
        for (const Invented& one : dated_articles()) {
            if (one.article.source != "Morning Post") continue;
            auto words = folded(one.article.title + " " + one.article.text);
            const bool has = std::find(words.begin(), words.end(), "budget") != words.end();
            total += has ? 1 : 0;
            ++all;
            if (!one.article.date) continue;
            auto& bin = truth[base::format_date(*one.article.date).substr(0, step == search::DateUnit::year ? 4 : step == search::DateUnit::month ? 7 : 10)];
            bin.first += has ? 1 : 0;
            ++bin.second;
        }
        const auto outcome = site.answer([&](search::Engine& engine) { return engine.frequencies(request); });
        REQUIRE(outcome.ready());
        CHECK(outcome.value->total == total);
        CHECK(outcome.value->articles == all);
        REQUIRE(outcome.value->bins.size() == truth.size());
        auto expected = truth.begin();
        for (const search::FrequencyBin& bin : outcome.value->bins) {
            CHECK(base::format_date(bin.first).starts_with(expected->first));
            CHECK(bin.count == expected->second.first);
            CHECK(bin.articles == expected->second.second);
            ++expected;
        }
    }
}

TEST_CASE("a word that is still being typed stands for all that begin with it, in lines and in counts") {
    Site site = built_site(dated_articles());
    const auto lines = [&](const char* query, search::Typing typing) {
        return concordance(site, {.query = query, .typing = typing, .articles = 1000, .limit = 0}).value->total;
    };
    CHECK(lines("riv", search::Typing::finished) == 0);
    CHECK(lines("riv", search::Typing::in_last_word) == count_in_texts("river") + count_in_texts("rivers"));
    const auto counts = [&](const char* query, search::Typing typing) {
        return site.answer([&](search::Engine& engine) { return engine.frequencies({.query = query, .typing = typing}); }).value->total;
    };
    CHECK(counts("riv", search::Typing::in_last_word) == counts("riv*", search::Typing::finished));
    CHECK(counts("riv", search::Typing::in_last_word) > 0);
}

TEST_CASE("all forms are found and marked, in the languages whose rules make them forms") {
    Site site = built_site(dated_articles());
    search::SearchRequest request;
    request.query = "trade lang:en";
    request.forms = search::WordForms::all;
    request.limit = 1000;
    request.with_snippets = true;
    const auto outcome = site.search(request);
    REQUIRE(outcome.ready());
    bool marked = false;
    for (const search::Hit& hit : outcome.value->hits)
        for (base::TextSpan at : hit.snippet.hits) marked |= base::slice(hit.snippet.text, at) == "trades";
    CHECK(marked);
    // Kazakh has no rules here: its words stand for themselves.
    request.query = "trades lang:kk";
    const auto all = site.search(request);
    request.forms = search::WordForms::exact;
    CHECK(all.value->total == site.search(request).value->total);
}

TEST_CASE("a word that stands for too many others is looked for by the most frequent ones, and the answer says so") {
    std::vector<Invented> corpus = invent_corpus(41, 60);
    const std::size_t words = search::most_terms + 200;
    for (std::size_t i = 0; i < words; ++i) corpus[i % 60].article.text += " zz" + std::to_string(i);
    corpus[7].article.text += " zzfrequent";
    corpus[8].article.text += " zzfrequent";
    Site site = built_site(corpus);
    for (const char* query : {"zz*", "*zz*"}) {
        search::SearchRequest request;
        request.query = query;
        const auto outcome = site.search(request);
        REQUIRE(outcome.ready());
        REQUIRE(outcome.value->notes.size() == 1);
        CHECK(outcome.value->notes[0].text.starts_with("only the 5,000 most frequent of the 5,201 words like"));
        CHECK(outcome.value->total > 50);
    }
    search::SearchRequest few;
    few.query = "zz1*";
    CHECK(site.search(few).value->notes.empty());
}

TEST_CASE("a query of too much work is refused at its place, not cut short") {
    std::vector<Invented> corpus = invent_corpus(51, 3);
    bundle::Random random(52);
    for (Invented& one : corpus) one.article.text += " " + invented_text(random, 400'000);
    Site site = built_site(corpus);
    search::SearchRequest request;
    request.query = "trade";
    while (request.query.size() < 1900) request.query += request.query.size() % 2 == 0 ? " NEAR/200 trades" : " NEAR/200 trade";
    const auto refused = site.search(request);
    REQUIRE(refused.ready());
    REQUIRE(refused.value->error.has_value());
    CHECK(refused.value->error->expected.starts_with("a query of less work"));
    CHECK(refused.value->hits.empty());
    request.query = "trade NEAR/200 trades";
    CHECK_FALSE(site.search(request).value->error.has_value());
    search::QuotesRequest quotes;
    quotes.query = "text:(trade NEAR/200 trades) peace";
    CHECK_FALSE(site.answer([&](search::Engine& engine) { return engine.quotes(quotes); }).value->error.has_value());
}

TEST_CASE("a root that says other counts than the manifest is not believed") {
    Site site = built_site(dated_articles());
    std::string& manifest = site.files()["manifest.json"];
    CHECK(search::Engine::open(manifest).ok());
    auto read = bundle::read_manifest(manifest);
    REQUIRE(read.ok());
    read->segments.front().articles += 1'000'000;
    Site lying({{"manifest.json", bundle::write_manifest(*read)}, {bundle::shard_file(read->segments.front().root), site.files()[bundle::shard_file(read->segments.front().root)]}});
    search::SearchRequest request;
    request.query = "NOT trade";
    const auto outcome = lying.search(request);
    REQUIRE(outcome.ready());
    CHECK(outcome.value->total == 0);
    REQUIRE(outcome.gaps.size() == 1);
    CHECK(outcome.gaps[0].what == "the table of contents");
}
