// What the views ask of the engine, over the frozen bundle.
#include "app/reads.h"

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>

using namespace verbatim;
using namespace verbatim::app;

namespace {

std::string read_file(const std::string& path) {
    std::ifstream in(std::string(VERBATIM_SOURCE_DIR) + "/tests/compat/v1/" + path.substr(path.find('/') + 1), std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

// Asks what `state` shows and answers what that fetches, until nothing more is wanted for it.
void settle(Reads& reads, const State& state, search::Engine& engine, Loader& loader) {
    for (int turn = 0; turn < 20; ++turn) {
        Effects effects;
        reads.refresh(state, engine, loader, effects);
        if (effects.empty()) return;
        for (const Effect& effect : effects)
            if (const auto* file = std::get_if<FetchFile>(&effect)) loader.arrived(engine, {file->path, read_file(file->path), file->range, false});
    }
    FAIL("no end of fetching");
}

}  // namespace

TEST_CASE("the rows on the screen are asked for first, then some to spare") {
    auto engine = search::Engine::open(read_file("data/manifest.json"));
    REQUIRE(engine.ok());
    Loader loader;
    Reads reads;
    State state;
    state.route.view = View::articles;
    state.rows = {0, 9};
    settle(reads, state, *engine, loader);
    REQUIRE(reads.rows.asked);
    CHECK(reads.rows.asked->offset == 0);
    CHECK(reads.rows.asked->limit == 20);

    settle(reads, state, *engine, loader);
    CHECK(reads.rows.asked->limit == 40);

    state.rows = {45, 55};
    settle(reads, state, *engine, loader);
    CHECK(reads.rows.asked->offset == 20);
    CHECK(reads.rows.asked->limit == 60);

    // Another list begins anew.
    state.route.query = "trade";
    state.rows = {0, 9};
    settle(reads, state, *engine, loader);
    CHECK(reads.rows.asked->limit == 20);
}
