// The words of a quotation as they are shown and cited. What was said in one go stands between marks of its own:
//
//     "I didn't," she said. "But the minister asked me."   →   “I didn't,” … “But the minister asked me.”
//
// An ellipsis within the marks would claim that her words were cut. What is not wholly in the speaker's words has no marks but
// those of the article: reported speech, and what stands around words that the article quotes. Marks within marks and line ends are as
// text/set_words.h sets them.
//
// Before what is denied stands “denied: ”. It is never direct, so marks in it are the article's: denied: that the deal was “dead”.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "search/request.h"
#include "text/quotation.h"

namespace verbatim::search {

struct QuotedWords {
    std::string words;                  // without the comma that led on to who said them
    std::vector<base::TextSpan> hits;   // those of the quotation, in `words`
};

// `before_denied` is what to put there.
QuotedWords quoted_words(const QuoteView& quote, std::string_view before_denied = text::before_denied);

}  // namespace verbatim::search
