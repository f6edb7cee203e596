#include <doctest/doctest.h>

#include "read_folder.h"
#include "text/utf8.h"

using namespace verbatim;
using testing::read_file;

TEST_CASE("a line is an article with the fields that it names") {
    const auto found = read_file(
        "a.jsonl",
        R"({"id":"x-1","title":" The  title ","date":"2025-01-03T10:00:00Z","source":"Daily","place":"Rome, Italy","author":["Ann","Bob"],)"
        R"("url":"https://example.org/1","lang":"en-GB","tags":["a","b"],"text":"One.\n\nTwo.","other":{"deep":[1]}})"
        "\n");
    REQUIRE(found.articles.size() == 1);
    const corpus::Article& article = found.articles[0];
    CHECK(article.id == "x-1");
    CHECK(article.title == "The title");
    CHECK_FALSE(article.title_made);
    CHECK(base::format_date(*article.date) == "2025-01-03");
    CHECK(article.source == "Daily");
    CHECK(article.place.country == "Italy");
    CHECK(article.author == "Ann, Bob");
    CHECK(article.url == "https://example.org/1");
    CHECK(article.language == "en");
    CHECK(article.tags == std::vector<std::string>{"a", "b"});
    CHECK(article.text == "One.\n\nTwo.");
    CHECK(article.origin.line == 1);
}

TEST_CASE("only the text is needed; ids are made from the file's name") {
    CHECK(read_file("a.jsonl", R"({"text":"Some words."})").articles.at(0).id == "a");
    const auto found = read_file(
        "f/a.ndjson", "{\"text\":\"Some words.\"}\n\n{\"text\":\"Other words.\",\"id\":7}\n{\"text\":\"Third.\"}");
    REQUIRE(found.articles.size() == 3);
    CHECK(found.articles[0].id == "f/a#1");
    CHECK(found.articles[1].id == "7");
    CHECK(found.articles[2].id == "f/a#3");
}

TEST_CASE("an id is kept exactly as it was given, unless it is blank") {
    CHECK(read_file("a.jsonl", R"({"id":" News\t-2 e\u0301","text":"Some words."})").articles.at(0).id == " News\t-2 e\u0301");
    CHECK(read_file("a.jsonl", R"({"id":" ","text":"Some words."})").articles.at(0).id == "a");
}

TEST_CASE("bad lines are reported with their number and left out") {
    const auto found = read_file("a.jsonl",
                                 "{\"text\":\"Good words.\"}\n"
                                 "{\"text\":\"broken\n"
                                 "[1,2]\n"
                                 "\"text\"\n"
                                 "{\"title\":\"no text\"}\n"
                                 "{\"text\":{}}\n"
                                 "{\"text\":\" . \"}\n"
                                 "{\"text\":\"\\ud800\"}\n"
                                 "{\"text\":\"Good again.\"}\n");
    CHECK(found.articles.size() == 2);
    CHECK(found.articles[1].id == "a#9");
    const std::string tail =
        "; expected one JSON object a line, with at least a \"text\"; mend the line; it was left out\n";
    CHECK(found.messages() == "a.jsonl:2: found broken JSON at byte 16" + tail + "a.jsonl:3: found a JSON array" +
                                  tail + "a.jsonl:4: found a JSON string" + tail +
                                  "a.jsonl:5: found an object without a text" + tail +
                                  "a.jsonl:6: found an object without a text" + tail +
                                  "a.jsonl:7: found an article without words; expected some text; it was left out\n" +
                                  "a.jsonl:8: found broken JSON at byte 16" + tail);
    CHECK(found.summary.rejected == 7);
}

TEST_CASE("a record without a text is named by its id where it has one") {
    const auto found = read_file("a.jsonl", "{\"id\":\"x-1\",\"title\":\"T\"}\n{\"id\":7,\"text\":\" . \"}\n");
    CHECK(found.articles.empty());
    CHECK(found.messages() ==
          "a.jsonl:1: found an object without a text, id \"x-1\"; expected one JSON object a line, with at least a \"text\"; mend the "
          "line; it was left out\n"
          "a.jsonl:2: found an article without words, id \"7\"; expected some text; it was left out\n");
}

TEST_CASE("a date that could be two days says so") {
    const auto found = read_file("a.jsonl", R"({"text":"Some words.","date":"03/04/2025"})");
    REQUIRE(found.articles.size() == 1);
    CHECK_FALSE(found.articles[0].date);
    CHECK(found.messages() == "a.jsonl:1: found date 03/04/2025, which could be two days; expected a date written as YYYY-MM-DD; the "
                              "article is undated\n");
}

TEST_CASE("a bad date in a record leaves the article undated") {
    const auto found = read_file("a.jsonl", R"({"text":"Some words.","date":"2025-13-40"})");
    REQUIRE(found.articles.size() == 1);
    CHECK_FALSE(found.articles[0].date);
    CHECK(found.messages() ==
          "a.jsonl:1: found date 2025-13-40; expected a day that exists, as YYYY-MM-DD; the article is undated\n");
}

TEST_CASE("Latin-1 bytes in a line are read as Windows-1252") {
    const auto found = read_file("a.jsonl", "{\"text\":\"The caf\xE9 is open.\"}");
    REQUIRE(found.articles.size() == 1);
    CHECK(found.articles[0].text == "The café is open.");
    CHECK(found.summary.repaired == 1);
}

TEST_CASE("the original text is kept on request, and offsets lead into it") {
    const std::string_view line = "{\"text\":\" \\r\\nOne.\\r\\nThe cafe\\u0301 \\u0000opens.\"}";
    const auto found = read_file("a.jsonl", line, {.keep_original = true});
    REQUIRE(found.articles.size() == 1);
    const corpus::Article& article = found.articles[0];
    CHECK(article.original == std::string(" \r\nOne.\r\nThe cafe\u0301 \0opens.", 27));
    CHECK(article.text == "One.\n\nThe café opens.");
    const auto start = static_cast<std::uint32_t>(article.text.find("opens"));
    CHECK(article.map.original_start(start) == 20);
    CHECK(article.map.original_end(start + 5) == 25);
    CHECK(read_file("a.jsonl", line).articles.at(0).original.empty());
}

TEST_CASE("nesting as deep as the line is long harms nobody") {
    const auto found = read_file("a.jsonl", std::string(200000, '[') + "\n{\"text\":\"Good words.\"}");
    CHECK(found.articles.size() == 1);
    CHECK(found.summary.rejected == 1);
}
