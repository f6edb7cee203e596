#include "corpus/charset.h"

#include <doctest/doctest.h>

#include "corpus/mime.h"

using namespace verbatim;

TEST_CASE("bytes of many encodings become UTF-8") {
    CHECK(corpus::to_utf8("\xCF\xF0\xE8\xE2\xE5\xF2", "windows-1251") == "Привет");
    CHECK(corpus::to_utf8("\xF0\xD2\xC9\xD7\xC5\xD4", "KOI8-R") == "Привет");
    CHECK(corpus::to_utf8("\xA4\xA4\xA4\xE5", "big5") == "中文");
    CHECK(corpus::to_utf8("\xD6\xD0\xCE\xC4", "GB2312") == "中文");
    CHECK(corpus::to_utf8("\x93\xFA\x96\x7B", "Shift_JIS") == "日本");
    CHECK(corpus::to_utf8("\xC6\xFC\xCB\xDC", "euc-jp") == "日本");
    CHECK(corpus::to_utf8("\x1B$BF|K\\\x1B(B.", "iso-2022-jp") == "日本.");
    CHECK(corpus::to_utf8("\xC7\xD1\xB1\xDB", "euc-kr") == "한글");
    CHECK(corpus::to_utf8("caf\xE9 \x93x\x94", "iso-8859-1") == "café “x”");
    CHECK(corpus::to_utf8(std::string("\xFF\xFEh\0i\0", 6), "") == "hi");
    CHECK(corpus::is_known_charset(" Windows-1251 "));
    CHECK_FALSE(corpus::is_known_charset("klingon"));
}

TEST_CASE("valid UTF-8 is UTF-8 whatever its label says; a cut pair becomes U+FFFD") {
    CHECK(corpus::decode_text("Décès", "iso-8859-1") == "Décès");
    CHECK(corpus::decode_text("D\xE9" "c\xE8s", "iso-8859-1") == "Décès");
    CHECK(corpus::to_utf8("\xA4", "big5") == "\uFFFD");
    CHECK(corpus::to_utf8("\xA4<b>", "big5").find("<b>") != std::string::npos);
}

TEST_CASE("a message is taken apart, with its words decoded") {
    CHECK(corpus::decode_words("=?UTF-8?Q?caf=C3=A9_?= =?utf-8?B?bm9pcg==?= and so on") == "café noir and so on");
    CHECK(corpus::decode_words("=?broken") == "=?broken");
    const auto message = corpus::read_mime(
        "From: Jane <j@x>\nContent-Type: multipart/alternative; boundary=\"b\"\n\npreamble\n--b\nContent-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable\n\nca=\nf=E9\n--b\n"
        "Content-Type: text/html\n\n<p>x</p>\n--b--\nepilogue\n");
    REQUIRE(message.parts.size() == 2);
    CHECK(message.parts[0].text() == "café");
    CHECK(message.parts[1].bytes == "<p>x</p>");
    CHECK(message.parts[0].alternatives == 1);
    CHECK(message.headers.raw("FROM") == "Jane <j@x>");
    CHECK(corpus::decode_base64("aGVs\nbG8") == "hello");
    CHECK(corpus::looks_like_mime("From: a\nDate: b\n\nc"));
    CHECK_FALSE(corpus::looks_like_mime("Note: a\nTitle: b\n\nc"));
}
