// The documents of words: of one word with all terms that it stands for, of a phrase, of phrases near each other.
#pragma once

#include <cstdint>
#include <vector>

#include "bundle/layout.h"
#include "search/doc_set.h"
#include "search/query.h"
#include "search/segment_reader.h"

namespace verbatim::search {

// An index that words can be looked up in.
struct WordSpace {
    bundle::Family terms, positions;
    std::uint32_t documents = 0;
    bool has_positions = true;
};

// The terms that a word of a query stands for.
std::vector<TermPlace> expand(SegmentReader& segment, bundle::Family family, const QueryWord& word);

// Documents of `space` that hold the phrases of a node (kind words), scored. `field` chooses title, text or anywhere.
DocSet find_words(SegmentReader& segment, const WordSpace& space, const QueryNode& node, Field field);

}  // namespace verbatim::search
