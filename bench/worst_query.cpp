// The slowest query that a search for it finds.
//
//     worst_query SITE [SECONDS] [SEED]
//
// Makes queries by the language's grammar from the collection's own words – stop words, common, rare and invented ones –
// and changes the slowest found so far: longer, deeper, with other operators. Each is asked of a warm engine in one of the ways
// that a program asks (a page with excerpts and counts, quotes, lines, times). Prints the five slowest, the least of three
// processor times each, and how many queries were refused as too much work. SECONDS are processor time as well.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <random>
#include <string>
#include <vector>

#include "bundle/directory.h"
#include "bundle/lexicon.h"
#include "bundle/manifest.h"
#include "bundle/shard.h"
#include "search/engine.h"
#include "read_file.h"

namespace {

using namespace verbatim;

// Of this program's processor time, since other programs may be in the way.
double milliseconds_used() { return 1000.0 * static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

std::string open_file(const std::string& folder, bundle::ShardRef ref, bundle::ShardKind kind) {
    auto content = bundle::open_shard(read_file(folder + bundle::shard_file(ref)), kind, nullptr);
    return content ? std::move(*content) : std::string();
}

struct Word {
    std::string text;
    std::uint32_t articles = 0;
};

// All words of the collection, the most frequent first.
std::vector<Word> read_words(const std::string& folder, const std::string& manifest_bytes) {
    std::vector<Word> words;
    const auto manifest = bundle::read_manifest(manifest_bytes);
    const auto root = bundle::read_root(open_file(folder, manifest->segments.front().root, bundle::ShardKind::root));
    const bundle::FamilyTop& top = root->family(bundle::Family::article_lexicon);
    std::vector<bundle::DirectoryEntry> shards;
    for (const bundle::DirectoryEntry& entry : top.entries) {
        if (top.depth == 0) {
            shards.push_back(entry);
            continue;
        }
        const auto page = bundle::read_page(open_file(folder, entry.ref, bundle::ShardKind::directory));
        shards.insert(shards.end(), page->begin(), page->end());
    }
    for (const bundle::DirectoryEntry& entry : shards) {
        const auto lexicon = bundle::Lexicon::read(open_file(folder, entry.ref, bundle::ShardKind::lexicon));
        for (std::uint32_t i = 0; i < lexicon->size(); ++i) words.push_back({std::string(lexicon->term(i)), lexicon->document_frequency(i)});
    }
    std::stable_sort(words.begin(), words.end(), [](const Word& a, const Word& b) { return a.articles > b.articles; });
    return words;
}

class QueryMaker {
  public:
    QueryMaker(const std::vector<Word>& words, std::uint64_t seed) : words_(words), random_(seed) {}

    // A query of about so many parts.
    std::string make() {
        static constexpr std::size_t sizes[] = {1, 3, 10, 40, 150, 500};
        return cut(any(sizes[below(6)], 0));
    }
    std::string change(const std::string& query) {
        std::string other = query;
        switch (below(5)) {
            case 0: other += (below(2) == 0 ? " " : " OR ") + query; break;
            case 1: other = "(" + query + ") OR (" + make() + ")"; break;
            case 2: other = "NOT (" + query + ")"; break;
            case 3: replace_all(other, below(2) == 0 ? " OR " : " ", below(2) == 0 ? " NEAR/200 " : " OR "); break;
            default: replace_one(other);
        }
        return cut(other);
    }
    std::size_t below(std::size_t bound) { return bound == 0 ? 0 : random_() % bound; }

  private:
    std::string word() {
        const std::size_t sizes[] = {12, 60, 1000, words_.size()};
        return words_[below(std::min(words_.size(), sizes[below(4)]))].text;
    }
    std::string pattern() {
        const std::string one = word();
        const std::string start = one.substr(0, 1 + below(3));
        static constexpr const char* middles[] = {"*a*", "*an*", "?a*", "*", "**e**"};
        switch (below(5)) {
            case 0: return start + "*";
            case 1: return one + "~" + (below(2) == 0 ? "1" : "2");
            case 2: return middles[below(5)] + start + middles[below(5)];
            case 3: return "*" + start + "?*" + start + "*";
            default: return one.substr(0, 1) + "?*" + one.substr(one.size() - 1) + "~2";
        }
    }
    std::string phrase(std::size_t length) {
        std::string text = "\"";
        for (std::size_t i = 0; i < length; ++i) text += (i > 0 ? " " : "") + word();
        return text + "\"";
    }
    std::string part() {
        static constexpr const char* fields[] = {"said:", "title:", "text:", "speaker:", "about:", "person:", "source:", "place:", "lang:", "tag:"};
        static constexpr const char* others[] = {"has:quote", "date:2020..", "date:..2024-06", "date:last-2y", "-has:quote"};
        switch (below(9)) {
            case 0: case 1: case 2: return word();
            case 3: return phrase(2 + below(12));
            case 4: return pattern();
            case 5: return fields[below(10)] + (below(3) == 0 ? pattern() : word());
            case 6: return std::string(fields[below(3)]) + phrase(2 + below(4));
            case 7: return word() + " NEAR/" + std::to_string(1 + below(200)) + " " + (below(3) == 0 ? pattern() : word());
            default: return others[below(5)];
        }
    }
    std::string any(std::size_t parts, unsigned depth) {
        static constexpr const char* between[] = {" ", " OR ", " -", " NEAR/200 "};
        const char* joint = between[below(4)];
        const bool alike = below(3) == 0;  // the same kind of part again and again
        const std::string again = part();
        std::string query = alike ? again : part();
        for (std::size_t i = 1; i < parts && query.size() < longest; ++i) {
            query += joint;
            if (depth < 40 && below(8) == 0) query += "(" + any(parts / 2, depth + 1) + ")";
            else query += alike ? (below(2) == 0 ? word() : again) : part();
        }
        return query;
    }
    static void replace_all(std::string& text, const std::string& what, const std::string& by) {
        for (std::size_t at = text.find(what); at != std::string::npos && text.size() < 2 * longest; at = text.find(what, at + by.size()))
            text.replace(at, what.size(), by);
    }
    void replace_one(std::string& text) {
        const std::size_t at = text.find(' ', below(text.size()));
        if (at != std::string::npos) text.insert(at, (below(2) == 0 ? " " : " OR ") + part());
    }
    // No longer than a query may be, and not in the middle of a word.
    static std::string cut(std::string query) {
        if (query.size() > longest) query.resize(query.rfind(' ', longest) == std::string::npos ? longest : query.rfind(' ', longest));
        return query;
    }

    static constexpr std::size_t longest = 2000;
    const std::vector<Word>& words_;
    std::mt19937_64 random_;
};

enum class Way { page, quotes, lines, times };
constexpr const char* way_names[] = {"page", "quotes", "lines", "times"};

struct Tried {
    std::string query;
    Way way = Way::page;
    search::WordForms forms = search::WordForms::exact;
    double milliseconds = 0;
    bool refused = false, understood = true;
};

class Trial {
  public:
    Trial(std::string folder, const std::string& manifest) : folder_(std::move(folder)), engine_(std::move(*search::Engine::open(manifest))) {}

    void run(Tried& tried) {
        switch (tried.way) {
            case Way::page: {
                search::SearchRequest request;
                request.query = tried.query;
                request.forms = tried.forms;
                request.with_facets = request.with_snippets = true;
                return ask(tried, [&] { return engine_.search(request); });
            }
            case Way::quotes: {
                search::QuotesRequest request;
                request.query = tried.query;
                request.forms = tried.forms;
                return ask(tried, [&] { return engine_.quotes(request); });
            }
            case Way::lines: return ask(tried, [&] { return engine_.concordance({.query = tried.query, .forms = tried.forms}); });
            case Way::times: return ask(tried, [&] { return engine_.frequencies({.query = tried.query, .forms = tried.forms}); });
        }
    }

  private:
    template <class Ask>
    void ask(Tried& tried, Ask question) {
        for (;;) {
            // Another query in between, so that nothing is remembered.
            (void)engine_.search({.query = "zzzz", .limit = 0});
            const double start = milliseconds_used();
            const auto outcome = question();
            tried.milliseconds = milliseconds_used() - start;
            if (outcome.ready()) {
                tried.understood = !outcome.value->error;
                tried.refused = outcome.value->error && outcome.value->error->expected.starts_with("a query of less work");
                return;
            }
            for (base::ShardId shard : outcome.missing)
                if (!engine_.deliver(shard, read_file(folder_ + engine_.shard_file(shard)))) engine_.fail(shard, "unreadable");
        }
    }

    std::string folder_;
    search::Engine engine_;
};

}  // namespace

int main(int count, char** arguments) {
    if (count < 2) {
        std::fprintf(stderr, "usage: worst_query SITE [SECONDS] [SEED]\n");
        return 2;
    }
    const std::string folder = std::string(arguments[1]) + "/data/";
    const double seconds = count > 2 ? std::atof(arguments[2]) : 60;
    const std::string manifest = read_file(folder + "manifest.json");
    const std::vector<Word> words = read_words(folder, manifest);
    QueryMaker maker(words, count > 3 ? std::strtoull(arguments[3], nullptr, 10) : 1);
    Trial trial(folder, manifest);
    std::vector<Tried> slowest;
    std::size_t tries = 0, refused = 0, understood = 0;
    constexpr std::size_t kept = 40;
    for (const double end = milliseconds_used() + 1000 * seconds; milliseconds_used() < end; ++tries) {
        Tried tried;
        const bool change = !slowest.empty() && maker.below(2) == 0;
        tried = change ? slowest[maker.below(slowest.size())] : Tried{};
        tried.query = change ? maker.change(tried.query) : maker.make();
        tried.way = static_cast<Way>(maker.below(4));
        tried.forms = maker.below(3) == 0 ? search::WordForms::all : search::WordForms::exact;
        trial.run(tried);
        refused += tried.refused ? 1 : 0;
        understood += tried.understood ? 1 : 0;
        const bool among_slowest = slowest.size() < kept || tried.milliseconds > slowest.back().milliseconds;
        if (!among_slowest) continue;
        for (int again = 0; again < 2; ++again) {
            Tried repeated = tried;
            trial.run(repeated);
            tried.milliseconds = std::min(tried.milliseconds, repeated.milliseconds);
        }
        slowest.push_back(std::move(tried));
        std::stable_sort(slowest.begin(), slowest.end(), [](const Tried& a, const Tried& b) { return a.milliseconds > b.milliseconds; });
        if (slowest.size() > kept) slowest.pop_back();
    }
    std::printf("%zu words, %zu queries tried, %zu answered, %zu refused as too much work\n", words.size(), tries, understood, refused);
    for (std::size_t i = 0; i < std::min<std::size_t>(5, slowest.size()); ++i) {
        const Tried& one = slowest[i];
        std::printf("%7.1f ms  %s%s%s  %.300s%s\n", one.milliseconds, way_names[static_cast<int>(one.way)], one.forms == search::WordForms::all ? ", forms" : "",
                    one.refused ? ", refused" : one.understood ? "" : ", error", one.query.c_str(), one.query.size() > 300 ? "…" : "");
    }
}
