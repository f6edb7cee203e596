// What the views ask of the engine, over the frozen bundle.
#include "app/reads.h"

#include <doctest/doctest.h>

#include <utility>

#include "app/update.h"
#include "frozen.h"

using namespace verbatim;
using namespace verbatim::app;

namespace {

// Asks what `state` shows and answers what that fetches, until nothing more is wanted for it.
void settle(Reads& reads, const State& state, search::Engine& engine, Loader& loader) {
    for (int turn = 0; turn < 20; ++turn) {
        Effects effects;
        reads.refresh(state, engine, loader, effects);
        if (effects.empty()) return;
        for (const Effect& effect : effects)
            if (const auto* file = std::get_if<FetchFile>(&effect)) loader.arrived(engine, {file->path, frozen_file(file->path), file->range, false});
    }
    FAIL("no end of fetching");
}

}  // namespace

TEST_CASE("the rows on the screen are asked for first, then some to spare") {
    auto engine = open_frozen();
    Loader loader;
    Reads reads;
    State state;
    state.route.view = View::articles;
    settle(reads, state, engine, loader);  // the window of the first visit
    REQUIRE(reads.rows.asked);
    CHECK(reads.rows.asked->offset == 0);
    CHECK(reads.rows.asked->limit == 20);

    settle(reads, state, engine, loader);
    CHECK(reads.rows.asked->limit == 40);

    state.rows = {45, 55};
    settle(reads, state, engine, loader);
    CHECK(reads.rows.asked->offset == 20);
    CHECK(reads.rows.asked->limit == 60);

    // Another list begins anew.
    state.route.query = "trade";
    state.rows = {0, 9};
    settle(reads, state, engine, loader);
    CHECK(reads.rows.asked->limit == 20);
}

TEST_CASE("the window of rows is half open: its end asks for no further page") {
    auto engine = open_frozen();
    for (const auto& [window, limit] : {std::pair{RowWindow{0, 0}, 20u}, {RowWindow{0, 20}, 20u}, {RowWindow{0, 21}, 40u}}) {
        Loader loader;
        Reads reads;
        State state;
        state.route.view = View::articles;
        state.rows = window;
        settle(reads, state, engine, loader);
        CHECK(reads.rows.asked->limit == limit);
    }
}

TEST_CASE("a word being typed is looked for in few texts, unless more are asked for") {
    auto engine = open_frozen();
    Loader loader;
    Reads reads;
    State state;
    state.route.view = View::words;
    update(state, TypeQuery{"trade"});
    settle(reads, state, engine, loader);
    REQUIRE(reads.lines.asked);
    CHECK(reads.lines.asked->articles == 20);
    update(state, LookFurther{});
    settle(reads, state, engine, loader);
    CHECK(reads.lines.asked->articles == 400);
    update(state, SubmitQuery{});
    settle(reads, state, engine, loader);
    CHECK(reads.lines.asked->articles == 100);
}

TEST_CASE("a name that nobody has is answered once, with nothing") {
    auto engine = open_frozen();
    Loader loader;
    Reads reads;
    State state;
    state.route.view = View::quotes;
    settle(reads, state, engine, loader);
    REQUIRE(reads.quotes.answer->total > 0);
    state.route.speaker = "Nobody of this name";
    settle(reads, state, engine, loader);
    CHECK(reads.quotes.answer->total == 0);
    CHECK(reads.quote_facets.answer->total == 0);
    const std::uint32_t list = reads.quotes.revision, counts = reads.quote_facets.revision;
    settle(reads, state, engine, loader);
    CHECK(reads.quotes.revision == list);
    CHECK(reads.quote_facets.revision == counts);
}
