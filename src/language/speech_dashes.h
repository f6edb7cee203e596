// Speech that a dash opens, as Russian, Ukrainian, French and Spanish print it.
//
//     — Рыбы нет третий год, — говорит рыбак. — Осталась одна щука.
//       [------------------]                    [------------------]
//
// A paragraph with a verb of saying behind one of its dashes holds speech: what stands before that dash, and what stands behind the verb's own part. Lists of items have no
// such verb. In an article with such a paragraph one that begins with a long dash and has no verb is a turn of the same conversation.
#pragma once

#include <string_view>
#include <vector>

#include "base/span.h"
#include "language/lexicon.h"
#include "language/marks.h"

namespace verbatim::language {

// Adds the stretches to `quoted`, which stays in text order and without overlaps; stretches in marks within them are left out. Linear time.
void add_speech_after_dashes(std::string_view text, const std::vector<base::TextSpan>& paragraphs, const Lexicon& lexicon, std::vector<QuotedStretch>& quoted);

}  // namespace verbatim::language
