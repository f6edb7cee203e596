// Features that tell whether a cue use names the speaker of a quoted stretch: where it stands, what lies between, and its class.
#pragma once

#include <cstdint>

#include "language/document.h"
#include "quotes/attribution/stretch.h"
#include "quotes/cues/cue_uses.h"
#include "quotes/score.h"

namespace verbatim::quotes {

enum class UseSentence : std::uint8_t {
    own,       // the stretch's own
    previous,  // the one before
    next,      // that of the next stretch, which opens the next paragraph
};

struct UsePlace {
    UseSentence sentence = UseSentence::own;
    std::uint32_t distance = 0;  // uses nearer to the stretch on that side
    bool outdone = false;        // another cue stands right before the stretch: X said …, Y replied, “…”
    bool taken = false;          // it named the speaker of the stretch before
};

void describe_use(Features& features, const language::Document& document, const Stretch& stretch, const CueUse& use, const Subject& subject, UsePlace place);

}  // namespace verbatim::quotes
