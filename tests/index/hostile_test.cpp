// A site from a host that lies: contents are damaged and given names that fit them, all the way up to the manifest, so that no hash
// tells. Every read still comes to an end, and says no more than the root's counts allow.
#include <doctest/doctest.h>

#include "built.h"
#include "bundle/verify.h"
#include "bundle/directory.h"
#include "bundle/manifest.h"
#include "bundle/shard.h"
#include "quotes/analyze.h"

using namespace verbatim;
using namespace verbatim::index;

namespace {

using Files = std::map<std::string, std::string>;

// The site's files with one shard exchanged for another, and with the root and the manifest that name it.
class Forger {
  public:
    explicit Forger(Files files) : files_(std::move(files)), manifest_(*bundle::read_manifest(files_.at("manifest.json"))) {
        root_ = *bundle::read_root(*bundle::open_shard(files_.at(bundle::shard_file(manifest_.segments.front().root)), bundle::ShardKind::root, nullptr));
        for (const bundle::FamilyTop& top : root_.families)
            for (const bundle::DirectoryEntry& entry : top.entries) refs_.push_back(entry.ref);
        refs_.push_back(root_.values);
    }

    std::size_t shards() const { return refs_.size(); }

    // The content of a shard, unpacked, and its kind.
    std::pair<bundle::ShardKind, std::string> content(std::size_t number) const {
        const std::string& file = files_.at(bundle::shard_file(refs_[number]));
        const bundle::ShardKind kind = *bundle::kind_of(file);
        return {kind, *bundle::open_shard(file, kind, nullptr)};
    }

    Files with(std::size_t number, bundle::ShardKind kind, const std::string& content) const {
        Files files = files_;
        const std::string file = bundle::seal_shard(kind, {content});
        bundle::Root root;
        root = root_;
        const auto exchange = [&](bundle::ShardRef& ref) {
            if (ref == refs_[number]) ref = bundle::ref_of(file);
        };
        for (bundle::FamilyTop& top : root.families)
            for (bundle::DirectoryEntry& entry : top.entries) exchange(entry.ref);
        exchange(root.values);
        files[bundle::shard_file(bundle::ref_of(file))] = file;
        return with_root(std::move(files), bundle::write_root(root));
    }

    std::string root_content() const { return bundle::write_root(root_); }
    Files with_root(Files files, const std::string& content) const {
        const std::string file = bundle::seal_shard(bundle::ShardKind::root, {content});
        bundle::Manifest manifest = manifest_;
        manifest.segments.front().root = bundle::ref_of(file);
        files[bundle::shard_file(bundle::ref_of(file))] = file;
        files["manifest.json"] = bundle::write_manifest(manifest);
        return files;
    }
    const Files& files() const { return files_; }

  private:
    Files files_;
    bundle::Manifest manifest_;
    bundle::Root root_;
    std::vector<bundle::ShardRef> refs_;
};

void ask_everything(Files files) {
    Site site(std::move(files));
    for (const char* query : {"", "trade", "tr*", "wom?n OR trad~1", "\"the trade\"", "said:trade speaker:berg", "about:tal OR person:okoro", "title:bank -river",
                              "text:peace NEAR/9 the", "source:post date:2025 tag:economy", "has:quote lang:en"}) {
        search::SearchRequest request;
        request.query = query;
        request.with_facets = request.with_snippets = true;
        request.forms = search::WordForms::all;
        const auto outcome = site.search(request);
        REQUIRE(outcome.ready());
        CHECK(outcome.value->total <= site.engine().info().articles);
        search::QuotesRequest quotes;
        quotes.query = query;
        REQUIRE(site.answer([&](search::Engine& engine) { return engine.quotes(quotes); }).ready());
    }
    REQUIRE(site.answer([](search::Engine& engine) { return engine.people({.name_part = "be"}); }).ready());
    REQUIRE(site.answer([](search::Engine& engine) { return engine.concordance({.query = "the"}); }).ready());
    REQUIRE(site.answer([](search::Engine& engine) { return engine.frequencies({.query = "the"}); }).ready());
    for (const std::uint32_t article : {0u, 17u, 39u, 4'000'000u})
        REQUIRE(site.answer([&](search::Engine& engine) { return engine.article({base::ArticleId{article}, "trade"}); }).ready());
    REQUIRE(site.answer([](search::Engine& engine) { return engine.find_article("a3"); }).ready());
}

std::string damaged(bundle::Random& random, std::string content) {
    const std::uint32_t flips = 1 + random.below(4);
    for (std::uint32_t i = 0; i < flips && !content.empty(); ++i) {
        const std::uint32_t at = random.below(random.below(4) == 0 ? std::min<std::uint32_t>(16, static_cast<std::uint32_t>(content.size()))
                                                                    : static_cast<std::uint32_t>(content.size()));
        content[at] = random.below(2) == 0 ? static_cast<char>(random.next()) : static_cast<char>(content[at] ^ (1 << random.below(8)));
    }
    return content;
}

}  // namespace

