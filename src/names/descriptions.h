// Whom a description means: "the president", "the Chinese leader", "a source close to the campaign".
//
// A definite role goes to the person of whom the article told that role, or whose role fits; people in the plural and
// people met with "a" stay unnamed, which is an answer too.
#pragma once

#include <vector>

#include "base/span.h"
#include "corpus/article.h"
#include "names/entity.h"
#include "names/extract.h"
#include "names/words.h"

namespace verbatim::names {

// `words` are the mention's. Confidence 0: not a description that this knows.
Resolution resolve_description(const corpus::Article& article, const ArticleNames& names, const std::vector<Word>& words,
                               const std::vector<base::TextSpan>& quoted, EntityIndex previous_speaker);

}  // namespace verbatim::names
