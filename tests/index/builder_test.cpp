#include "index/builder.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "built.h"
#include "bundle/manifest.h"
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
