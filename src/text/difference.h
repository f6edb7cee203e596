// What was changed between two texts, word by word: the shortest script of words taken out and put in (Myers, "An O(ND) difference algorithm", 1986).
//
//     old  The mayor said: "We will  | build | the bridge."
//     new  The mayor said: "We will  | not build | the bridge."
//     →    same …, added "not ", same …
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace verbatim::text {

enum class Changed : std::uint8_t { same, removed, added };

// A stretch of whole words with the blanks behind them. A removed one lies in the old text, all others in the new one.
struct Difference {
    Changed kind = Changed::same;
    base::TextSpan span;
    friend bool operator==(const Difference&, const Difference&) = default;
};

// In reading order; what was taken out stands before what was put in its place. The stretches of the new text cover it, and so do those that are the same and
// removed the old one, where the same words may stand elsewhere. Where more than 2,000 words differ, all between the first and the last difference counts as replaced. Time: that limit
// times the number of words at most.
std::vector<Difference> difference(std::string_view old_text, std::string_view new_text);

}  // namespace verbatim::text
