// How exact, how fast and how many bytes: the engine over a site's folder, with the queries of a JSON file.
//
//     engine_bench SITE QUERIES.json [whole]
//
// QUERIES.json is a list of {"class","terms","truth"}: classes high, mid, low (one word), and2, phrase, prefix. Prints for
// each class the queries whose total is not the truth, bytes fetched by a cold engine to the first ten results with
// excerpts, and the time of a warm query without excerpts. Texts are read by range, or as whole shards.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "search/engine.h"
#include "read_file.h"

namespace {

using namespace verbatim;
using Clock = std::chrono::steady_clock;

// A whole file, or the part of it that the engine asks for.
std::string read_shard(const search::Engine& engine, const std::string& folder, base::ShardId shard) {
    std::string bytes = read_file(folder + engine.shard_file(shard));
    const std::uint32_t first = engine.shard_first_byte(shard);
    return first == 0 || first > bytes.size() ? bytes : bytes.substr(first, engine.shard_size(shard));
}

struct Query {
    std::string kind, text;
    std::uint32_t truth = 0;
};

std::string query_text(const std::string& kind, const std::vector<std::string>& terms) {
    std::string text;
    for (const std::string& term : terms) text += (text.empty() ? "" : " ") + term;
    if (kind == "phrase") return '"' + text + '"';
    return kind == "prefix" ? text + "*" : text;
}

std::vector<Query> read_queries(const std::string& path) {
    std::vector<Query> queries;
    for (const auto& one : nlohmann::json::parse(read_file(path)))
        queries.push_back({one["class"], query_text(one["class"], one["terms"]), one["truth"]});
    return queries;
}

// What a read fetched, and in how many turns.
struct Cost {
    std::uint64_t bytes = 0;
    unsigned files = 0, turns = 0;
};

search::SearchAnswer answer(search::Engine& engine, const std::string& folder, const search::SearchRequest& request, Cost& cost) {
    while (true) {
        auto outcome = engine.search(request);
        if (outcome.ready()) return std::move(*outcome.value);
        ++cost.turns;
        for (base::ShardId shard : outcome.missing) {
            cost.bytes += engine.shard_size(shard);
            ++cost.files;
            if (!engine.deliver(shard, read_shard(engine, folder, shard))) engine.fail(shard, "unreadable");
        }
    }
}

template <class T>
T percentile(std::vector<T> values, unsigned percent) {
    if (values.empty()) return {};
    std::sort(values.begin(), values.end());
    return values[(values.size() - 1) * percent / 100];
}

struct ClassFigures {
    unsigned queries = 0, wrong = 0;
    std::vector<double> microseconds;
    std::vector<std::uint64_t> kilobytes;
};

}  // namespace

int main(int count, char** arguments) {
    if (count != 3 && count != 4) {
        std::fprintf(stderr, "usage: engine_bench SITE QUERIES.json [whole]\n");
        return 2;
    }
    const std::string folder = std::string(arguments[1]) + "/data/";
    const std::string manifest = read_file(folder + "manifest.json");
    auto warm = search::Engine::open(manifest);
    if (!warm) {
        std::fprintf(stderr, "%s\n", warm.error().message().c_str());
        return 1;
    }
    const bool by_range = count == 3;
    if (by_range) warm->allow_ranges();
    std::map<std::string, ClassFigures> classes;
    std::vector<double> all_times;
    std::vector<std::uint64_t> all_bytes;
    Cost visit;
    unsigned most_turns = 0;
    for (const Query& query : read_queries(arguments[2])) {
        ClassFigures& figures = classes[query.kind];
        search::SearchRequest request;
        request.query = query.text;
        request.with_snippets = true;
        Cost cold;
        cold.bytes = manifest.size();
        auto fresh = search::Engine::open(manifest);
        if (by_range) fresh->allow_ranges();
        const auto found = answer(*fresh, folder, request, cold);
        most_turns = std::max(most_turns, cold.turns);
        ++figures.queries;
        if (found.total != query.truth) {
            ++figures.wrong;
            std::printf("%s: %u found, %u true\n", query.text.c_str(), found.total, query.truth);
        }
        figures.kilobytes.push_back(cold.bytes / 1000);
        answer(*warm, folder, request, visit);

        request.with_snippets = false;
        request.limit = 0;
        search::SearchRequest other = request;
        other.query = "zzzz";
        answer(*warm, folder, other, visit);
        constexpr int rounds = 5;
        double best = 1e9;
        for (int round = 0; round < rounds; ++round) {
            const auto start = Clock::now();
            answer(*warm, folder, request, visit);
            best = std::min(best, std::chrono::duration<double, std::micro>(Clock::now() - start).count());
            answer(*warm, folder, other, visit);  // so that nothing is remembered
        }
        figures.microseconds.push_back(best);
        all_times.push_back(best);
        all_bytes.push_back(cold.bytes / 1000);
    }
    std::printf("%-8s %8s %6s %12s %12s %10s %10s\n", "class", "queries", "wrong", "us p50", "us p95", "KB p50", "KB p95");
    for (const auto& [name, figures] : classes)
        std::printf("%-8s %8u %6u %12.1f %12.1f %10llu %10llu\n", name.c_str(), figures.queries, figures.wrong, percentile(figures.microseconds, 50),
                    percentile(figures.microseconds, 95), static_cast<unsigned long long>(percentile(figures.kilobytes, 50)),
                    static_cast<unsigned long long>(percentile(figures.kilobytes, 95)));
    std::printf("%-8s %8zu %6s %12.1f %12.1f %10llu %10llu\n", "all", all_times.size(), "", percentile(all_times, 50), percentile(all_times, 95),
                static_cast<unsigned long long>(percentile(all_bytes, 50)), static_cast<unsigned long long>(percentile(all_bytes, 95)));
    std::printf("a visit of all queries: %.1f KB a query in %u files; at most %u round trips cold\n",
                static_cast<double>(visit.bytes) / 1000 / static_cast<double>(all_times.size()), visit.files, most_turns);
}
