// Whom a mention means in a language whose noun phrases begin with their head.
//
//     le professeur | Yaprak Gürsoy          the name at its end
//     la présidente | du syndicat            a description: whoever is told to be one
//     глава | Банка России                   … not the bank
#pragma once

#include <vector>

#include "base/span.h"
#include "corpus/article.h"
#include "language/words.h"
#include "names/entity.h"
#include "names/extract.h"

namespace verbatim::names {

// `words` are the mention's; not empty, and no pronoun alone. May add an entity: whoever speaks is someone. Looks at 60 names before the mention.
Resolution resolve_led_phrase(const corpus::Article& article, ArticleNames& names, const std::vector<language::Word>& words, const std::vector<base::TextSpan>& quoted, EntityIndex previous_speaker);

}  // namespace verbatim::names
