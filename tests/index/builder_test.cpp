#include "index/builder.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "built.h"
#include "bundle/inspect.h"
#include "bundle/manifest.h"
#include "bundle/shard.h"
#include "bundle/verify.h"
#include "quotes/withhold.h"

using namespace verbatim;
using namespace verbatim::index;

namespace {

bundle::VerifyReport verified(const std::map<std::string, std::string>& files) {
    return bundle::verify(files.at("manifest.json"), [&](const std::string& file) -> std::optional<std::string> {
        const auto found = files.find(file);
        return found == files.end() ? std::nullopt : std::optional(found->second);
    });
}

std::map<std::string, std::string> built_files(const std::vector<Invented>& corpus, BuildOptions options = {}) {
    const TestFolder folder;
    build(folder.path(), corpus, std::move(options));
    return folder.files();
}

}  // namespace

TEST_CASE("the same articles make the same bytes, in any order, with any number of jobs, with little memory") {
    std::vector<Invented> corpus = invent_corpus(1, 400);
    const auto files = built_files(corpus);
    CHECK(built_files(corpus, {.jobs = 1}) == files);
    CHECK(built_files(corpus, {.jobs = 7, .memory = 5000}) == files);
    bundle::Random random(2);
    for (std::size_t i = corpus.size(); i > 1; --i) std::swap(corpus[i - 1], corpus[random.below(static_cast<std::uint32_t>(i))]);
    CHECK(built_files(corpus) == files);
}

TEST_CASE("what is built verifies, and the summary tells what is there") {
    const std::vector<Invented> corpus = invent_corpus(3, 300);
    const TestFolder folder;
    const BuildSummary summary = build(folder.path(), corpus);
    const auto files = folder.files();
    const bundle::VerifyReport report = verified(files);
    for (const base::Error& problem : report.problems) MESSAGE(problem.message());
    CHECK(report.good());
    CHECK(summary.articles == 300);
    CHECK(report.articles == 300);
    CHECK(report.quotes == summary.quotes);
    CHECK(files.size() == summary.files + 2);
    CHECK(files.at(summary.manifest_file) == files.at("manifest.json"));
    for (const std::string& name : summary.shard_files) CHECK(files.contains(name));
}

TEST_CASE("a second build writes only the shards that the first one does not hold") {
    const TestFolder first, second;
    build(first.path(), invent_corpus(4, 50));
    const auto before = first.files();
    const BuildSummary same = build(second.path(), invent_corpus(4, 50), {.earlier = first.path()});
    CHECK(second.files().size() == 2);  // the manifest and its copy
    CHECK(same.shard_files.size() + 2 == before.size());
    CHECK(first.files() == before);
}

TEST_CASE("a shard of an earlier build that is damaged is written again") {
    const TestFolder first, second;
    const BuildSummary summary = build(first.path(), invent_corpus(4, 50));
    const auto before = first.files();
    std::ofstream(first.path() + "/" + summary.shard_files.front(), std::ios::binary) << "damaged";
    build(second.path(), invent_corpus(4, 50), {.earlier = first.path()});
    CHECK(second.files().at(summary.shard_files.front()) == before.at(summary.shard_files.front()));
}

TEST_CASE("no articles make a bundle too") {
    const auto files = built_files({});
    CHECK(verified(files).good());
    Site site(files);
    const auto outcome = site.search({.query = "trade", .with_facets = true});
    REQUIRE(outcome.ready());
    CHECK(outcome.value->total == 0);
}

TEST_CASE("a flipped bit in any file is found by verification") {
    const auto files = built_files(invent_corpus(6, 30));
    for (const auto& [name, bytes] : files) {
        if (name.starts_with("manifest-")) continue;  // the copy that pages name, which is not asked for here
        auto damaged = files;
        damaged[name][bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 4);
        CHECK_MESSAGE(!verified(damaged).good(), name);
    }
}

TEST_CASE("a folder that cannot be written is an error, not a crash") {
    CHECK_FALSE(BundleBuilder::create("/proc/no/such/folder", {}).ok());
}

TEST_CASE("a shard that is lost in the index is found by the totals of the manifest") {
    const auto files = built_files(invent_corpus(7, 30));
    auto manifest = bundle::read_manifest(files.at("manifest.json"));
    REQUIRE(manifest.ok());
    REQUIRE(manifest->segments.front().totals.has_value());
    CHECK(manifest->segments.front().totals->words > 0);
    manifest->segments.front().totals->words += 1;
    auto other = files;
    other["manifest.json"] = bundle::write_manifest(*manifest);
    const auto report = verified(other);
    REQUIRE(report.problems.size() == 1);
    CHECK(report.problems.front().message().find("words of articles") != std::string::npos);
}

