// The one tokenizer: build and query cut words with the same code, so what is indexed is what is found.
//
// A word is a maximal run of letters, marks and digits (Unicode categories L*, M*, N*), case-folded (full folding: ß is
// ss), with the diacritical marks of Latin, Greek and Cyrillic letters removed: é is e, ё is е, but й stays й; œ is oe, æ is ae. Arabic
// vowels, tatweel and Hebrew points go, the forms of alef and the carriers of hamza become bare letters, ى is ي, ة is ه, Persian ک and ی are the
// Arabic letters; nuktas of Indic letters go, their vowel signs and viramas stay. Digits of all scripts are ASCII's, full-width and half-width forms
// are the usual ones. So “Tokayev’s” gives tokayev and s, “Central-Asian” gives central and asian. What is invisible inside a word (joiners, soft
// hyphens, marks of direction, blanks without width) neither ends it nor counts. Runs of Han, Kana and Thai are cut into overlapping pairs of
// characters (marks go with their character; a single character stands alone).
//
//     "Tokayev’s visit"  →  tokayev [0,7)   s [10,11)   visit [12,17)
//     "戦略的 AI"         →  戦略 [0,6)   略的 [3,9)   ai [10,12)
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/span.h"

namespace verbatim::text {

// Raised whenever the same text could give other tokens; stands in each bundle's manifest.
// 2 folds Arabic, Hebrew, nuktas, digits, widths, œ and æ, and lets nothing invisible end a word.
inline constexpr std::uint32_t tokenizer_version = 2;

// Bytes of the longest folded form: a longer word is known by its beginning. Words of people are far shorter; what is longer is a
// checksum, a picture in base64 or an attack, and would make lists of words swell in which each states what it shares with the last.
inline constexpr std::size_t longest_folded = 255;

struct Token {
    std::uint32_t start = 0;  // byte offsets in the text that was cut
    std::uint32_t end = 0;
    std::uint32_t position = 0;  // ordinal of the word: neighbours differ by one; what a phrase counts in
    std::string_view folded;     // the indexed form, 1 to longest_folded bytes; valid until the next token is produced
    bool cut = false;            // the word is longer than its indexed form
};

// Cuts `text` (valid UTF-8) from left to right. Linear time, no allocation a token beyond one buffer.
class Tokenizer {
  public:
    explicit Tokenizer(std::string_view text) : text_(text) {}
    // The next word; false at the end. `token.folded` views an inner buffer.
    bool next(Token& token);

  private:
    void cut_pair(Token& token);
    void cut_word(Token& token);

    std::string_view text_;
    std::size_t offset_ = 0;  // where to look on; inside an unspaced run, the second character of the pair before
    std::uint32_t position_ = 0;
    std::string buffer_;
};

// The folded form of a whole string (names, facet values): its words joined by single blanks.
std::string fold(std::string_view text);

}  // namespace verbatim::text
