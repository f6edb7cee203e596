#include "corpus/json_parse.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "text/utf8.h"

using namespace verbatim;
using corpus::JsonFault;
using corpus::parse_json;
using nlohmann::json;

TEST_CASE("a value is what nlohmann's parser makes of it, and what that refuses is refused") {
    const std::vector<std::string> texts = {
        R"({"title": "Well", "text": "“We carry water,” said Nadia.\nThen \"more\" \u2019 \ud83d\ude00 \/ \\ \b\f\r\t", "n": [1, -2.5e3, true, false, null, {"a": {}}], "empty": [], "o": {}})",
        "  [1 , 2 ]  ",
        R"({"a":1,"a":"last"})",
        "\"words alone\"",
        "17",
        "",
        "{",
        "[1,]",
        "{\"a\":}",
        "{\"a\" 1}",
        "{'a':1}",
        "[01]",
        "[1] x",
        "\"\\u12\"",
        "\"\\ud800\"",
        "\"\\udc00 x\"",
        "\"\\ud800\\u0041\"",
        "\"\\q\"",
        "\"a\nb\"",
        "\"a\x01 b, and more than eight bytes\"",
        "nul",
        "[1 2]",
        "\"never closed, and long enough for a block",
        "\"ends with a backslash\\",
    };
    for (const std::string& text : texts) {
        CAPTURE(text);
        for (std::size_t end = 0; end <= text.size(); ++end) {
            const std::string part = text.substr(0, end);
            if (!text::is_valid(part)) continue;
            const json expected = json::parse(part, nullptr, false);
            const auto parsed = parse_json(part, 100);
            CHECK(parsed.fault == (expected.is_discarded() ? JsonFault::broken : JsonFault::none));
            if (!expected.is_discarded()) CHECK(parsed.value == expected);
        }
    }
}

TEST_CASE("strings of every length around a block of eight keep their bytes") {
    for (std::size_t size = 0; size < 40; ++size) {
        for (const char* inside : {"", "\\n", "é", "\\\"", "\x7f"}) {
            const std::string text = "[\"" + std::string(size, 'x') + inside + std::string(size % 5, 'y') + "\"]";
            CHECK(parse_json(text, 100).value == json::parse(text));
        }
    }
}

TEST_CASE("what is nested too deep is said to be, whatever comes after") {
    CHECK(parse_json("[[[[1]]]]", 4).fault == JsonFault::none);
    CHECK(parse_json("[[[[1]]]]", 3).fault == JsonFault::too_deep);
    CHECK(parse_json(std::string(1'000'000, '['), 200).fault == JsonFault::too_deep);
    CHECK(parse_json("[\"[[[[\"]", 1).fault == JsonFault::none);
}
