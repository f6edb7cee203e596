#include "bundle/directory.h"

#include <doctest/doctest.h>

using namespace verbatim::bundle;

namespace {

const std::vector<DirectoryEntry> entries = {{"", {1, 10}}, {"ban", {2, 20}}, {"bank", {3, 30}}, {"x", {4, 40}}};

}  // namespace

TEST_CASE("an entry holds the keys from its own up to the next one's") {
    CHECK(find_entry(entries, "") == 0);
    CHECK(find_entry(entries, "bam") == 0);
    CHECK(find_entry(entries, "ban") == 1);
    CHECK(find_entry(entries, "bani") == 1);
    CHECK(find_entry(entries, "banks") == 2);
    CHECK(find_entry(entries, "zz") == 3);
    CHECK(find_entry({{"b", {1, 1}}}, "a") == 1);
}

TEST_CASE("row numbers sort as bytes") {
    CHECK(row_key(255) < row_key(256));
    CHECK(row_of(row_key(0xFEDCBA98u)) == 0xFEDCBA98u);
    CHECK(row_of("abc") == 0);
}

TEST_CASE("a page is read back") {
    const auto read = read_page(write_page(entries));
    REQUIRE(read);
    REQUIRE(read->size() == entries.size());
    for (std::size_t i = 0; i < entries.size(); ++i) {
        CHECK((*read)[i].key == entries[i].key);
        CHECK((*read)[i].ref == entries[i].ref);
    }
}

TEST_CASE("a page with sizes of frames is read back, and refused when they do not fill their shard") {
    std::vector<DirectoryEntry> framed = {{"a", {1, 8 + 30}, {10, 20}}, {"b", {2, 8 + 5}, {5}}};
    const auto read = read_page(write_page(framed));
    REQUIRE(read);
    CHECK((*read)[0].frames == framed[0].frames);
    CHECK((*read)[1].frames == framed[1].frames);
    framed[1].frames[0] = 4;
    CHECK_FALSE(read_page(write_page(framed)));
}

TEST_CASE("a family that this reader does not know is passed over, as an older one passes over those added since") {
    Root root;
    root.family(Family::people) = {true, 0, {{"", {9, 9}}}};
    root.family(Family::stance_column) = {true, 0, {{"", {7, 7}}}};
    std::string content = write_root(root);
    const std::size_t at = content.find(static_cast<char>(Family::stance_column));
    REQUIRE(at != std::string::npos);
    REQUIRE(content.find(static_cast<char>(Family::stance_column), at + 1) == std::string::npos);
    CHECK(read_root(content)->family(Family::stance_column).present);
    content[at] = static_cast<char>(0xC8);
    const auto read = read_root(content);
    REQUIRE(read.ok());
    CHECK(read->family(Family::people).present);
    CHECK_FALSE(read->family(Family::stance_column).present);
}

TEST_CASE("a root is read back with its families") {
    Root root;
    root.articles = 3;
    root.quotes = 9;
    root.spoken = 7;
    root.people = 4;
    root.values = {77, 5};
    root.family(Family::article_terms) = {true, 0, entries};
    root.family(Family::person_about) = {true, 1, {{"", {9, 9}}}};
    const auto read = read_root(write_root(root));
    REQUIRE(read);
    CHECK(read->articles == 3);
    CHECK(read->spoken == 7);
    CHECK(read->values == root.values);
    CHECK_FALSE(read->dictionary.present());
    CHECK(read->family(Family::article_terms).entries.size() == entries.size());
    CHECK(read->family(Family::person_about).depth == 1);
    CHECK_FALSE(read->family(Family::people).present);
}

TEST_CASE("sizes of every length are kept; an empty shard, and a size past 32 bits, are refused") {
    const auto read = read_page(write_page({{"a", {1, 255}}, {"b", {2, 256}}, {"c", {3, 0xFFFF'FFFFu}}}));
    REQUIRE(read);
    CHECK((*read)[0].ref.size == 255);
    CHECK((*read)[1].ref.size == 256);
    CHECK((*read)[2].ref.size == 0xFFFF'FFFFu);
    CHECK_FALSE(read_page(write_page({{"a", {1, 0}}})));
    // One entry: no shared bytes, a suffix of one byte, then the size in two parts.
    const std::string before("\x01\x00\x01" "a" "\xFF", 5), hash(8, '\1');
    CHECK(read_page(before + "\xFF\xFF\xFF\x07" + hash));
    CHECK_FALSE(read_page(before + "\x80\x80\x80\x08" + hash));
}

TEST_CASE("keys that do not ascend are refused") {
    CHECK_FALSE(read_page(write_page({{"b", {1, 1}}, {"a", {2, 1}}})));
    CHECK_FALSE(read_page(write_page({{"a", {1, 1}}, {"a", {2, 1}}})));
    CHECK_FALSE(read_page(write_page({})));
}

TEST_CASE("keys that would unfold to an absurd length, and absurd counts, are refused") {
    std::vector<DirectoryEntry> long_keys;
    for (std::uint32_t i = 0; i < 2000; ++i) long_keys.push_back({std::string(100'000, 'a') + row_key(i), {i + 1, 1}});
    CHECK_FALSE(read_page(write_page(long_keys)));
    long_keys.resize(20);
    CHECK(read_page(write_page(long_keys)));
    Root root;
    root.articles = most_articles;
    CHECK(read_root(write_root(root)));
    root.articles = most_articles + 1;
    CHECK_FALSE(read_root(write_root(root)));
    root.articles = 0;
    root.quotes = most_quotes + 1;
    CHECK_FALSE(read_root(write_root(root)));
}
