#include <doctest/doctest.h>

#include "read_folder.h"

using namespace verbatim;
using testing::read_file;

TEST_CASE("rows are articles; quoted fields hold separators, quotes and line ends") {
    const auto found = read_file("a.csv",
                                 "id,Title,date,Body,Tags\r\n"
                                 "1,\"One, two\",2025-01-03,\"He said \"\"no\"\".\r\n\r\nThen he left.\",\"a;b\"\r\n"
                                 "\r\n"
                                 "2,Three,,Plain words.,\r\n");
    REQUIRE(found.articles.size() == 2);
    CHECK(found.articles[0].id == "1");
    CHECK(found.articles[0].title == "One, two");
    CHECK(found.articles[0].text == "He said \"no\".\n\nThen he left.");
    CHECK(found.articles[0].tags == std::vector<std::string>{"a", "b"});
    CHECK(found.articles[0].origin.line == 2);
    CHECK_FALSE(found.articles[1].date);
    CHECK(found.articles[1].origin.line == 6);
    CHECK(found.notices.empty());
}

TEST_CASE("semicolons and tabs part fields where the header row has them") {
    CHECK(read_file("a.csv", "id;text\n1;Words, and more.\n").articles.at(0).text == "Words, and more.");
    CHECK(read_file("a.tsv", "id\ttext\n1\tWords; and more.\n").articles.at(0).text == "Words; and more.");
}

TEST_CASE("a first line that names the separator is no row") {
    CHECK(read_file("a.csv", "sep=;\nid;text\n1;Words, and more.\n").articles.at(0).text == "Words, and more.");
    CHECK(read_file("a.csv", "sep=\n").articles.empty());
}

TEST_CASE("a row of another length is refused, an unclosed quote ends the reading, and both are said") {
    const auto found = read_file("a.csv", "id,text\n1,Good words.\n2,one,too many\n3\n4,\"never closed\n5,x\n");
    CHECK(found.articles.size() == 1);
    CHECK(found.messages() ==
          "a.csv:3: found a row of 3 columns; expected 2 columns as in the header row; "
          "put fields that hold the separator between quotation marks; the row was left out\n"
          "a.csv:4: found a row of 1 column; expected 2 columns as in the header row; "
          "put fields that hold the separator between quotation marks; the row was left out\n"
          "a.csv:5: found a quoted field that is never closed; expected a closing quotation mark; "
          "everything from this row on was left out\n");
}

TEST_CASE("a file without a header row is refused") {
    const auto found = read_file("a.csv", "1,2,3\n4,5,6\n");
    CHECK(found.articles.empty());
    CHECK(
        found.messages() ==
        "a.csv:1: found a first row that names no known column; expected a header row with at least a column \"text\"; "
        "name the columns; the file was left out\n");
}

TEST_CASE("a row without words is refused") {
    const auto found = read_file("a.csv", "id,text\n1,\n");
    CHECK(found.messages() == "a.csv:2: found an article without words, id \"1\"; expected some text; it was left out\n");
}
