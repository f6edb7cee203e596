#include "text/normalize.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>

using namespace verbatim::text;

namespace {

std::string repairs_of(std::string_view original) {
    std::string shown;
    for (const Repair repair : normalize(original).repairs) {
        if (!shown.empty()) shown += "; ";
        shown += describe(repair).found;
    }
    return shown;
}

// The original's code points that the span of `words` in the normalised text maps to.
std::string original_of(const std::string& original, std::string_view words) {
    const Normalized normalized = normalize(original);
    const std::size_t start = normalized.text.find(words);
    REQUIRE(start != std::string::npos);
    const std::uint32_t from = normalized.map.original_start(static_cast<std::uint32_t>(start));
    const std::uint32_t to = normalized.map.original_end(static_cast<std::uint32_t>(start + words.size()));
    std::string found;
    std::size_t offset = 0;
    for (std::uint32_t count = 0; count < to && offset < original.size(); ++count) {
        const Decoded decoded = decode(original, offset);
        if (count >= from) found.append(original, offset, decoded.length);
        offset += decoded.length;
    }
    return found;
}

}  // namespace

TEST_CASE("normalising keeps the words and unifies all around them") {
    struct Case {
        std::string original, text;
    };
    const Case cases[] = {
        {"", ""},
        {" \r\n\t ", ""},
        {"One.", "One."},
        {"  One.  \n\n\n\n  Two.\n", "One.\n\nTwo."},
        {"One.\r\nTwo.", "One.\n\nTwo."},
        {"\xEF\xBB\xBFOne.", "One."},
        {"One\ttwo", "One two"},
        {std::string("On\0e\x01", 5), "One"},
        {"cafe\u0301", "café"},
        {"\u212Bngstro\u0308m", "Ångström"},                           // a singleton and a pair
        {"\u1112\u1161\u11AB", "\uD55C"},                              // Hangul letters
        {"\u0915\u093C", "\u0915\u093C"},                              // excluded from composition: stays apart
        {"\u0958", "\u0915\u093C"},                                    // and is taken apart
        {"a\u0316\u0301 a\u0301\u0316", "\u00E1\u0316 \u00E1\u0316"},  // marks in canonical order
        {"caf\xE9 \x93quoted\x94 \x85", "café “quoted” …"},
        {"e\x01\u0301", "é"},
        {"caf\xE9 and Қазақстан", "café and Қазақстан"},
        {"\xA0 caf\xE9\xA0\n\xA0\n\x81 b", "café\n\nb"},  // edges that are blank in Windows-1252
        {"non\u00A0breaking", "non\u00A0breaking"},
        {"a\u2029b\u2028c", "a\n\nb\n\nc"},
    };
    for (const Case& c : cases) CHECK(normalize(c.original).text == c.text);
}

TEST_CASE("each repair is named once; white space alone needs none") {
    CHECK(repairs_of("  One.\r\n\r\nTwo. ") == "");
    CHECK(repairs_of("caf\xE9 caf\xE9") == "bytes that are no UTF-8");
    CHECK(repairs_of("\xEF\xBB\xBF"
                     "e\u0301\x02"
                     "f") == "a byte-order mark; control characters; characters in parts");
}

TEST_CASE("hard-wrapped lines become paragraphs") {
    const Normalized normalized = normalize(
        "The negotiators met again on Tuesday in the old town hall of\n"
        "the city, where they had last spoken in March about water and\n"
        "the shared border, and they promised to come back.\n"
        "Nobody had expected more than that from the first day of the\n"
        "talks, which go on tomorrow.\n\n"
        "The end of the report was added by the evening desk of this\n"
        "newspaper.");
    CHECK(normalized.text ==
          "The negotiators met again on Tuesday in the old town hall of the city, where they had last spoken in March "
          "about water and the shared border, and they promised to come back. Nobody had expected more than that from "
          "the first day of the talks, which go on tomorrow.\n\n"
          "The end of the report was added by the evening desk of this newspaper.");
    CHECK(normalized.repairs == std::vector<Repair>{Repair::hard_wrapped_lines});
}

