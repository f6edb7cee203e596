// How well quotations fit a query's bare words: BM25F over three fields, the words said, the speaker's name and the article around them.
//
//     score = Σ  rarity(word) · weight / (weight + saturation)       weight = said: 64 + speaker's name: 48 + article: 1 to 25
//
// A quotation's words and a name have a word or have it not. An article's part goes by its own score for the word (score.h), out of the
// highest there is. All is integer arithmetic: the same on every machine.
#pragma once

#include <cstdint>
#include <vector>

#include "search/evaluate.h"
#include "search/query.h"

namespace verbatim::search {

struct Fitting {
    DocSet whole;    // scores of quotations that have every word among those said or in the speaker's name
    DocSet partial;  // of those where some word stands in the article alone
};

// Scores the quotes of `found`, which meet all other conditions of the query. `words` are bare words, at least one. Linear in the sets.
Fitting fit_quotes(SegmentReader& segment, Evaluator& evaluator, const std::vector<const QueryNode*>& words, const DocSet& found);

}  // namespace verbatim::search
