// The search engine alone as WebAssembly, for bench/peers: what the explorer's engine costs without its interface.
//
// bench_search() answers {"missing":[["file",first byte,bytes],…]} while it lacks shards, then {"total":n}. The page fetches and delivers, and
// asks again: the loop that search/engine.h shows, on the other side of the language border.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "search/engine.h"

using namespace verbatim;

namespace {

std::optional<search::Engine> engine;
std::string answer;
std::vector<base::ShardId> missing;  // of the last answer, in its order

search::SearchRequest request_for(const char* query, bool with_snippets) {
    search::SearchRequest request;
    request.query = query;
    request.limit = 10;
    request.with_snippets = with_snippets;
    return request;
}

// What the last answer lacks, as JSON.
const char* name_missing() {
    answer = "{\"missing\":[";
    for (const base::ShardId shard : missing) {
        if (answer.back() != '[') answer += ',';
        answer += "[\"" + engine->shard_file(shard) + "\"," + std::to_string(engine->shard_first_byte(shard)) + ',' +
                  std::to_string(engine->shard_size(shard)) + ']';
    }
    answer += "]}";
    return answer.c_str();
}

}  // namespace

extern "C" {

// 1 when the manifest could be read.
int bench_open(const char* manifest, std::uint32_t size) {
    auto opened = search::Engine::open(std::string_view(manifest, size));
    if (!opened) return 0;
    engine.emplace(std::move(*opened));
    return 1;
}

// The next answer as JSON. The string lives until the next call.
const char* bench_search(const char* query) {
    const auto outcome = engine->search(request_for(query, true));
    missing = outcome.missing;
    if (!outcome.ready()) return name_missing();
    answer = "{\"total\":" + std::to_string(outcome.value->total) + "}";
    return answer.c_str();
}

// Lets the engine ask for parts of files.
void bench_allow_ranges() { engine->allow_ranges(); }

// The plan of what to fetch ahead, as the next answer: "missing" while pages lack, then {"files":["file",…]}.
const char* bench_files_ahead(double budget) {
    const auto outcome = engine->files_ahead(static_cast<std::uint64_t>(budget));
    missing = outcome.missing;
    if (!outcome.ready()) return name_missing();
    answer = "{\"files\":[";
    for (const std::string& file : *outcome.value) answer += (answer.back() == '[' ? "\"" : ",\"") + file + '"';
    answer += "]}";
    return answer.c_str();
}

// Hands over the n-th missing shard of the last answer.
void bench_deliver(std::uint32_t n, const char* bytes, std::uint32_t size) {
    if (n < missing.size() && !engine->deliver(missing[n], std::string_view(bytes, size))) engine->fail(missing[n], "damaged");
}

// Runs a query so many times, ranked, ten hits, without snippets and facets; the page takes the time. Returns the hits of the last.
// In between the engine is asked for something else, which is counted in: it remembers the last query, so that pages, filters and
// facets need not find its articles again.
std::uint32_t bench_repeat(const char* query, std::uint32_t times) {
    const search::SearchRequest request = request_for(query, false), other = request_for("zzzz", false);
    std::uint32_t total = 0;
    for (std::uint32_t i = 0; i < times; ++i) {
        (void)engine->search(other);
        const auto outcome = engine->search(request);
        total = outcome.ready() ? outcome.value->total : 0;
    }
    return total;
}
}
