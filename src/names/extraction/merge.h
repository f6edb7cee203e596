// From phrases to entities: which names in one article mean the same.
//
// A surname goes to the fuller name that ends in it, an acronym to the name it abbreviates, a short form to the only
// organisation that begins or ends so. Where two people share a surname a bare one goes to whom the article names most,
// unless the other was just named in full. Names that do not fit together stay apart: a wrong merge is worse than a
// missed one.
#pragma once

#include <string_view>
#include <vector>

#include "language/words.h"
#include "names/entity.h"
#include "names/extraction/phrases.h"

namespace verbatim::names {

// Entities with their names, kinds, roles, genders and mentions; uses and sentence_starts filled. Expected linear time.
ArticleNames merge_phrases(std::string_view text, const std::vector<language::Word>& words, const std::vector<NamePhrase>& phrases, bool bends);

}  // namespace verbatim::names
