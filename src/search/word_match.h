// Whether a word of a text is one that a word of a query stands for. Used where words are marked and where the list of all
// terms is searched, so that what is marked is what was found.
#pragma once

#include <string_view>

#include "search/query.h"

namespace verbatim::search {

// `folded` as the tokenizer gives it. Exact and prefix: linear; wildcard: at most quadratic in the word's length; fuzzy:
// optimal string alignment distance in code points (Damerau 1964; Ukkonen's band), the first letter must agree.
bool word_matches(const QueryWord& word, std::string_view folded);

}  // namespace verbatim::search
