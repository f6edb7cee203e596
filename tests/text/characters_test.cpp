#include "text/characters.h"

#include <doctest/doctest.h>

#include <initializer_list>

using namespace verbatim::text;

TEST_CASE("characters are told apart by Unicode's categories") {
    CHECK(is_letter(U'қ'));
    CHECK(is_letter(U'中'));
    CHECK_FALSE(is_letter(U'5'));
    CHECK(is_upper(U'Ә'));
    CHECK(is_lower(U'ß'));
    CHECK(is_caseless_letter(U'ක'));
    CHECK_FALSE(is_caseless_letter(U'a'));
    CHECK(is_mark(0x0301));
    CHECK(is_digit(U'٣'));
    CHECK(is_word(U'½'));
    CHECK_FALSE(is_word(U'_'));
    CHECK_FALSE(is_word(0x110000));
}

TEST_CASE("blanks, controls and marks of quotation") {
    for (const char32_t c : {U' ', U'\t', U'\u00A0', U'\u3000', U'\u200B', U'\uFEFF'}) CHECK(is_blank(c));
    CHECK_FALSE(is_blank(U'\n'));
    CHECK(is_control(U'\0'));
    CHECK(is_control(0x7F));
    CHECK(is_control(0x9D));
    for (const char32_t c : {U'\t', U'\n', U'\r', U'\u0085', U'a'}) CHECK_FALSE(is_control(c));
    for (const char32_t c : {U'"', U'“', U'”', U'„', U'«', U'»', U'‘', U'’', U'‹', U'「', U'』'})
        CHECK(is_quotation_mark(c));
    CHECK_FALSE(is_quotation_mark(U'('));
    CHECK(is_closing(U')'));
    CHECK_FALSE(is_closing(U'('));
}

TEST_CASE("case maps one code point to one") {
    CHECK(to_lower(U'Қ') == U'қ');
    CHECK(to_title(U'ǆ') == U'ǅ');
    CHECK(to_title(U'中') == U'中');
}
