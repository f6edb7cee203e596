// All that a request finds, over the frozen bundle: the same as page by page, in the same order, whatever is asked in between.
#include "search/listing.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "../compat/answers.h"

using namespace verbatim;
using namespace verbatim::search;

namespace {

const std::string frozen = std::string(VERBATIM_SOURCE_DIR) + "/tests/compat/v1";

Engine open_engine() { return std::move(*Engine::open(compat::read_file(frozen + "/manifest.json"))); }

template <class Ask>
auto ask_frozen(Engine& engine, Ask ask) {
    auto outcome = compat::answer(engine, frozen, ask);
    CHECK(outcome.gaps.empty());
    return std::move(*outcome.value);
}

std::vector<Place> by_place(std::vector<Place> places) {
    std::sort(places.begin(), places.end(), [](const Place& a, const Place& b) { return a.article != b.article ? a.article < b.article : a.quote < b.quote; });
    return places;
}

}  // namespace

TEST_CASE("the list of quotations holds what the pages do, in their order, under every kind of request") {
    Engine engine = open_engine();
    std::vector<QuotesRequest> requests(6);
    requests[1].query = "trade OR peace";
    requests[2].order = QuoteOrder::oldest;
    requests[3].indirect_too = false;
    requests[4].filters.facets[0].include = {"Morning Post"};
    requests[5].query = "nothing-of-this-kind";
    for (QuotesRequest request : requests) {
        CAPTURE(request.query);
        const Listing listing = ask_frozen(engine, [&](Engine& one) { return one.list_quotes(request); });
        request.limit = ~0u;
        const QuotesAnswer all = ask_frozen(engine, [&](Engine& one) { return one.quotes(request); });
        REQUIRE(listing.places.size() == all.quotes.size());
        for (std::size_t i = 0; i < all.quotes.size(); ++i) CHECK(listing.places[i] == Place{all.quotes[i].article, all.quotes[i].quote});
        const auto views = ask_frozen(engine, [&](Engine& one) { return one.read_quotes(listing.places); });
        REQUIRE(views.size() == all.quotes.size());
        for (std::size_t i = 0; i < views.size(); ++i) {
            REQUIRE(views[i]);
            CHECK(views[i]->words == all.quotes[i].words);
            CHECK(views[i]->person_name == all.quotes[i].person_name);
            CHECK(views[i]->article_id == all.quotes[i].article_id);
            CHECK(views[i]->passage.find(views[i]->words.substr(0, views[i]->words.find(" … "))) != std::string::npos);
        }
    }
}

TEST_CASE("the list of articles holds what the pages do, in every order") {
    Engine engine = open_engine();
    for (const char* query : {"", "trade", "trade OR river"})
        for (const Sort sort : {Sort::relevance, Sort::newest, Sort::oldest, Sort::source}) {
            SearchRequest request;
            request.query = query;
            request.sort = sort;
            const Listing listing = ask_frozen(engine, [&](Engine& one) { return one.list_articles(request); });
            request.limit = ~0u;
            const SearchAnswer all = ask_frozen(engine, [&](Engine& one) { return one.search(request); });
            REQUIRE(listing.places.size() == all.hits.size());
            const auto hits = ask_frozen(engine, [&](Engine& one) { return one.read_hits(listing.places); });
            for (std::size_t i = 0; i < all.hits.size(); ++i) {
                REQUIRE(hits[i]);
                CHECK(hits[i]->id == all.hits[i].id);
                CHECK(hits[i]->title == all.hits[i].title);
            }
        }
}

TEST_CASE("a request that makes no sense has an error and no places") {
    Engine engine = open_engine();
    QuotesRequest quotes;
    quotes.query = "(trade";
    const Listing said = ask_frozen(engine, [&](Engine& one) { return one.list_quotes(quotes); });
    CHECK(said.error);
    CHECK(said.places.empty());
    SearchRequest articles;
    articles.query = "(trade";
    CHECK(ask_frozen(engine, [&](Engine& one) { return one.list_articles(articles); }).error);
}

