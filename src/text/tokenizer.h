// The one tokenizer: build and query cut words with the same code, so what is indexed is what is found.
//
// A word is a maximal run of letters, marks and digits (Unicode categories L*, M*, N*), case-folded, with the diacritical
// marks of Latin, Greek and Cyrillic letters removed (й and ё's base kept distinct as docs/query-language.md says; never
// Indic vowel signs or viramas). So “Tokayev’s” gives tokayev and s, “Central-Asian” gives central and asian. Runs of Han,
// Kana and Thai are cut into overlapping bigrams (a single character stands alone).
//
//     "Tokayev’s visit"  →  tokayev [0,7)   s [10,11)   visit [12,17)
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace verbatim::text {

// Raised whenever the same text could give other tokens; stands in each bundle's manifest.
inline constexpr std::uint32_t tokenizer_version = 1;

struct Token {
    std::uint32_t start = 0;     // byte offsets in the text that was cut
    std::uint32_t end = 0;
    std::uint32_t position = 0;  // ordinal of the word: neighbours differ by one; what a phrase counts in
    std::string_view folded;     // the indexed form; valid until the next token is produced
};

// Cuts `text` (valid UTF-8) from left to right. Linear time, no allocation a token beyond one buffer.
class Tokenizer {
  public:
    explicit Tokenizer(std::string_view text);
    // The next word; false at the end. `token.folded` views an inner buffer.
    bool next(Token& token);

  private:
    std::string_view text_;
    std::size_t offset_ = 0;
    std::uint32_t position_ = 0;
    std::string buffer_;
    std::size_t pending_bigram_ = 0;
};

// The folded form of a whole string (names, facet values): words joined by single blanks.
std::string fold(std::string_view text);

}  // namespace verbatim::text
