// What a query costs over a bundle of any size: the queries are drawn from the bundle itself, so no truth is needed.
//
//     growth_bench SITE
//
// 160 queries with a fixed seed: 40 words each that stand in many, some and few articles (4 to 25%, 0.4 to 2%, 2 to 15 articles), and
// 40 pairs of the first two kinds. Prints one line of JSON: KB fetched cold to ten excerpts by range (p50, p95), of it the
// shards of terms against the entropy of the lists that the query must read, and the time of a warm query.
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <iterator>
#include <string>
#include <vector>

#include "bundle/directory.h"
#include "bundle/manifest.h"
#include "bundle/terms.h"
#include "search/engine.h"
#include "read_file.h"

namespace {

using namespace verbatim;
using Clock = std::chrono::steady_clock;

struct Word {
    std::string term;
    std::uint32_t documents = 0;
    double entropy = 0;  // of its list, in bytes
};

double log2_binomial(double n, double k) {
    return (std::lgamma(n + 1) - std::lgamma(k + 1) - std::lgamma(n - k + 1)) / std::log(2.0);
}

// Which documents, and with which impacts.
double entropy_of(const std::vector<bundle::Posting>& postings, std::uint32_t articles) {
    double bits = log2_binomial(articles, static_cast<double>(postings.size()));
    double counts[bundle::impact_levels] = {};
    for (const bundle::Posting& posting : postings) ++counts[posting.impact];
    for (double count : counts)
        if (count > 0) bits -= count * std::log2(count / static_cast<double>(postings.size()));
    return bits / 8;
}

// Every word of four letters or more.
std::vector<Word> words_of(const std::string& folder, std::uint32_t& articles) {
    std::vector<Word> words;
    const auto shard_content = [&](bundle::ShardRef ref, bundle::ShardKind kind) {
        return *bundle::open_shard(read_file(folder + bundle::shard_file(ref)), kind, nullptr);
    };
    const auto manifest = bundle::read_manifest(read_file(folder + "manifest.json"));
    const auto root = bundle::read_root(shard_content(manifest->segments.at(0).root, bundle::ShardKind::root));
    articles = root->articles;
    const bundle::FamilyTop& top = root->family(bundle::Family::article_terms);
    std::vector<bundle::DirectoryEntry> entries = top.entries;
    if (top.depth == 1) {
        entries.clear();
        for (const auto& page : top.entries) {
            auto held = bundle::read_page(shard_content(page.ref, bundle::ShardKind::directory));
            std::move(held->begin(), held->end(), std::back_inserter(entries));
        }
    }
    std::vector<bundle::Posting> postings;
    for (const bundle::DirectoryEntry& entry : entries) {
        const auto shard = bundle::TermShard::read(shard_content(entry.ref, bundle::ShardKind::terms));
        for (std::uint32_t i = 0; i < shard->size(); ++i) {
            if (shard->term(i).size() < 4 || shard->document_frequency(i) < 2 || !shard->postings(i, postings)) continue;
            words.push_back({std::string(shard->term(i)), shard->document_frequency(i), entropy_of(postings, articles)});
        }
    }
    return words;
}

struct Query {
    std::string text;
    double entropy = 0;
};

std::vector<Query> draw(const std::vector<Word>& words, std::uint32_t articles) {
    std::vector<const Word*> bands[3];
    for (const Word& word : words) {
        const double share = static_cast<double>(word.documents) / articles;
        if (share >= 0.04 && share <= 0.25) bands[0].push_back(&word);
        else if (share >= 0.004 && share <= 0.02) bands[1].push_back(&word);
        else if (word.documents <= 15) bands[2].push_back(&word);
    }
    std::vector<Query> queries;
    std::uint64_t state = 20250103;
    const auto pick = [&](const std::vector<const Word*>& band) {
        state = state * 6364136223846793005u + 1442695040888963407u;
        return band[static_cast<std::size_t>((state >> 33) % band.size())];
    };
    for (const auto& band : bands)
        for (int i = 0; i < 40 && !band.empty(); ++i) {
            const Word* word = pick(band);
            queries.push_back({word->term, word->entropy});
        }
    for (int i = 0; i < 40 && !bands[0].empty() && !bands[1].empty(); ++i) {
        const Word *one = pick(bands[0]), *two = pick(bands[1]);
        queries.push_back({one->term + " " + two->term, one->entropy + two->entropy});
    }
    return queries;
}

struct Cost {
    double bytes = 0, lists = 0;
};

void answer(search::Engine& engine, const std::string& folder, const search::SearchRequest& request, Cost& cost) {
    while (true) {
        const auto outcome = engine.search(request);
        if (outcome.ready()) return;
        for (base::ShardId shard : outcome.missing) {
            std::string bytes = read_file(folder + engine.shard_file(shard));
            const auto kind = bundle::kind_of(bytes);
            if (const std::uint32_t first = engine.shard_first_byte(shard)) bytes = bytes.substr(first, engine.shard_size(shard));
            cost.bytes += static_cast<double>(bytes.size());
            if (kind.ok() && *kind == bundle::ShardKind::terms) cost.lists += static_cast<double>(bytes.size());
            if (!engine.deliver(shard, bytes)) engine.fail(shard, "unreadable");
        }
    }
}

double percentile(std::vector<double> values, std::size_t percent) {
    std::sort(values.begin(), values.end());
    return values.empty() ? 0 : values[(values.size() - 1) * percent / 100];
}

}  // namespace

int main(int count, char** arguments) {
    if (count != 2) {
        std::fprintf(stderr, "usage: growth_bench SITE\n");
        return 2;
    }
    const std::string folder = std::string(arguments[1]) + "/data/", manifest = read_file(folder + "manifest.json");
    std::uint32_t articles = 0;
    const std::vector<Word> words = words_of(folder, articles);
    const std::vector<Query> queries = draw(words, articles);
    std::vector<double> cold, lists, entropies, milliseconds;
    auto warm = search::Engine::open(manifest);
    for (const Query& query : queries) {
        search::SearchRequest request;
        request.query = query.text;
        request.with_snippets = true;
        Cost cost;
        cost.bytes = static_cast<double>(manifest.size());
        auto fresh = search::Engine::open(manifest);
        fresh->allow_ranges();
        answer(*fresh, folder, request, cost);
        cold.push_back(cost.bytes / 1000);
        lists.push_back(cost.lists / 1000);
        entropies.push_back(query.entropy / 1000);

        request.with_snippets = false;
        request.limit = 0;
        search::SearchRequest other = request;
        other.query = "zzzz";
        double best = 1e9;
        for (int round = 0; round < 5; ++round) {
            Cost none;
            answer(*warm, folder, other, none);  // so that nothing is remembered
            const auto start = Clock::now();
            answer(*warm, folder, request, none);
            best = std::min(best, std::chrono::duration<double, std::milli>(Clock::now() - start).count());
        }
        milliseconds.push_back(best);
    }
    std::printf("{\"cold_kb\":[%.1f,%.1f],\"terms_kb\":[%.1f,%.1f],\"entropy_kb\":[%.1f,%.1f],\"query_ms\":[%.3f,%.3f]}\n", percentile(cold, 50),
                percentile(cold, 95), percentile(lists, 50), percentile(lists, 95), percentile(entropies, 50), percentile(entropies, 95),
                percentile(milliseconds, 50), percentile(milliseconds, 95));
}
