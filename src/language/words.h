// The words of an article as names/ reads them: with their capitals, their punctuation and what the gazetteer says.
//
// The tokenizer of text/ folds these differences away, because a searcher does not mind them; here they are the point.
// "Kassym-Jomart", "O’Neill", "J." and "U.S." are one word each; "Trump’s" is the word "Trump", marked possessive.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "language/gazetteer.h"

namespace verbatim::language {

enum class Shape : std::uint8_t { lower, capital, capitals, initial, number, caseless };

// What stands between a word and the one before it, besides blanks.
namespace gap {
inline constexpr std::uint16_t comma = 1, stop = 2, colon = 4, dash = 8, open_bracket = 16, close_bracket = 32, quote = 64,
                               paragraph = 128, ampersand = 256, slash = 512, other = 1024, start = 2048;
}

struct Word {
    base::TextSpan span;       // in the text, possessive ending left out
    std::uint16_t gap = 0;     // bits of namespace gap; 0: nothing but blanks
    Shape shape = Shape::lower;
    bool possessive = false;
    bool opens_sentence = false;  // its capital may be due to its place
    // The gazetteer's entries for the word as it stands, and for its lower-case form (the same for a word in lower case). Never null; they live
    // as long as the program.
    const GazetteerEntry* as_written = &no_entry;
    const GazetteerEntry* in_lower = &no_entry;

    // Written like a name: capital, CAPITALS or an initial.
    bool upper() const { return shape == Shape::capital || shape == Shape::capitals || shape == Shape::initial; }
    bool is(EntryClass one) const { return as_written->classes.has(one) || in_lower->classes.has(one); }
    template <class... More>
    bool is_any(EntryClass one, More... more) const { return is(one) || (is(more) || ...); }
};

// The words of `where` in `text` (valid UTF-8), in order, as the gazetteer of `language` knows them. Linear time.
std::vector<Word> read_words(std::string_view text, base::TextSpan where, std::string_view language = {});

}  // namespace verbatim::language
