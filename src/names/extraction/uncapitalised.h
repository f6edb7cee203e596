// People in a script without capitals: told by the words beside them.
//
//     وقال العميد عبد الله الصبيحي        a verb of saying, a title, and then what no list knows: a name
//     غريغ نيس، رئيس الشركة               two unknown words before a comma and a title
//
// Once a name is known, its last word alone is known too.
#pragma once

#include <string_view>
#include <vector>

#include "language/word_view.h"
#include "names/extraction/phrases.h"

namespace verbatim::names {

// Phrases with evidence for a person, in text order, not overlapping. Cost: linear in the words, but for a look-up of each in the names found.
std::vector<NamePhrase> find_uncapitalised_people(const language::WordView& view);

}  // namespace verbatim::names
