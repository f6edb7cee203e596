// The writer's promise: whatever it is given, its shards pass what readers do with them.
#include "bundle/check.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace verbatim::bundle;

namespace {

// Expands far more than readers believe: 300,000 equal letters pack into some twenty bytes.
const std::string absurd(300'000, 'a');

std::string article(std::uint32_t number, std::string_view text) {
    ArticleRecord record;
    record.id = "a";
    record.text = text;
    return write_article(number, record);
}

}  // namespace

TEST_CASE("content that would shrink further than readers believe is stored raw, and read back") {
    Values values;
    values.of(ValueList::source) = {absurd};
    const std::string file = seal_shard(ShardKind::values, {write_values(values)});
    CHECK(file.size() > absurd.size());
    CHECK(check_shard(file, ShardKind::values, nullptr));
    const auto content = open_shard(file, ShardKind::values, nullptr);
    REQUIRE(content);
    CHECK(read_values(*content)->of(ValueList::source).front() == absurd);
}

TEST_CASE("a frame that would shrink too far is stored in raw blocks that zstd reads") {
    const std::string dictionary = "the president said that the first of the texts is the last";
    const WriteDictionary writing(dictionary);
    constexpr std::size_t block = std::size_t{128} << 10;  // the largest of zstd
    for (const std::size_t size : {block, block + 1, 2 * block, 2 * block + 1, absurd.size()}) {
        const std::string text(size, ' ');
        const std::vector<std::string> articles = {article(7, "the first of the texts"), article(8, text), article(9, "the last")};
        const std::vector<std::string_view> parts(articles.begin(), articles.end());
        for (const WriteDictionary* with : {&writing, static_cast<const WriteDictionary*>(nullptr)}) {
            const ReadDictionary* reading = with ? &with->reading() : nullptr;
            const FramedShard shard = framed_shard(ShardKind::text, parts, with);
            CHECK(check_shard(shard.file, ShardKind::text, reading, shard.sizes));
            const std::string frame = shard.file.substr(shard_header_size + shard.sizes[0], shard.sizes[1]);
            const auto content = open_frame(frame, reading);
            REQUIRE(content);
            CHECK(*content == articles[1]);
            std::string damaged = frame;
            damaged[frame.size() / 2] = 'b';
            CHECK_FALSE(open_frame(damaged, reading));  // the checksum is the content's
        }
    }
}

TEST_CASE("content of every kind passes when whole, and is refused when its last byte is gone") {
    const auto passes = [](ShardKind kind, const std::string& content) {
        CAPTURE(kind_name(kind));
        CHECK(check_shard(seal_shard(kind, {content}), kind, nullptr));
        CHECK_FALSE(check_shard(seal_shard(kind, {std::string_view(content).substr(0, content.size() - 1)}), kind, nullptr));
    };
    const auto joined = [](const std::vector<std::string>& parts) {
        std::string all;
        for (const std::string& part : parts) all += part;
        return all;
    };
    Root root;
    root.family(Family::people) = {true, 0, {{"", {1, 2}, {}}}};
    passes(ShardKind::root, write_root(root));
    passes(ShardKind::directory, write_page({{"a", {1, 2}, {}}, {"b", {3, 4}, {}}}));
    Values values;
    values.of(ValueList::tag) = {"trade"};
    passes(ShardKind::values, write_values(values));
    passes(ShardKind::column, write_column(std::vector<std::uint32_t>{1, 2, 3}, Coding::delta));
    Lists lists;
    lists.add(std::vector<std::uint32_t>{1, 4});
    passes(ShardKind::lists, write_lists(lists));
    passes(ShardKind::text, article(0, "Words."));
    ArticleNotes notes;
    notes.mentions = {{{0, 4}, {}}};
    passes(ShardKind::notes, write_notes(0, {write_article_notes(notes)}));
    TermShardWriter terms(0, 10, Impacts::stored);
    terms.add("trade", {{1, 3}, {7, 12}});
    passes(ShardKind::terms, joined(terms.finish()));
    passes(ShardKind::positions, joined(write_position_shard(0, {"list"})));
    passes(ShardKind::people, write_people(0, {{.name = "Ann Lee"}}));
    passes(ShardKind::ids, write_ids({{1, 2}}));
    passes(ShardKind::lexicon, write_lexicon({{"trade", 3}}));
}

TEST_CASE("what readers decode only when they need it is checked as well") {
    ArticleNotes backwards;
    backwards.quotes.push_back({.fragments = {{5, 9}, {0, 3}}});
    CHECK_FALSE(check_shard(seal_shard(ShardKind::notes, {write_notes(0, {write_article_notes(backwards)})}), ShardKind::notes, nullptr));
    TermShardWriter terms(0, 5, Impacts::none);
    terms.add("trade", {{9, 0}});  // a document past the last one
    const std::vector<std::string> parts = terms.finish();
    CHECK_FALSE(check_shard(seal_shard(ShardKind::terms, {parts[0], parts[1]}), ShardKind::terms, nullptr));
}

TEST_CASE("frames that are not where their sizes say, or not of their articles, are refused") {
    const std::vector<std::string> articles = {article(0, "one"), article(1, "two")};
    const FramedShard shard = framed_shard(ShardKind::text, {articles[0], articles[1]}, nullptr);
    REQUIRE(check_shard(shard.file, ShardKind::text, nullptr, shard.sizes));
    const std::vector<std::uint32_t> shifted = {shard.sizes[0] + 1, shard.sizes[1] - 1}, few = {shard.sizes[0]};
    CHECK_FALSE(check_shard(shard.file, ShardKind::text, nullptr, shifted));
    CHECK_FALSE(check_shard(shard.file, ShardKind::text, nullptr, few));
    CHECK_FALSE(check_shard(shard.file, ShardKind::notes, nullptr));
}
