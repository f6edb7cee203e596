// Who said the words between two marks: one scored choice for each quoted stretch.
//
//     “…,” Tokayev said, “…”      candidates: Tokayev (via "said", next to the stretch), the speaker before,
//                                 the subject of the sentence before, somebody unnamed, nobody (a title, a nickname)
//
// Speech or not and the speaker are one question, because what tells a scare quote from speech is mostly whether
// somebody near is said to say it. Stretches are decided from left to right; each may carry on the speaker before it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "language/document.h"
#include "quotes/cues/cue_uses.h"
#include "quotes/cues/mentions.h"
#include "quotes/quote.h"

namespace verbatim::quotes {

inline constexpr std::uint32_t no_use = 0xFFFFFFFFu;

enum class Verdict : std::uint8_t {
    matter,   // nobody said it here: a title, nickname, slogan, scare quotes
    unknown,  // speech, but the speaker is not named
    spoken,   // speech by `speaker`
};

struct Attribution {
    Verdict verdict = Verdict::matter;
    Rule rule = Rule::none;
    SpeakerMention speaker;        // verdict spoken only
    std::uint32_t use = no_use;    // the cue use that names the speaker, if one does
    std::uint8_t subject = 0;      // which of its subjects
    bool unsaid = false;           // verdict matter: the cue tells that it was not said (cues/saying.h)
    bool carried = false;          // speaker of the stretch before, no cue of its own
    bool dropped = false;          // the cue's subject is left out: speaker is empty
    std::uint16_t probability = 0; // thousandths, of this verdict and speaker

    // A cue of the stretch's own names the speaker.
    bool by_own_use() const { return use != no_use && !carried && rule != Rule::carried_over; }
};

// For learning: what was weighed for one stretch.
struct CandidateTrace {
    std::string label;               // "use", "carry", "matter"…
    base::TextSpan speaker;          // empty for unknown and matter
    std::vector<std::string> features;
};
struct AttributionTrace {
    std::vector<std::vector<CandidateTrace>> stretches;  // parallel to Document::quoted
};

// One attribution for each of document.quoted. Linear time: candidates come from a bounded neighbourhood.
std::vector<Attribution> attribute(const language::Document& document, const std::vector<CueUse>& uses, AttributionTrace* trace = nullptr);

}  // namespace verbatim::quotes
