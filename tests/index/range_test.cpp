// Texts read by range, and files fetched ahead: the same answers as from whole shards, for fewer bytes.
#include <doctest/doctest.h>

#include <algorithm>

#include <functional>

#include "built.h"

using namespace verbatim;
using namespace verbatim::index;

namespace {

// Texts long enough for pages of text shards.
const std::map<std::string, std::string>& built_files() {
    static const std::map<std::string, std::string> all = [] {
        std::vector<Invented> corpus = invent_corpus(31, 90);
        bundle::Random random(32);
        for (Invented& one : corpus) one.article.text += "\n\n" + invented_text(random, 1000);
        TestFolder folder;
        build(folder.path(), corpus);
        return folder.files();
    }();
    return all;
}

// A host: what it sends for the bytes from `first` on of a file.
using Host = std::function<std::string(const std::string& file, std::uint32_t first, std::uint32_t size)>;

std::string part(const std::string& file, std::uint32_t first, std::uint32_t size) {
    const std::string& whole = built_files().at(file);
    return first == 0 ? whole : whole.substr(first, size);
}

struct Fetched {
    std::size_t bytes = 0, parts = 0;
    std::vector<std::string> files;
};

template <class Ask>
auto answer(search::Engine& engine, Ask ask, const Host& host, Fetched& fetched) {
    auto outcome = ask();
    for (int turn = 0; !outcome.ready() && turn < 40; ++turn) {
        for (const base::ShardId shard : outcome.missing) {
            const std::string bytes = host(engine.shard_file(shard), engine.shard_first_byte(shard), engine.shard_size(shard));
            fetched.bytes += bytes.size();
            fetched.parts += engine.shard_first_byte(shard) > 0 ? 1 : 0;
            fetched.files.push_back(engine.shard_file(shard));
            (void)engine.deliver(shard, bytes);
        }
        outcome = ask();
    }
    return outcome;
}

std::string shown(const search::Outcome<search::SearchAnswer>& outcome) {
    if (!outcome.ready()) return "not answered";
    std::string out = std::to_string(outcome.value->total) + " with " + std::to_string(outcome.gaps.size()) + " gaps";
    for (const search::Hit& hit : outcome.value->hits) out += "\n" + hit.id + " " + hit.title + ": " + hit.snippet.text;
    return out;
}

std::string search_for(const std::string& query, bool ranges, const Host& host, Fetched& fetched) {
    auto engine = search::Engine::open(built_files().at("manifest.json"));
    if (ranges) engine->allow_ranges();
    search::SearchRequest request;
    request.query = query;
    request.limit = 10;
    request.with_snippets = true;
    return shown(answer(*engine, [&] { return engine->search(request); }, host, fetched));
}

}  // namespace

TEST_CASE("texts read by range give the same answers for fewer bytes") {
    for (const char* query : {"", "trade", "\"the trade\"", "title:peace"}) {
        CAPTURE(query);
        Fetched whole, by_range;
        const std::string expected = search_for(query, false, part, whole);
        CHECK(search_for(query, true, part, by_range) == expected);
        CHECK(whole.parts == 0);
        CHECK(by_range.parts > 0);
        CHECK(by_range.bytes < whole.bytes);
    }
}

TEST_CASE("a host that sends whole files, wrong parts or nothing gets whole shards asked for, and no gap") {
    Fetched ignored;
    const std::string expected = search_for("trade", false, part, ignored);
    const Host hosts[] = {
        [](const std::string& file, std::uint32_t, std::uint32_t) { return built_files().at(file); },
        [](const std::string& file, std::uint32_t first, std::uint32_t size) { return first == 0 ? part(file, 0, 0) : part(file, first + 1, size); },
        [](const std::string& file, std::uint32_t first, std::uint32_t size) { return part(file, first, size).substr(0, first == 0 ? std::string::npos : size - 1); },
        [](const std::string& file, std::uint32_t first, std::uint32_t) { return first == 0 ? part(file, 0, 0) : std::string("<html>"); },
        [](const std::string& file, std::uint32_t first, std::uint32_t) { return first == 0 ? part(file, 0, 0) : std::string(); },
    };
    for (const Host& host : hosts) {
        Fetched fetched;
        CHECK(search_for("trade", true, host, fetched) == expected);
    }
}

TEST_CASE("a frame of another article is not taken for the one that was asked for") {
    std::string other;  // the first frame that was sent, sent again for all others
    const Host host = [&](const std::string& file, std::uint32_t first, std::uint32_t size) {
        if (first == 0) return part(file, 0, 0);
        if (other.empty()) other = part(file, first, size);
        return other.substr(0, size).append(size - std::min<std::size_t>(size, other.size()), '\0');
    };
    Fetched ignored, fetched;
    CHECK(search_for("trade", true, host, fetched) == search_for("trade", false, part, ignored));
}

TEST_CASE("what is fetched ahead is all that is needed then, each file once, within the budget") {
    auto engine = search::Engine::open(built_files().at("manifest.json"));
    Fetched pages;
    const auto plan = answer(*engine, [&] { return engine->files_ahead(1 << 30); }, part, pages);
    REQUIRE(plan.ready());
    std::vector<std::string> all = *plan.value;
    all.insert(all.end(), pages.files.begin(), pages.files.end());
    std::sort(all.begin(), all.end());
    CHECK(std::adjacent_find(all.begin(), all.end()) == all.end());
    for (const char* query : {"trade", "\"the trade\"", "rivers", "said:peace"}) {
        Fetched fetched;
        search_for(query, false, part, fetched);
        for (const std::string& file : fetched.files) {
            CAPTURE(file);
            CHECK(std::binary_search(all.begin(), all.end(), file));
        }
    }

    auto other = search::Engine::open(built_files().at("manifest.json"));
    const auto small = answer(*other, [&] { return other->files_ahead(20000); }, part, pages);
    std::size_t bytes = 0;
    for (const std::string& file : *small.value) bytes += built_files().at(file).size();
    CHECK(bytes > 0);
    CHECK(bytes <= 20000);
}
