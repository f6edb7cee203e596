// Titles: finding a headline that opens a text, and making one for an article that has none.
#pragma once

#include <string>
#include <string_view>

#include "base/span.h"

namespace verbatim::corpus {

// The most characters (code points) a made title has.
inline constexpr std::size_t longest_made_title = 90;

// The headline that opens normalised `text`: a first paragraph of 20 to 140 characters that ends without a full stop
// and opens with no dateline, before at least one paragraph that does end like one. Empty when there is none.
base::TextSpan find_headline(std::string_view text);

// A title out of the first sentence after `dateline` that has three words: the whole sentence if it is short enough,
// else its longest whole clause that is. A clause ends at a comma, semicolon, colon or dash outside quotation marks or,
// in English, before a conjunction, a relative pronoun or a preposition; English clauses must hold something like a
// verb. `credit`
// ("Trend reports") is left out, as is a first paragraph that is a date. Where no clause is short enough: words and an
// ellipsis. Never empty when the text holds a word.
std::string make_title(std::string_view text, base::TextSpan dateline, base::TextSpan credit,
                       std::string_view language);

}  // namespace verbatim::corpus
