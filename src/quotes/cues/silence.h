// Words that tell that somebody would not speak, or not under their name: "asked not to be named", "declined to comment".
//
// They look as if they reported speech, and stand between a speaker and the verb that does:
//
//     A curator who asked not to be named | said the decision had “split the staff”
#pragma once

#include "language/document.h"
#include "quotes/cues/cue_uses.h"

namespace verbatim::quotes {

// Where the silence that the use tells of ends; no_token when the use is another. Looks at five words at most.
language::TokenIndex silence_end(const language::Document& document, const language::Sentence& sentence, const CueUse& use);

}  // namespace verbatim::quotes
