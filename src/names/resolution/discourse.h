// Who the sentences before a pronoun are about, read from how they begin.
//
//     The widow  …  wept.   She had lost …   “It is over,” she said.
//     └ subject: a description   └ same pronoun: look further back
//
// A sentence that begins with the same pronoun says that the talk is still of the same person, so the search for the name
// starts there; one that begins with a description ("The senator …") names the antecedent as a name would.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "names/entity.h"
#include "names/resolution/antecedents.h"

namespace verbatim::names {

struct Discourse {
    std::uint32_t anchor = 0;       // where to look back from: the pronoun, or an earlier one of the same chain
    base::TextSpan description;     // a description that is the subject of the last sentence before; empty when there is none
};

// Looks at the first words of at most eight sentences.
Discourse read_discourse(std::string_view text, const ArticleNames& names, const PronounContext& context,
                         const std::vector<base::TextSpan>& quoted, std::string_view language);

}  // namespace verbatim::names
