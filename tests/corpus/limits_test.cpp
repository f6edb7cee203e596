#include "corpus/limits.h"

#include <doctest/doctest.h>

#include "read_folder.h"
#include "text/tokenizer.h"
#include "text/utf8.h"

using namespace verbatim;
using testing::read_file;
using testing::repeated;

namespace {

std::string cut(std::string value, std::size_t letters) {
    const bool was_cut = corpus::cut_to_letters(value, letters);
    CHECK(was_cut == value.ends_with("…"));
    CHECK(text::count_code_points(value) <= letters);
    CHECK(text::is_valid(value));
    return value;
}

// A line of JSON with one more field.
std::string line_with(const std::string& field, const std::string& value) {
    return "{\"text\":\"Some words.\",\"" + field + "\":\"" + value + "\"}\n";
}

}  // namespace

TEST_CASE("numbers are grouped by thousands") {
    CHECK(corpus::with_commas(0) == "0");
    CHECK(corpus::with_commas(999) == "999");
    CHECK(corpus::with_commas(1'000) == "1,000");
    CHECK(corpus::with_commas(1'234'567) == "1,234,567");
}

TEST_CASE("a long value is cut behind a whole word, or else between characters") {
    CHECK(cut("short", 5) == "short");
    CHECK(cut("привет", 6) == "привет");
    CHECK(cut("one two three", 13) == "one two three");
    CHECK(cut("one two three", 12) == "one two…");
    CHECK(cut("one two three", 8) == "one two…");
    CHECK(cut("a unbrokenword", 8) == "a unbro…");               // the word before is too short to stand for all
    CHECK(cut("ééééé", 3) == "éé…");
    CHECK(cut("abcde\u0301fg", 6) == "abcd…");                   // not between a letter and its mark
    CHECK(cut("abc👩\u200d🚀 and more", 6) == "abc…");           // nor within a joined picture
    CHECK(cut("a" + repeated("\u0301", 50), 10).size() < 30);    // unless there is nothing but marks
}

TEST_CASE("each field that is too long is cut, and the report says what was found") {
    struct Case {
        const char* field;
        std::size_t letters;
        const char* says;
        std::string (*value)(const corpus::Article&);
    };
    const Case cases[] = {
        {"title", corpus::longest_title, "a title of 300,000 letters; expected at most 2,000", [](const corpus::Article& a) { return a.title; }},
        {"source", corpus::longest_source, "a source of 300,000 letters; expected at most 300", [](const corpus::Article& a) { return a.source; }},
        {"author", corpus::longest_author, "an author of 300,000 letters; expected at most 1,000", [](const corpus::Article& a) { return a.author; }},
        {"place", corpus::longest_place, "a place of 300,000 letters; expected at most 300", [](const corpus::Article& a) { return a.place.city; }},
        {"tags", corpus::longest_tag, "1 tag that is too long; expected at most 200 letters", [](const corpus::Article& a) { return a.tags.at(0); }},
    };
    for (const Case& one : cases) {
        CAPTURE(one.field);
        const auto found = read_file("a.jsonl", line_with(one.field, std::string(300'000, 'x')));
        REQUIRE(found.articles.size() == 1);
        CHECK(one.value(found.articles[0]) == std::string(one.letters - 1, 'x') + "…");
        REQUIRE(found.notices.size() == 1);
        CHECK(found.notices[0].kind == corpus::Notice::Kind::repaired);
        CHECK(found.messages().find(one.says) != std::string::npos);
        CHECK(read_file("a.jsonl", line_with(one.field, std::string(one.letters, 'x'))).notices.empty());
    }
}

TEST_CASE("half an address leads nowhere, so a long one is left out") {
    const auto found = read_file("a.jsonl", line_with("url", "https://paper.example/" + std::string(5000, 'x')));
    CHECK(found.articles.at(0).url.empty());
    CHECK(found.messages().find("an address of 5,022 letters; expected at most 2,000; it was left out") != std::string::npos);
}

TEST_CASE("long ids that begin alike stay different ids") {
    const std::string start(400'000, 'x');
    const auto found = read_file("a.jsonl", line_with("id", start + "1") + line_with("id", start + "2"));
    REQUIRE(found.articles.size() == 2);
    CHECK(found.articles[0].id != found.articles[1].id);
    CHECK(found.articles[0].id.size() < 600);
}

TEST_CASE("an article keeps so many tags and no more") {
    std::string tags;
    for (int i = 0; i < 5000; ++i) tags += "t" + std::to_string(i) + ",";
    const auto found = read_file("a.jsonl", line_with("tags", tags));
    CHECK(found.articles.at(0).tags.size() == corpus::most_tags);
    CHECK(found.messages().find("5,000 tags; expected at most 200") != std::string::npos);
}

TEST_CASE("an article of more than sixty-four megabytes is refused") {
    const std::string word = "word ";
    const auto found = read_file("a.txt", repeated(word, corpus::longest_text / word.size() + 1));
    CHECK(found.articles.empty());
    CHECK(found.messages().find("an article of 64 MB; expected at most 64 MB") != std::string::npos);
}

TEST_CASE("a word that is too long to be indexed whole is named in the report") {
    const auto found = read_file("a.txt", "It says " + std::string(300'000, 'x') + ", and no more.");
    CHECK(found.articles.at(0).text.size() > 300'000);  // the text itself is never cut
    CHECK(found.messages().find("a word of 300,000 letters; expected at most 255") != std::string::npos);
    CHECK(read_file("a.txt", "It says " + std::string(text::longest_folded, 'x') + ".").notices.empty());
    CHECK(read_file("a.txt", repeated("漢字", 5000)).notices.empty());  // cut into pairs
}