namespace {

Invented printed(const std::string& id, const std::string& source, const std::string& day, const std::string& text, const std::string& url = "") {
    Invented one;
    one.article.id = id;
    one.article.title = "Harbour council";
    one.article.source = source;
    one.article.date = base::parse_date(day);
    one.article.text = text;
    one.article.url = url;
    one.article.language = "en";
    return one;
}

const std::string harbour =
    "The council of the harbour town met on Monday and agreed to repair the old breakwater before the winter storms, the mayor said after the meeting. Fishermen had asked for it since the "
    "spring, when a wave broke two boats that lay behind the wall. The work begins in August and costs less than the new lighthouse did, she said.";
const std::string meadow =
    "A farmer found a meadow full of rare orchids behind her barn, and botanists who came to count them left with more questions than they had brought along. Nobody had seen so many "
    "of these flowers north of the river before, one of them wrote in the journal of the society that sent him there.";

}  // namespace

TEST_CASE("articles that print one text are a group, which lists may show once") {
    const TestFolder folder;
    const BuildSummary summary = build(folder.path(), {printed("a", "Courier", "2025-01-03", harbour), printed("b", "Tern", "2025-01-04", "TERN: " + harbour), printed("c", "Tern", "2025-01-05", meadow)});
    CHECK(summary.copy_groups == 1);
    CHECK(summary.near_copies == 1);
    const auto files = folder.files();
    CHECK(verified(files).good());
    Site site(files);
    CHECK(site.engine().info().near_copies == 1);
    const auto each = site.search({.query = "fishermen", .sort = search::Sort::newest});
    REQUIRE(each.value->hits.size() == 2);
    CHECK(each.value->copies == 0);
    CHECK(each.value->hits[0].printings == 1);
    CHECK(each.value->hits[0].also_in == std::vector<std::string>{"Courier"});
    for (const auto& [sort, shown] : {std::pair{search::Sort::newest, "b"}, {search::Sort::oldest, "a"}, {search::Sort::source, "a"}}) {
        const auto once = site.search({.sort = sort, .copies_once = true});
        CHECK(once.value->total == 3);
        CHECK(once.value->copies == 1);
        REQUIRE(once.value->hits.size() == 2);
        const bool found = once.value->hits[0].id == shown || once.value->hits[1].id == shown;
        CHECK(found);
    }
    const auto id = site.answer([](search::Engine& engine) { return engine.find_article("a"); });
    const auto article = site.answer([&](search::Engine& engine) { return engine.article({.article = *id.value, .compared_with = "b"}); });
    REQUIRE(article.value->copies.size() == 1);
    CHECK(article.value->copies[0].source == "Tern");
    REQUIRE(article.value->compared);
    CHECK(article.value->compared->text == "TERN: " + harbour);
}

TEST_CASE("another text under one address is an earlier version, which is published only where that is wanted") {
    const std::string url = "https://paper.example/harbour";
    std::string changed = harbour;
    changed.replace(changed.find("August"), 6, "October");
    const std::vector<Invented> corpus = {printed("first", "Courier", "2025-01-03", harbour, url), printed("second", "Courier", "2025-01-03", changed, url + "?utm_source=feed"),
                                          printed("other", "Courier", "2025-01-03", meadow, "https://paper.example/meadow")};
    const TestFolder without, with;
    const BuildSummary summary = build(without.path(), corpus);
    CHECK(summary.articles == 2);
    CHECK(summary.versions == 1);
    const auto files = without.files();
    CHECK(verified(files).good());
    Site site(files);
    CHECK(site.search({.query = "October"}).value->total == 1);
    CHECK(site.search({.query = "August"}).value->total == 0);

    std::vector<std::string> seen;
    build(with.path(), corpus, {.with_versions = true, .on_article = [&](const corpus::Article& article, const quotes::Analysis&) { seen.push_back(article.id); }});
    CHECK(seen == std::vector<std::string>{"other", "second"});
    CHECK(verified(with.files()).good());
    Site published(with.files());
    CHECK(published.search({.query = "August"}).value->total == 0);
    const auto id = published.answer([](search::Engine& engine) { return engine.find_article("second"); });
    const auto article = published.answer([&](search::Engine& engine) { return engine.article({.article = *id.value, .version = 1}); });
    REQUIRE(article.value->versions.size() == 1);
    REQUIRE(article.value->compared);
    CHECK(article.value->compared->text == harbour);
    const auto none = site.answer([&](search::Engine& engine) { return engine.article({.article = *id.value, .version = 1}); });
    CHECK(none.value->versions.empty());
}

