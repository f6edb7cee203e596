#include "index/builder.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "built.h"
#include "bundle/verify.h"

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
    CHECK(files.size() == summary.files + 1);
    for (const std::string& name : summary.shard_files) CHECK(files.contains(name));
}

TEST_CASE("a second build removes the shards that are no longer named, and nothing else") {
    const TestFolder folder;
    build(folder.path(), invent_corpus(4, 50));
    std::ofstream(folder.path() + "/note.txt") << "mine";
    build(folder.path(), invent_corpus(5, 20));
    auto files = folder.files();
    CHECK(files.erase("note.txt") == 1);
    CHECK(files == built_files(invent_corpus(5, 20)));
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
        auto damaged = files;
        damaged[name][bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 4);
        CHECK_MESSAGE(!verified(damaged).good(), name);
    }
}

TEST_CASE("a folder that cannot be written is an error, not a crash") {
    CHECK_FALSE(BundleBuilder::create("/proc/no/such/folder", {}).ok());
}
