// Frames: the fixed places that words, verb and speaker have beside each other, for languages that the weights were not learned from.
//
//     «…», – сказал X      words, verb, speaker         قال X: «…»      verb, speaker, words
//     «…», X a dit         words, speaker, verb         X disse: «…»    speaker, verb, words
//
// Where a cue and its subject stand so, that adds to what the weights say of it. English has no such trait, and gets nothing.
#pragma once

#include <cstdint>

#include "language/document.h"
#include "quotes/attribution/stretch.h"
#include "quotes/cues/cue_uses.h"

namespace verbatim::quotes {

// What a cue of the stretch's own sentence and its subject gain by standing in a frame, in thousandths of a log-odds unit; 0 where they stand in none. Looks at a few tokens.
std::int32_t frame_score(const language::Document& document, const Stretch& stretch, const CueUse& use, const Subject& subject);

// The score of a verb whose subject is left out, right beside the stretch; 0 where it stands elsewhere.
std::int32_t dropped_score(const language::Document& document, const Stretch& stretch, const CueUse& use);

}  // namespace verbatim::quotes
