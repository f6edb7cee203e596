// What kind of character a code point is, asked by everything that reads text.
//
// Unicode's general categories by utf8proc, behind questions of our own, so that nothing above text/ sees that library.
// All are pure and take constant time; a value past U+10FFFF is nothing at all.
#pragma once

#include <string>
#include <string_view>

namespace verbatim::text {

bool is_letter(char32_t code_point);           // L*
bool is_upper(char32_t code_point);            // Lu, Lt
bool is_lower(char32_t code_point);            // Ll
bool is_caseless_letter(char32_t code_point);  // Lo: Arabic, Han, Devanagari…
bool is_mark(char32_t code_point);             // M*
bool is_digit(char32_t code_point);            // Nd

// A letter, mark or number (L*, M*, N*): what words are made of.
bool is_word(char32_t code_point);

// Blanks of every width, tab included, and the invisible ones that editors leave behind (U+200B, U+2060, U+FEFF); no
// line ends.
bool is_blank(char32_t code_point);

// A C0 or C1 control character that is neither tab nor line end.
bool is_control(char32_t code_point);

inline constexpr char32_t byte_order_mark = 0xFEFF;

// “ ” « » „ ‘ ’ " ' 「 」 and their kin, either way round.
bool is_quotation_mark(char32_t code_point);
// What may close after a sentence's end: ) ] } and the quotation marks that do not only open („ ‚ 「 『).
bool is_closing(char32_t code_point);

// Letters whose diacritical marks are mere marks to a searcher: Latin, Greek and Cyrillic.
bool has_optional_marks(char32_t code_point);

// Scripts written without blanks between words, which are indexed by pairs of characters: Han, Kana, Thai.
bool is_unspaced_script(char32_t code_point);

// The simple lower-case form (one code point to one).
char32_t to_lower(char32_t code_point);
// The same for each character of valid UTF-8.
std::string to_lower(std::string_view text);
// The simple title-case form.
char32_t to_title(char32_t code_point);

}  // namespace verbatim::text
