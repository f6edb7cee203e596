// The fragments of a quotation as one string, and quotation marks around a span of text; which stretches are quotations is decided
// in quotes/.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace verbatim::text {

inline constexpr std::string_view between_fragments = " … ";
// Stands before words that somebody denies, wherever people read them: denied: that the bridge was safe
inline constexpr std::string_view before_denied = "denied: ";

// What `words_of` says of each fragment, in one string.
template <class WordsOf>
std::string join_fragments(const std::vector<base::TextSpan>& fragments, const WordsOf& words_of) {
    std::string words;
    for (const base::TextSpan fragment : fragments) {
        if (!words.empty()) words += between_fragments;
        words += words_of(fragment);
    }
    return words;
}

// A mark of the double kind, whichever way it opens: " “ ” „ « ».
bool is_double_mark(char32_t code_point);

// The span with the quotation mark right before it and that right after it, each where there is one.
base::TextSpan with_quotation_marks(std::string_view text, base::TextSpan span);

// Whether quotation marks stand before and after the span, blanks between them left out of account, and no double ones within: « Non »,
// "no". Which marks belong together is not asked: `said he` in `"No," said he "twice"` would pass.
bool stands_in_quotation_marks(std::string_view text, base::TextSpan span);

}  // namespace verbatim::text
