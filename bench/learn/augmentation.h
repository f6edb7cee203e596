// Sentences written in other ways than their treebank has them: what news holds and treebanks lack.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "learn/treebank.h"

namespace verbatim::learn {

struct Copy {
    std::size_t source = 0;  // the number of the sentence
    TreebankSentence sentence;
};

// Headlines, sub-headings, lines in capitals, list items: copies of one sentence in twelve, written that way.
std::vector<Copy> rewritten(const std::vector<const TreebankSentence*>& sentences, std::uint64_t seed);

// The fine tag of a quoted stretch; its universal one is X.
inline constexpr std::string_view quoted_tag = "quoted";

// Copies of the sentences that have something between quotation marks, each such stretch as one word (language::quoted_form), as the parser meets them. The word
// hangs where the head of what it holds hangs. Sentences that are no tree then are left out.
std::vector<Copy> folded(const std::vector<const TreebankSentence*>& sentences);

}  // namespace verbatim::learn
