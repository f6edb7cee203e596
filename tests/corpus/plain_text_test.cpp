#include <doctest/doctest.h>

#include "read_folder.h"

using namespace verbatim;
using testing::read_file;

TEST_CASE("a date line starts an article and may go straight on") {
    const auto found = read_file("sample.txt",
                                 " date 2025-01-03 ASTANA, Kazakhstan, January 3. President Aida Omarova spoke of a "
                                 "“bridge”, Steppe reports.\n\n"
                                 "“We will build it,” Omarova said.\n");
    REQUIRE(found.articles.size() == 1);
    const corpus::Article& article = found.articles[0];
    CHECK(article.id == "sample");
    CHECK(article.title == "President Aida Omarova spoke of a “bridge”");
    CHECK(article.title_made);
    REQUIRE(article.date);
    CHECK(base::format_date(*article.date) == "2025-01-03");
    CHECK(article.place.display() == "Astana, Kazakhstan");
    CHECK(article.agency == "Steppe");
    CHECK(article.source == "Steppe");
    CHECK(article.language == "en");
    CHECK(article.text ==
          "ASTANA, Kazakhstan, January 3. President Aida Omarova spoke of a “bridge”, Steppe reports.\n\n“We will "
          "build it,” Omarova said.");
    CHECK(base::slice(article.text, article.dateline) == "ASTANA, Kazakhstan, January 3.");
    CHECK(base::slice(article.text, article.agency_credit) == "Steppe reports");
    CHECK(article.origin.line == 1);
    CHECK(found.notices.empty());
}

TEST_CASE("a file may hold several articles, numbered from one") {
    const auto found =
        read_file("a/b/day.txt",
                  "\n\ndate 2025-01-03\nThe first article says this.\n\n\tdate 2025-01-04\nThe second says that.\n"
                  "date 2025-01-05 The third ends it.");
    REQUIRE(found.articles.size() == 3);
    CHECK(found.articles[0].id == "a/b/day#1");
    CHECK(found.articles[1].id == "a/b/day#2");
    CHECK(found.articles[2].id == "a/b/day#3");
    CHECK(found.articles[0].origin.line == 3);
    CHECK(found.articles[1].origin.line == 6);
    CHECK(found.articles[2].text == "The third ends it.");
}

TEST_CASE("text before the first date line is an article of its own, without a date") {
    const auto found = read_file("a.txt", "Something came before all else.\n\ndate 2025-01-03 Then this was written.");
    REQUIRE(found.articles.size() == 2);
    CHECK_FALSE(found.articles[0].date);
    CHECK(found.articles[0].text == "Something came before all else.");
}

TEST_CASE("text without a date line is one article without a date") {
    const auto found =
        read_file("notes.txt",
                  "Parliament passes the budget\n\nThe parliament passed it on Tuesday, after a date 2025 was set for "
                  "the vote.\n\nupdate 2025-01-03 is no date line.\ndates 2025-01-03 neither.");
    REQUIRE(found.articles.size() == 1);
    CHECK(found.articles[0].title == "Parliament passes the budget");
    CHECK_FALSE(found.articles[0].title_made);
    CHECK_FALSE(found.articles[0].date);
    CHECK(found.articles[0].text.find("Parliament passes") == std::string::npos);
    CHECK(found.articles[0].text.substr(0, 14) == "The parliament");
    CHECK(found.summary.rejected == 0);
}

TEST_CASE("impossible dates leave the article undated, and say where") {
    const auto found =
        read_file("a.txt", "date 2025-01-03 The first one is good.\n\ndate 2025-02-30 The second one is not.\n");
    REQUIRE(found.articles.size() == 2);
    CHECK(found.articles[0].date);
    CHECK_FALSE(found.articles[1].date);
    CHECK(found.articles[1].text == "The second one is not.");
    CHECK(found.messages() ==
          "a.txt:3: found date 2025-02-30; expected a day that exists, as YYYY-MM-DD; the article is undated\n");
    CHECK(found.summary.accepted == 2);
    CHECK(found.summary.repaired == 1);
}

TEST_CASE("a dateline with a year dates an article that has no date") {
    const auto found = read_file("a.txt", "PARIS, January 3, 2025. The museum opened its doors again.");
    REQUIRE(found.articles.size() == 1);
    REQUIRE(found.articles[0].date);
    CHECK(base::format_date(*found.articles[0].date) == "2025-01-03");
    CHECK(found.messages() ==
          "a.txt:1: found no usable date; expected a date field or a date line; the dateline's date was taken\n");
}

TEST_CASE("CRLF, a byte-order mark and Latin-1 bytes are put right") {
    const auto found = read_file("a.txt",
                                 "\xEF\xBB\xBF"
                                 "date 2025-01-03\r\nThe caf\xE9 is open.\r\n\r\nIt was closed.\r\n");
    REQUIRE(found.articles.size() == 1);
    CHECK(found.articles[0].text == "The café is open.\n\nIt was closed.");
    CHECK(found.messages() ==
          "a.txt:1: found a byte-order mark; expected none in UTF-8; it was left out\n"
          "a.txt:1: found bytes that are no UTF-8; expected UTF-8; they were read as Windows-1252\n");
    CHECK(found.summary.repaired == 1);
}

TEST_CASE("a date line with nothing after it is refused") {
    const auto found = read_file("a.txt", "date 2025-01-03\n\ndate 2025-01-04 The second one has words.");
    REQUIRE(found.articles.size() == 1);
    CHECK(found.articles[0].id == "a#2");
    CHECK(found.messages() == "a.txt:1: found an article without words; expected some text; it was left out\n");
    CHECK(found.summary.rejected == 1);
}

TEST_CASE("only JSONL keeps the original: a file's body is what it is normalised to") {
    CHECK(read_file("a.txt", "date 2025-01-03  Some words here. \n\n\n\nMore.", {.keep_original = true})
              .articles.at(0)
              .original.empty());
}

TEST_CASE("a byline and a date in words in the first lines are fields and leave the text") {
    const auto found = read_file("well.txt", "Nadia's well runs dry\n\nBy Tomas Reed\nMonday, 3 March 2025\n\nThe well in the yard ran dry on Sunday. It was the third one this year.\n");
    REQUIRE(found.articles.size() == 1);
    const corpus::Article& article = found.articles[0];
    CHECK(article.title == "Nadia's well runs dry");
    CHECK(article.author == "Tomas Reed");
    REQUIRE(article.date);
    CHECK(base::format_date(*article.date) == "2025-03-03");
    CHECK(article.text == "The well in the yard ran dry on Sunday. It was the third one this year.");
    CHECK(article.left_out.size() == 2);
}

TEST_CASE("sentences with a date or a name in the first lines stay in the text") {
    for (const char* first : {"By Monday 3 March 2025 the well had run dry, and nobody knew why.", "On 3 March 2025 Tomas Reed said so.", "“It was on 3 March 2025”"}) {
        const auto found = read_file("well.txt", std::string(first) + "\n\nThe well in the yard ran dry. It was the third one this year.\n");
        REQUIRE(found.articles.size() == 1);
        const bool stays = found.articles[0].text.find("3 March 2025") != std::string::npos || found.articles[0].title.find("3 March 2025") != std::string::npos;
        CHECK(stays);
        CHECK_FALSE(found.articles[0].date);
        CHECK(found.articles[0].author.empty());
    }
}
