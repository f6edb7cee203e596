// Whether a cue tells of something said, or of something that was not: denied words, refusals, conditions, questions, plans.
//
//     never said the bridge was safe · refused to say whether · may argue that · If the court says so · Did she say …?
//
// What was not said is nobody's quotation. Quotation marks around it hold words that are talked about.
#pragma once

#include <cstdint>

#include "language/document.h"
#include "quotes/cues/cue_uses.h"

namespace verbatim::quotes {

// True when the use, with its subject of that number, says that nothing was said there, or not yet. Reads the cue's tree where there is one; without one, the words beside the cue. Looks at
// 60 tokens on either side at most, within the sentence. Which words tell it are traits of the language.
bool is_unsaid(const language::Document& document, const CueUse& use, std::uint8_t subject);

}  // namespace verbatim::quotes
