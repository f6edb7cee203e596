// Chains: runs of capitalised words that may hold names, with the small words between them that names have.
//
//     … said | Secretary of State John F. Kerry | of the | Department of Health and Human Services | .
//
// Here only capitals, marks and the gazetteer speak; what a chain names is judged later (names/extraction/parts.h, names/extraction/phrases.h).
#pragma once

#include <string_view>
#include <vector>

#include "language/word_view.h"

namespace verbatim::names {

struct Chain {
    language::WordRange words;
    bool heading = false;  // in a headline, where every word has a capital
};

// In text order, none overlapping. Linear in the number of words. `language` as in find_phrases.
std::vector<Chain> find_chains(const language::WordView& view, std::string_view language);

}  // namespace verbatim::names
