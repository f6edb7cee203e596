// Where words stand: phrases, and phrases near each other, by the positions of their words.
//
//     "strategic partner"    partner at 4, 17, 90    strategic at 3, 89    →  places 3–4, 89–90
//
// The rarest word comes first, and documents in which the words so far do not meet are not looked at again.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "search/doc_set.h"
#include "search/query.h"
#include "search/words.h"

namespace verbatim::search {

// The words of one phrase, in its order.
using PhraseLists = std::vector<std::shared_ptr<const WordLists>>;

// Keeps of `documents` those in which the phrases stand, each within near[i - 1] words of the one before, in a field that
// fits. `rules` is needed where a word stands for forms that are ones by some languages' rules alone; else null.
DocSet keep_where_they_stand(SegmentReader& segment, const WordSpace& space, const std::vector<PhraseLists>& phrases,
                             const std::vector<std::uint32_t>& near, Field field, LanguageRules* rules, DocSet documents);

}  // namespace verbatim::search
