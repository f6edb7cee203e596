#include "text/sentences.h"

#include <doctest/doctest.h>

#include <string>

using namespace verbatim::text;
namespace base = verbatim::base;

namespace {

// The sentences of a one-paragraph text, with bars between.
std::string split(std::string_view text) {
    std::string shown;
    for (const base::TextSpan span : sentences(text, {0, static_cast<std::uint32_t>(text.size())})) {
        if (!shown.empty()) shown += '|';
        shown += base::slice(text, span);
    }
    return shown;
}

}  // namespace

TEST_CASE("paragraphs lie between blank lines") {
    const std::string_view text = "One.\n\nTwo\n\nThree";
    const auto found = paragraphs(text);
    REQUIRE(found.size() == 3);
    CHECK(base::slice(text, found[0]) == "One.");
    CHECK(base::slice(text, found[2]) == "Three");
    CHECK(paragraphs("").empty());
}

TEST_CASE("sentences end where a reader would stop") {
    const std::string_view cases[] = {
        "One sentence",
        "One.|Two!|Three?|Four…|Five",
        "He asked: “Why?”|She left.",
        "“Go.”|“Stay.”|Nobody moved.",
        "It ended (at last.)|Then it rained.",
        "Really?!|Yes...|Indeed.",
        "Mr. Smith met Dr. Jones on St. John St. in May.|They spoke.",
        "President George W. Bush spoke.|J. K. Rowling did not.",
        "The U.S. President and the U.N. Security Council met.|It was late.",
        "They met in the U.S.|The talks failed.",
        "It rose 3.5 percent to 1.200 points.|Traders cheered.",
        "See No. 5 and Fig. 2.|Then go.",
        "It opens on Jan. 5 in Rome.|Then it tours.",
        "The firm, Acme Inc. of Ohio, closed.|Its owner wept.",
        "visit verbatim.example today.|Or not.",
        "ASTANA, Kazakhstan, January 3.|President Tokayev spoke.",
        "Am 4. Dezember 1964 begann es.|Es endete nie.",
        "Где он?|Он ушёл.|«Нет».|Да.",
        "今天很好。|明天也好！|真的？",
        "「行く。」と彼は言った。|終わり。",
        "यह पहला है।|यह दूसरा है।",
        "ይህ ነው።|ያ ነው።",
        "هل تعرف؟|نعم.",
        "no capitals here. but still one sentence by our rule",
    };
    for (const std::string_view expected : cases) {
        std::string text;
        for (const char c : expected) text += c == '|' ? ' ' : c;
        if (text.find("。") != std::string::npos) {  // written without blanks
            text.clear();
            for (const char c : expected) {
                if (c != '|') text += c;
            }
        }
        CHECK(split(text) == expected);
    }
}

TEST_CASE("spans cover everything but the blanks between, in order") {
    const std::string_view text = "  First one.   Second one.  ";
    const auto found = sentences(text, {0, static_cast<std::uint32_t>(text.size())});
    REQUIRE(found.size() == 2);
    CHECK(found[0] == base::TextSpan{2, 12});
    CHECK(found[1] == base::TextSpan{15, 26});
}

TEST_CASE("a paragraph that does not lie in the text has no sentences") {
    CHECK(sentences("abc", {0, 10}).empty());
    CHECK(sentences("abc", {2, 2}).empty());
}

TEST_CASE("the passage around words is their paragraph, cut where it is long") {
    const std::string text = "Before.\n\nOne two three four.\n\nAfter.";
    const auto at = static_cast<std::uint32_t>(text.find("two"));
    CHECK(base::slice(text, passage_around(text, {at, at + 3}, 100)) == "One two three four.");
    CHECK(base::slice(text, passage_around(text, {at, at + 3}, 2)) == "e two t");
    CHECK(base::slice(text, passage_around(text, {0, static_cast<std::uint32_t>(text.size())}, 5)) == text);
    const std::string accents = "éé x éé";  // never in the middle of a character
    CHECK(base::slice(accents, passage_around(accents, {5, 6}, 2)) == "é x é");
}

TEST_CASE("only the paragraph asked for is cut") {
    const std::string_view text = "One. Two.\n\nThree. Four.";
    const auto found = sentences(text, paragraphs(text)[1]);
    REQUIRE(found.size() == 2);
    CHECK(base::slice(text, found[1]) == "Four.");
}

TEST_CASE("hostile paragraphs cost linear time") {
    for (const std::string_view piece : {".", "\"", ". \"", "A.", "a. A", "“", "?”", "1. "}) {
        std::string text;
        while (text.size() < 400000) text += piece;
        CHECK_FALSE(sentences(text, {0, static_cast<std::uint32_t>(text.size())}).empty());
    }
}

TEST_CASE("the sentences around words begin and end where sentences do") {
    const std::string text = "One. Two is here. Three.\n\nFour has “words in it.” Five.\n\nSix goes on. Seven.";
    const auto around = [&](std::string_view first, std::string_view last) {
        const auto start = static_cast<std::uint32_t>(text.find(first));
        const auto end = static_cast<std::uint32_t>(text.find(last) + last.size());
        return std::string(base::slice(text, sentences_around(text, {start, end}, 200)));
    };
    CHECK(around("is", "is") == "Two is here.");
    CHECK(around("words", "it.") == "Four has “words in it.”");
    CHECK(around("is", "Three") == "Two is here. Three.");
    CHECK(around("words", "goes") == "Four has “words in it.” Five.\n\nSix goes on.");
    CHECK(around("One", "Seven.") == text);
    // A sentence without end is cut on a border of characters.
    std::string endless;
    for (int i = 0; i < 400; ++i) endless += "é";
    endless += "word";
    const base::TextSpan cut = sentences_around(endless, {800, 804}, 101);
    CHECK(cut.end == 804);
    CHECK(cut.start >= 698);
    CHECK(cut.start % 2 == 0);
}