TEST_CASE("the map leads back to the same words in the original") {
    struct Case {
        std::string original, words, found;
    };
    const Case cases[] = {
        {"  One.\r\n\r\nTwo.", "Two.", "Two."},
        {"  One.\r\n\r\nTwo.", "One.", "One."},
        {"\xEF\xBB\xBF“One,” he said", "One,", "One,"},
        {"cafe\u0301s and more", "café", "cafe\u0301"},
        {"cafe\u0301s and more", "s and", "s and"},
        {"the cafe\u0301", "the café", "the cafe\u0301"},
        {std::string("a\0b c", 5), "b c", "b c"},
        {"x \u0958y z", "y z", "y z"},
        {"Line one.\nLine two.", "Line one.\n\nLine two.", "Line one.\nLine two."},
    };
    for (const Case& c : cases) CHECK(original_of(c.original, c.words) == c.found);
}

TEST_CASE("a span that ends before a gap ends before it in the original, too") {
    const Normalized normalized = normalize("  One. \n\n  Two.");
    CHECK(normalized.map.original_start(0) == 2);
    CHECK(normalized.map.original_end(4) == 6);     // after "One."
    CHECK(normalized.map.original_start(6) == 11);  // before "Two."
    CHECK(normalized.map.original_end(10) == 15);
    CHECK(normalize("").map.original_start(0) == 0);
}

TEST_CASE("whatever the bytes, the text is valid, idempotent and mapped monotonically") {
    std::mt19937 random(20250103);
    const std::string alphabet[] = {"a",      "e",    "\u0301", "\u0316", " ",      "\n",     "\r",     "\t",
                                    "\xE9",   "\xC3", "é",      "\u0958", "\u1112", "\u1161", "\u11AB", "中",
                                    "\uFEFF", "🙂", "\u2028", ".",      "\x01",   "\u00A0", "\u200B", "\u212B"};
    for (int round = 0; round < 3000; ++round) {
        std::string original;
        for (auto length = random() % 40; length > 0; --length) original += alphabet[random() % std::size(alphabet)];
        const Normalized normalized = normalize(original);
        INFO("round ", round);
        REQUIRE(is_valid(normalized.text));
        REQUIRE(normalize(normalized.text).text == normalized.text);
        std::uint32_t previous = 0;
        for (std::uint32_t byte = 0; byte <= normalized.text.size(); ++byte) {
            if (!on_border(normalized.text, byte)) continue;
            const std::uint32_t start = normalized.map.original_start(byte);
            const std::uint32_t end = normalized.map.original_end(byte);
            REQUIRE(start >= previous);
            REQUIRE(end <= start);
            previous = start;
        }
        REQUIRE(previous <= original.size());
    }
}

TEST_CASE("a pile of combining marks costs no more than its length") {
    std::string pile = "a";
    for (int i = 0; i < 200000; ++i) pile += i % 2 == 0 ? "\u0316" : "\u0301";
    CHECK(is_valid(normalize(pile).text));
}

TEST_CASE("more marks than a character may carry are parted, so that normalising again changes nothing") {
    const auto again = [](const std::string& part, int times) {
        std::string all;
        for (int i = 0; i < times; ++i) all += part;
        return all;
    };
    // é in two parts; a letter that is never composed; a mark that is two marks; marks without a letter; Hangul; marks out of order.
    for (const std::string first : {"e", "\u00E9", "\u0958", "\u0344", "", "\u1100", "\U0001D15E"})
        for (const std::string mark : {"\u0301", "\u0344", "\u0301\u0323", "\u1161", "\u11A8", "\u0301\uFEFF\u0323", "\u034F\u0301"})
            for (int times : {1, 14, 15, 29, 30, 31, 32, 61, 100, 1000}) {
                CAPTURE(first);
                CAPTURE(mark);
                CAPTURE(times);
                const std::string once = normalize("a" + first + again(mark, times) + " b").text;
                CHECK(normalize(once).text == once);
                CHECK(once.ends_with(" b"));
            }
    CHECK(normalize("e" + again("\u0301", 30)).text == "\u00E9" + again("\u0301", 29));
    CHECK(normalize("e" + again("\u0301", 31)).text == "\u00E9" + again("\u0301", 29) + "\u034F\u0301");
}

TEST_CASE("one-line fields lose their edges and line ends") {
    CHECK(normalize_line("  A title\r\n over  two\u00A0lines ") == "A title over two lines");
    CHECK(normalize_line("cafe\u0301") == "café");
    CHECK(normalize_line("") == "");
}

TEST_CASE("bytes become UTF-8 without any other change") {
    CHECK(to_utf8("\xEF\xBB\xBF a\r\n caf\xE9 \x80 Қ") == "\xEF\xBB\xBF a\r\n café € Қ");
}