TEST_CASE("every shard with damage inside and a name that fits is survived by every read") {
    TestFolder folder;
    build(folder.path(), invent_corpus(61, 40));
    const Forger forger(folder.files());
    bundle::Random random(62);
    for (std::size_t number = 0; number < forger.shards(); ++number) {
        const auto [kind, content] = forger.content(number);
        for (int round = 0; round < 12; ++round) ask_everything(forger.with(number, kind, damaged(random, content)));
        ask_everything(forger.with(number, kind, content.substr(0, content.size() / 2)));
        ask_everything(forger.with(number, kind, ""));
        ask_everything(forger.with(number, kind, std::string(20, '\xff')));
    }
}

TEST_CASE("a root with damage inside and a name that fits is survived by every read") {
    TestFolder folder;
    build(folder.path(), invent_corpus(63, 40));
    const Forger forger(folder.files());
    bundle::Random random(64);
    for (int round = 0; round < 300; ++round) ask_everything(forger.with_root(forger.files(), damaged(random, forger.root_content())));
}

namespace {

std::string times(std::string_view part, std::size_t count) {
    std::string all;
    for (std::size_t i = 0; i < count; ++i) all += part;
    return all;
}

}  // namespace

TEST_CASE("whatever an article holds, the site that is made of it passes its own check") {
    const std::string absurd(300'000, 'x');
    std::vector<std::string> texts = {times("word ", 60'000), absurd, "\u201cYes,\u201d said " + absurd + " Lee.",
                                      times("Ann Lee ", 20'000) + "said \u201cit is so\u201d."};
    std::string alike;  // words that share all but their ends: front coding states only the ends
    for (int i = 0; i < 60; ++i) alike += std::string(30'000 - static_cast<std::size_t>(i), 'y') + " ";
    texts.push_back(alike);

    TestFolder folder;
    auto builder = BundleBuilder::create(folder.path(), {});
    REQUIRE(builder.ok());
    for (std::size_t i = 0; i < texts.size(); ++i) {
        corpus::Article article;
        article.id = "a" + std::to_string(i);
        article.text = article.title = texts[i];
        article.source = article.author = article.url = absurd;  // past what assemble() would let through
        article.place.city = absurd;
        article.tags = {absurd, absurd + "y"};
        REQUIRE(builder->add(article, quotes::analyze(article)).ok());
    }
    REQUIRE(builder->finish().ok());
    const auto files = folder.files();
    const bundle::VerifyReport report = bundle::verify(files.at("manifest.json"), [&](const std::string& name) -> std::optional<std::string> {
        const auto found = files.find(name);
        return found == files.end() ? std::nullopt : std::optional(found->second);
    });
    for (const base::Error& problem : report.problems) FAIL_CHECK(problem.message());
    Site site(files);
    search::SearchRequest request;
    request.query = absurd.substr(0, 1000);  // by its beginning
    const auto outcome = site.search(request);
    REQUIRE(outcome.ready());
    CHECK(outcome.value->total == 2);
}
