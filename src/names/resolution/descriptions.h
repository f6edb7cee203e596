// Whom a description means: "the president", "the Chinese leader", "a source close to the campaign".
//
// A definite role goes to the person of whom the article told that role, or whose roles fit it best; people in the plural
// and people met with "a" stay unnamed, which is an answer too. Documents speak for whoever issued them, if it is said.
#pragma once

#include <vector>

#include "base/span.h"
#include "corpus/article.h"
#include "language/words.h"
#include "names/entity.h"
#include "names/extract.h"
#include "names/resolution/mention.h"

namespace verbatim::names {

// `words` are the mention's and `parts` what they were taken apart into; parts.name is no_use. At most 200 uses before
// the mention are looked at. May add an organisation ("Clinton’s campaign").
Resolution resolve_description(const corpus::Article& article, ArticleNames& names, const std::vector<language::Word>& words,
                               const MentionParts& parts, const std::vector<base::TextSpan>& quoted, PreviousSpeaker previous);

}  // namespace verbatim::names
