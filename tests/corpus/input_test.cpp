#include "corpus/input.h"

#include <doctest/doctest.h>

#include "temporary_folder.h"

using namespace verbatim;

namespace {

// The lines with bars between; a plus sign after what was repaired.
std::string lines_of(std::string_view bytes) {
    corpus::Source source("file", corpus::stream_of(std::string(bytes)));
    corpus::Input reading(source);
    corpus::Input* input = &reading;
    std::string shown;
    std::string_view line;
    std::uint32_t number = 0;
    while (input->next(line)) {
        CHECK(input->line_number() == ++number);
        if (number > 1) shown += '|';
        shown += line;
    }
    for (const base::Error& repair : input->repairs()) shown += " + " + repair.found;
    return shown;
}

std::string utf16(std::u16string_view text, bool big_endian) {
    std::string bytes;
    for (const char16_t unit : text) {
        const char high = static_cast<char>(unit >> 8), low = static_cast<char>(unit & 0xFF);
        bytes += big_endian ? high : low;
        bytes += big_endian ? low : high;
    }
    return bytes;
}

}  // namespace

TEST_CASE("lines end in LF, CRLF or CR") {
    CHECK(lines_of("a\nb\r\nc\rd") == "a|b|c|d");
    CHECK(lines_of("a\n\n\r\n\rb\n") == "a||||b");
    CHECK(lines_of("") == "");
    CHECK(lines_of("\n") == "");
    CHECK(lines_of("no end") == "no end");
}

TEST_CASE("byte-order marks are left out, and UTF-16 is decoded") {
    CHECK(lines_of("\xEF\xBB\xBFone\ntwo") == "one|two + a byte-order mark");
    CHECK(lines_of(utf16(u"\uFEFFone é\r\ntwo 🙂", false)) == "one é|two 🙂 + a file in UTF-16");
    CHECK(lines_of(utf16(u"\uFEFFone\ntwo", true)) == "one|two + a file in UTF-16");
    const char16_t broken[] = {0xFEFF, 'a', 0xD800, 'b', 0xDC00};
    CHECK(lines_of(utf16({broken, 5}, false)) == "a\uFFFDb\uFFFD + a file in UTF-16");
}

TEST_CASE("lines longer than the buffer come whole, whatever ends them there") {
    for (const std::size_t length : {262142u, 262143u, 262144u, 262145u, 1000000u}) {
        const std::string longer(length, 'x');
        for (const char* end : {"\n", "\r\n", "\r"}) CHECK(lines_of(longer + end + "next") == longer + "|next");
    }
}

TEST_CASE("a file that is not there is an error that says so") {
    const auto input = corpus::open_file("/nowhere/at/all.txt");
    REQUIRE_FALSE(input);
    CHECK(input.error().message() ==
          "/nowhere/at/all.txt: found No such file or directory; expected a file that can be read; "
          "check the path");
}