TEST_CASE("the shards told beforehand are all that reading the places asks for, but for the names of people") {
    Engine engine = open_engine();
    const Listing listing = ask_frozen(engine, [](Engine& one) { return one.list_quotes({}); });
    const std::vector<Place> places = by_place(listing.places);
    CHECK_FALSE(engine.shards_of(places).all);  // the table of contents comes first
    for (std::size_t turn = 0; turn < 4; ++turn)
        for (const base::ShardId shard : engine.shards_of(places).shards) CHECK(engine.deliver(shard, compat::read_file(frozen + "/" + engine.shard_file(shard))));
    CHECK(engine.shards_of(places).all);
    CHECK(engine.shards_of(places).shards.empty());
    const auto outcome = engine.read_quotes(places);
    CHECK(outcome.missing.size() <= 2);  // of people
}

TEST_CASE("where ranges are served, a stretch of which most is wanted comes in whole shards, and single articles in parts") {
    Engine engine = open_engine();
    engine.allow_ranges();
    const Listing listing = ask_frozen(engine, [](Engine& one) { return one.list_articles({}); });
    const std::vector<Place> places = by_place(listing.places);
    REQUIRE(places.size() > 100);
    const auto parts = [&](std::span<const Place> wanted) {
        std::size_t count = 0;
        for (int turn = 0; turn < 4; ++turn)
            for (const base::ShardId shard : engine.shards_of(wanted).shards) {
                count += engine.shard_first_byte(shard) > 0 ? 1u : 0u;
                if (engine.shard_first_byte(shard) == 0) CHECK(engine.deliver(shard, compat::read_file(frozen + "/" + engine.shard_file(shard))));
            }
        return count;
    };
    const std::vector<Place> few{places.front(), places[50], places.back()};
    CHECK(parts(few) > 0);
    CHECK(parts(places) == 0);
}

TEST_CASE("a place whose shard is lost has nothing, the others are there, and the loss is among the gaps") {
    Engine engine = open_engine();
    const Listing listing = ask_frozen(engine, [](Engine& one) { return one.list_quotes({}); });
    const std::vector<Place> places = by_place(listing.places);
    // The text of the first place's article cannot be had.
    std::set<base::ShardId> lost;
    for (int turn = 0; turn < 4 && lost.empty(); ++turn)
        for (const base::ShardId shard : engine.shards_of(std::span(places).first(1)).shards) {
            const std::string bytes = compat::read_file(frozen + "/" + engine.shard_file(shard));
            if (bytes.size() > 2 && bytes[2] == 6 && lost.empty()) {
                engine.fail(shard, "gone");
                lost.insert(shard);
            } else {
                CHECK(engine.deliver(shard, bytes));
            }
        }
    REQUIRE(lost.size() == 1);
    const auto outcome = compat::answer(engine, frozen, [&](Engine& one) { return one.read_quotes(places); });
    REQUIRE(outcome.value->size() == places.size());
    CHECK_FALSE(outcome.value->front());
    CHECK(std::count_if(outcome.value->begin(), outcome.value->end(), [](const auto& view) { return view.has_value(); }) > 0);
    REQUIRE(outcome.gaps.size() == 1);
    CHECK(outcome.gaps[0].reason == "gone");
}

TEST_CASE("with what stands beside the texts at hand, the texts are all that a list asks for") {
    Engine engine = open_engine();
    const Listing listing = ask_frozen(engine, [](Engine& one) { return one.list_quotes({}); });
    const std::vector<Place> places = by_place(listing.places);
    for (std::size_t turn = 0; turn < 6; ++turn)
        for (const base::ShardId shard : engine.shards_beside(ReadingOf::quotes)) CHECK(engine.deliver(shard, compat::read_file(frozen + "/" + engine.shard_file(shard))));
    REQUIRE(engine.shards_beside(ReadingOf::quotes).empty());
    const ShardsAhead texts = engine.shards_of(places);
    CHECK(texts.all);
    for (const base::ShardId shard : texts.shards) CHECK(engine.deliver(shard, compat::read_file(frozen + "/" + engine.shard_file(shard))));
    CHECK(engine.read_quotes(places).ready());
}
