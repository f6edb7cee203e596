#include "bundle/shard.h"

#include <doctest/doctest.h>

using namespace verbatim::bundle;

namespace {

const std::string repetitive(5000, 'a');

}  // namespace

TEST_CASE("a shard is opened as what it is, packed or not") {
    const std::string packed = seal_shard(ShardKind::terms, {repetitive, "tail"});
    CHECK(packed.size() < 100);
    CHECK(*open_shard(packed, ShardKind::terms, nullptr) == repetitive + "tail");
    const std::string raw = seal_shard(ShardKind::values, {"xyz"});
    CHECK(raw.size() == shard_header_size + 3);
    CHECK(*open_shard(raw, ShardKind::values, nullptr) == "xyz");
    CHECK(*kind_of(raw) == ShardKind::values);
    CHECK_FALSE(open_shard(raw, ShardKind::terms, nullptr));
}

TEST_CASE("a shard packed with a dictionary needs it") {
    const std::string dictionary = "the president said that the trade between the countries grows";
    const WriteDictionary writing(dictionary);
    const ReadDictionary reading(dictionary);
    const std::string text = "the trade between the countries, the president said";
    const FramedShard shard = framed_shard(ShardKind::text, {text, "and more"}, &writing);
    CHECK(needs_dictionary(shard.file));
    CHECK(*open_shard(shard.file, ShardKind::text, &reading) == text + "and more");
    CHECK_FALSE(open_shard(shard.file, ShardKind::text, nullptr));
}

TEST_CASE("each frame of a shard is read by itself, and a damaged one is refused") {
    const std::vector<std::string_view> parts = {"the first of the texts, the first of the texts", "", "the last"};
    const std::string dictionary = "the president said that the first of the texts is the last";
    const WriteDictionary writing(dictionary);
    const ReadDictionary reading(dictionary);
    for (const bool with_dictionary : {false, true}) {
        const FramedShard shard = framed_shard(ShardKind::text, parts, with_dictionary ? &writing : nullptr);
        const ReadDictionary* needed = with_dictionary ? &reading : nullptr;
        std::size_t first = shard_header_size;
        for (std::size_t i = 0; i < parts.size(); ++i) {
            const std::string frame = shard.file.substr(first, shard.sizes[i]);
            first += shard.sizes[i];
            CHECK(*open_frame(frame, needed) == parts[i]);
            for (std::size_t size = 0; size < frame.size(); ++size) CHECK_FALSE(open_frame(std::string_view(frame).substr(0, size), needed));
            CHECK_FALSE(open_frame(frame + "x", needed));
            for (std::size_t bit = 0; bit < frame.size() * 8; ++bit) {
                std::string damaged = frame;
                damaged[bit / 8] = static_cast<char>(damaged[bit / 8] ^ (1 << (bit % 8)));
                const auto read = open_frame(damaged, needed);
                const bool kept_its_word = !read.ok() || *read == parts[i];
                CHECK(kept_its_word);
            }
        }
        CHECK(first == shard.file.size());
    }
}

TEST_CASE("the name of a shard changes with every bit of it") {
    const std::string shard = seal_shard(ShardKind::text, {"some text"});
    CHECK(shard_file({0x00ab, 1}) == "00000000000000ab.vbs");
    for (std::size_t bit = 0; bit < shard.size() * 8; ++bit) {
        std::string damaged = shard;
        damaged[bit / 8] = static_cast<char>(damaged[bit / 8] ^ (1 << (bit % 8)));
        CHECK_FALSE(ref_of(damaged) == ref_of(shard));
    }
}

TEST_CASE("every prefix and every flipped bit of a shard is opened or refused, never more") {
    const std::string shard = seal_shard(ShardKind::text, {repetitive + "some text that is not so repetitive, 0123456789"});
    for (std::size_t size = 0; size < shard.size(); ++size) CHECK_FALSE(open_shard(std::string_view(shard).substr(0, size), ShardKind::text, nullptr));
    for (std::size_t bit = 0; bit < shard.size() * 8; ++bit) {
        std::string damaged = shard;
        damaged[bit / 8] = static_cast<char>(damaged[bit / 8] ^ (1 << (bit % 8)));
        (void)open_shard(damaged, ShardKind::text, nullptr);
    }
}

TEST_CASE("an absurd size is refused before memory is taken") {
    std::string shard = seal_shard(ShardKind::text, {repetitive});
    shard[7] = '\x0f';
    CHECK_FALSE(open_shard(shard, ShardKind::text, nullptr));
    shard[7] = '\x7f';
    CHECK_FALSE(open_shard(shard, ShardKind::text, nullptr));
}

TEST_CASE("few samples train no dictionary") {
    CHECK(train_dictionary({"one", "two"}, 1000).empty());
}