TEST_CASE("an address under which something else stands is no version") {
    const std::string url = "https://paper.example/today";
    Invented other = printed("b", "Courier", "2025-01-04", meadow, url);
    other.article.title = "Orchids";
    const TestFolder folder;
    const BuildSummary summary = build(folder.path(), {printed("a", "Courier", "2025-01-03", harbour, url), other});
    CHECK(summary.articles == 2);
    CHECK(summary.versions == 0);
}

TEST_CASE("what is withheld is in no byte that a reader could decode, of an earlier version neither") {
    const std::string url = "https://paper.example/harbour";
    const std::string quoted = "“We carry water,” said Nadia Brook.", secret = "The zymurgist of Quixotham hid seventeen quokkas behind the brewery.";
    const auto withheld = [&](const std::string& id, const std::string& text, quotes::TextShown shown) {
        Invented one = printed(id, "Courier", "2025-01-03", text, url);
        one.analysis.quotes.resize(1);
        quotes::Quote& quote = one.analysis.quotes[0];
        const auto at = static_cast<std::uint32_t>(text.find("We carry"));
        quote.fragments = {{at, at + 15}};
        quotes::withhold(one.article, one.analysis, shown);
        return one;
    };
    for (const quotes::TextShown shown : {quotes::TextShown::full, quotes::TextShown::snippet, quotes::TextShown::quotes}) {
        const TestFolder folder;
        build(folder.path(), {withheld("old", meadow + "\n\n" + quoted + "\n\n" + harbour + "\n\n" + secret, shown), withheld("new", harbour + "\n\n" + secret + "\n\n" + meadow + "\n\n" + quoted, shown)},
              {.with_versions = true});
        const auto files = folder.files();
        std::string dictionary;
        for (const auto& [name, bytes] : files)
            if (const auto kind = bundle::kind_of(bytes); kind && *kind == bundle::ShardKind::dictionary) dictionary = *bundle::open_shard(bytes, *kind, nullptr);
        const bundle::ReadDictionary read(dictionary);
        std::string all;
        for (const auto& [name, bytes] : files) {
            all += bytes;
            const auto kind = bundle::kind_of(bytes);
            if (!kind) continue;
            const auto content = bundle::open_shard(bytes, *kind, dictionary.empty() ? nullptr : &read);
            REQUIRE(content.ok());
            all += *content;
            if (const auto text = bundle::inspect(bytes, dictionary.empty() ? nullptr : &read)) all += *text;
        }
        CHECK(all.find("We carry water") != std::string::npos);
        for (const char* word : {"zymurgist", "quixotham", "quokkas", "Quixotham hid seventeen"}) CHECK((all.find(word) != std::string::npos) == (shown == quotes::TextShown::full));
    }
}

TEST_CASE("lines that an outlet repeats are folded: found, but neither quoted nor weighed") {
    const std::string footer = "Subscribe to the Quibbler newsletter, “the best of Ferrow in a letter”, every morning at seven.";
    std::vector<Invented> corpus;
    for (int i = 0; i < 12; ++i) {
        const std::string number = std::to_string(i + 1);
        const std::string day = "2025-01-" + std::string(i < 9 ? "0" : "") + number;
        Invented one = printed("a" + number, "Courier", day, "Miller " + number + " of the north mill grinds rye for house " + number + ".\n\nThe mill of year " + number + " stands by the river, and the river is high again in spring.\n\n" + footer);
        one.analysis.quotes.resize(1);
        const auto at = static_cast<std::uint32_t>(one.article.text.find("the best of"));
        one.analysis.quotes[0].fragments = {{at, at + 27}};
        corpus.push_back(std::move(one));
    }
    corpus.push_back(printed("b", "Courier", "2025-02-01", "A newsletter for millers is printed at the north mill.\n\nIt comes out in spring, when the river is high, and lies in every house by seven."));
    const TestFolder folder;
    const BuildSummary summary = build(folder.path(), corpus);
    REQUIRE(summary.folded.size() == 1);
    CHECK(summary.folded[0].kind == "offers to subscribe or to follow");
    CHECK(summary.folded[0].lines == 12);
    CHECK(summary.folded[0].articles == 12);
    CHECK(summary.folded[0].example == footer);
    CHECK(summary.folded_quotes == 12);
    const auto files = folder.files();
    CHECK(verified(files).good());
    Site site(files);
    const auto found = site.search({.query = "newsletter"});
    CHECK(found.value->total == 13);
    CHECK(found.value->hits[0].id == "b");
    CHECK(found.value->hits[0].score > found.value->hits[1].score);
    const auto id = site.answer([](search::Engine& engine) { return engine.find_article("a3"); });
    const auto article = site.answer([&](search::Engine& engine) { return engine.article({.article = *id.value}); });
    REQUIRE(article.value->folded.size() == 1);
    CHECK(base::slice(article.value->text, article.value->folded[0]) == footer);
    CHECK(article.value->quotes.empty());
}
