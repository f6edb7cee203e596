// Sets of documents with scores, and the three ways to combine them.
#pragma once

#include <cstdint>
#include <vector>

namespace verbatim::search {

// A document of the space that is searched: an article or a quote, by number.
struct ScoredDocument {
    std::uint32_t document = 0;
    std::uint32_t score = 0;
    friend bool operator==(const ScoredDocument&, const ScoredDocument&) = default;
};

// Ascending by document, each once.
using DocSet = std::vector<ScoredDocument>;

DocSet everything(std::uint32_t documents);
// Documents in both; scores add up.
DocSet intersection(const DocSet& a, const DocSet& b);
// Documents of all sets; scores add up. O(n log k), and O(n + the last document) where the sets are many and long.
DocSet union_of(std::vector<DocSet> sets);
// Documents of `a` that are not in `b`.
DocSet difference(const DocSet& a, const DocSet& b);

}  // namespace verbatim::search
