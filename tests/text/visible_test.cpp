#include "text/visible.h"

#include <doctest/doctest.h>

#include <string>

namespace verbatim::text {
namespace {

TEST_CASE("what nobody sees is shown as a mark") {
    struct Case {
        std::string text, shown;
    };
    for (const Case& one :
         {Case{"plain words, café, 日本 \\ “quoted”", "plain words, café, 日本 \\ “quoted”"}, Case{"\x1b[31mred", "\\x1b[31mred"},
          Case{std::string("a\0b", 3), "a\\x00b"}, Case{"a\rb\x7f", "a\\x0db\\x7f"}, Case{"one\ntwo\tthree", "one\\x0atwo\\x09three"},
          Case{"\xc2\x9b"
               "31m",
               "‹U+009B›31m"},  // C1: the same as ESC [
          Case{"\x9b"
               "31m",
               "\\x9b31m"},  // the byte that a terminal without UTF-8 takes for it
          Case{"\xe2\x80", "\\xe2\\x80"}, Case{"a\u202Eb", "a‹U+202E›b"}, Case{"\u202A\u2066\u2069", "‹U+202A›‹U+2066›‹U+2069›"},
          Case{"\u200E\u200F\u061C", "‹U+200E›‹U+200F›‹U+061C›"}, Case{"\u2028\u2029\uFEFF", "‹U+2028›‹U+2029›‹U+FEFF›"},
          Case{"\u2027\u202F\u2065\u206A\u200D\u061B\u061D\u00A0\uFFFD", "\u2027\u202F\u2065\u206A\u200D\u061B\u061D\u00A0\uFFFD"}, Case{"", ""}}) {
        CHECK(visible(one.text) == one.shown);
    }
}

TEST_CASE("text of several lines keeps its line ends and tabs and nothing else") {
    CHECK(visible_lines("one\n\ttwo\r\n\x1b") == "one\n\ttwo\\x0d\n\\x1b");
    CHECK(visible_lines("a\u202Eb\n") == "a‹U+202E›b\n");
}

TEST_CASE("no byte below a blank and no control survives, whatever the text") {
    for (int byte = 0; byte < 256; ++byte) {
        const std::string shown = visible("x" + std::string(1, static_cast<char>(byte)) + "y");
        for (const char one : shown) {
            CHECK(static_cast<unsigned char>(one) >= 0x20);
            CHECK(one != 0x7F);
        }
    }
}

TEST_CASE("a text that was made visible stays as it is") {
    for (const char* text : {"a\x1b\u202E\u2029\uFEFF\x80z", "‹U+202E›", "\\x1b"}) CHECK(visible(visible(text)) == visible(text));
}

TEST_CASE("words that leave a direction open are closed behind, and others stay as they are") {
    struct Case {
        std::string words, behind;
    };
    for (const Case& one : {Case{"plain words", ""}, Case{"\u202Egpj.exe", "\u202C"}, Case{"\u202Aa\u202C b", ""}, Case{"\u2067a", "\u2069"},
                            Case{"\u2066a\u2069\u2069", ""}, Case{"\u202B\u2068a\u202E", "\u202C\u2069\u202C"},
                            Case{"\u2066\u202Ea\u2069", ""},          // the isolate's end ends what is open in it
                            Case{"\u2066\u202C a", "\u2069"},          // an end that nothing in the isolate was begun for
                            Case{"\u202C\u2069 a\u200F", ""}, Case{"שלום\u200F!", ""}, Case{"", ""}}) {
        CHECK(contained(one.words) == one.words + one.behind);
        CHECK(contained(contained(one.words)) == contained(one.words));
    }
}

}  // namespace
}  // namespace verbatim::text
