#include "text/utf8.h"

#include <doctest/doctest.h>

#include <string>

using namespace verbatim::text;

TEST_CASE("every scalar value survives encoding and decoding, from either side") {
    int wrong = 0;
    for (char32_t code_point = 0; code_point <= 0x10FFFF; ++code_point) {
        if (code_point >= 0xD800 && code_point <= 0xDFFF) continue;
        std::string text;
        append(text, code_point);
        const Decoded forward = decode(text, 0);
        const Decoded backward = decode_before(text, text.size());
        wrong += !forward.valid || forward.code_point != code_point || forward.length != text.size();
        wrong += !backward.valid || backward.code_point != code_point;
    }
    CHECK(wrong == 0);
}

TEST_CASE("malformed sequences decode as one replacement character of length one") {
    const std::string cases[] = {
        "\x80",              // a continuation byte alone
        "\xC0\x80",          // overlong NUL
        "\xC1\xBF",          // overlong
        "\xE0\x80\x80",      // overlong
        "\xF0\x80\x80\x80",  // overlong
        "\xED\xA0\x80",      // a surrogate
        "\xF4\x90\x80\x80",  // past U+10FFFF
        "\xF5\x80\x80\x80",
        "\xFF",
        "\xE2\x80",      // cut short
        "\xE2\x28\xA1",  // broken in the middle
    };
    for (const std::string& text : cases) {
        const Decoded decoded = decode(text, 0);
        CHECK_FALSE(decoded.valid);
        CHECK(decoded.code_point == replacement);
        CHECK(decoded.length == 1);
        CHECK(find_malformed("good" + text) == 4);
        CHECK_FALSE(decode_before(text, text.size()).valid);
    }
}

TEST_CASE("a text is valid up to its first malformed byte") {
    CHECK(is_valid(""));
    CHECK(is_valid("Қазақстан, 中国, 🙂, plain ASCII that is longer than eight bytes"));
    CHECK(find_malformed("0123456789\xE2\x80") == 10);
}

TEST_CASE("borders lie before lead bytes and at both ends") {
    const std::string text = "aé€🙂";
    std::string borders;
    for (std::size_t i = 0; i <= text.size() + 1; ++i) borders += on_border(text, i) ? '|' : '.';
    CHECK(borders == "||.|..|...|.");
}

TEST_CASE("ASCII runs end at the first other byte") {
    CHECK(ascii_run("", 0) == 0);
    CHECK(ascii_run("plain text, quite long", 0) == 22);
    CHECK(ascii_run("0123456789é", 0) == 10);
    CHECK(ascii_run("0123456789é", 10) == 0);
    CHECK(ascii_run("éabc", 2) == 3);
}

TEST_CASE("the code-point index counts like a walk from the start") {
    std::string text;
    for (int i = 0; i < 200; ++i) text += i % 3 == 0 ? "é" : i % 3 == 1 ? "a" : "🙂";
    const CodePointIndex index(text);
    for (std::size_t offset = 0; offset <= text.size(); ++offset) {
        CHECK(index.to_code_points(offset) == count_code_points(std::string_view(text).substr(0, offset)));
    }
    CHECK(index.to_code_points(text.size() + 10) == 200);
    CHECK(CodePointIndex("").to_code_points(0) == 0);
}

TEST_CASE("text is cut between code points, never longer than asked") {
    CHECK(cut_to("abc", 3) == "abc");
    CHECK(cut_to("abc", 2) == "ab");
    CHECK(cut_to("aé", 2) == "a");
    CHECK(cut_to("漢字", 5) == "漢");
    CHECK(cut_to("漢字", 2).empty());
}
