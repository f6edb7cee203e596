// What is fetched, how and when, over the frozen bundle.
#include "app/loader.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "frozen.h"

using namespace verbatim;
using namespace verbatim::app;

namespace {

std::vector<FetchFile> fetches(const Effects& effects) {
    std::vector<FetchFile> files;
    for (const Effect& effect : effects)
        if (const auto* file = std::get_if<FetchFile>(&effect)) files.push_back(*file);
    return files;
}

// A host that serves ranges or does not; answers until nothing is under way.
void answer_all(Loader& loader, search::Engine& engine, Effects effects, bool serves_ranges) {
    for (const FetchFile& file : fetches(effects)) {
        FileArrived arrived{file.path, frozen_file(file.path), file.range, false};
        if (serves_ranges && file.range.size > 0) {
            arrived.bytes = arrived.bytes.substr(file.range.first, file.range.size);
            arrived.partial = true;
        }
        CHECK(loader.arrived(engine, arrived));
    }
}

// Searches until there is an answer; all that was asked for.
std::vector<FetchFile> find_trade(Loader& loader, search::Engine& engine, bool serves_ranges) {
    std::vector<FetchFile> all;
    search::SearchRequest request;
    request.query = "trade";
    request.with_snippets = true;
    for (int turn = 0; turn < 20; ++turn) {
        const auto outcome = engine.search(request);
        if (outcome.ready()) return all;
        Effects effects;
        loader.want(engine, outcome.missing, effects);
        for (FetchFile& file : fetches(effects)) all.push_back(std::move(file));
        answer_all(loader, engine, std::move(effects), serves_ranges);
    }
    FAIL("no answer");
    return all;
}

bool is_part(const FetchFile& file) { return file.range.first > 0; }

}  // namespace

TEST_CASE("the first file of all is asked for as a range, and only a host that answers with one is asked for parts") {
    for (const bool serves_ranges : {false, true}) {
        CAPTURE(serves_ranges);
        search::Engine engine = open_frozen();
        Loader loader;
        const std::vector<FetchFile> files = find_trade(loader, engine, serves_ranges);
        REQUIRE(files.size() > 2);
        CHECK(files[0].range == ByteRange{0, static_cast<std::uint32_t>(frozen_file(files[0].path).size())});
        CHECK(std::any_of(files.begin(), files.end(), is_part) == serves_ranges);
        for (const FetchFile& file : files)
            if (&file != &files[0]) CHECK((file.range.size > 0) == is_part(file));
        CHECK_FALSE(loader.busy());
    }
}

TEST_CASE("a whole file that fails is asked for twice more, a part is given up at once for the whole shard") {
    search::Engine engine = open_frozen();
    Loader loader;
    search::SearchRequest request;
    request.with_snippets = true;
    std::vector<FetchFile> whole_after_part;
    bool a_part_failed = false;
    for (int turn = 0; turn < 20; ++turn) {
        const auto outcome = engine.search(request);
        if (outcome.ready()) {
            CHECK(outcome.gaps.empty());
            break;
        }
        Effects effects;
        loader.want(engine, outcome.missing, effects);
        for (const FetchFile& file : fetches(effects)) {
            if (!is_part(file)) continue;
            Effects again;
            CHECK(loader.failed(engine, FileFailed{file.path, "no ranges here", file.range}, again));
            CHECK(again.empty());
            a_part_failed = true;
        }
        std::erase_if(effects, [](const Effect& effect) { return is_part(std::get<FetchFile>(effect)); });
        answer_all(loader, engine, std::move(effects), true);
    }
    CHECK(a_part_failed);
    CHECK_FALSE(loader.busy());

    search::Engine other = open_frozen();
    Loader patient;
    Effects effects;
    patient.want(other, other.search(request).missing, effects);
    const FetchFile root = fetches(effects).at(0);
    for (int retry = 0; retry < 2; ++retry) {
        Effects again;
        CHECK(patient.failed(other, FileFailed{root.path, "404", root.range}, again));
        REQUIRE(fetches(again).size() == 1);
        CHECK(fetches(again)[0].range == ByteRange{});
    }
    Effects none;
    CHECK(patient.failed(other, FileFailed{root.path, "404", {}}, none));
    CHECK(none.empty());
    CHECK_FALSE(patient.busy());
}

TEST_CASE("files are fetched ahead once, when nothing is under way, and none without the host's word") {
    search::Engine engine = open_frozen();
    Loader loader;
    find_trade(loader, engine, false);
    Effects effects;
    loader.fetch_ahead(engine, effects);
    CHECK(effects.empty());

    loader.allow_ahead(1 << 20);
    std::vector<std::string> planned;
    for (int turn = 0; turn < 20 && planned.empty(); ++turn) {
        Effects wanted;
        loader.fetch_ahead(engine, wanted);
        for (const Effect& effect : wanted)
            if (const auto* ahead = std::get_if<FetchAhead>(&effect)) planned = ahead->paths;
        Effects waiting;
        if (loader.busy()) loader.fetch_ahead(engine, waiting);
        CHECK(waiting.empty());
        answer_all(loader, engine, std::move(wanted), false);
    }
    CHECK(planned.size() > 5);
    Effects again;
    loader.allow_ahead(1 << 20);
    loader.fetch_ahead(engine, again);
    CHECK(again.empty());
}
