// From decisions about single stretches to quotations: which stretches are one quotation, and which words beside the
// marks belong to it.
//
//     “C1,” said X, “C2.” “C3.”          one direct quotation of three fragments
//     X said the deal was “historic”     one mixed quotation: the deal was “historic”
#pragma once

#include <cstdint>
#include <vector>

#include "language/document.h"
#include "quotes/attribution/attribution.h"
#include "quotes/cues/cue_uses.h"
#include "quotes/quote.h"

namespace verbatim::quotes {

// A quotation before its speaker is resolved to a person.
struct Draft {
    Quote quote;                     // person, about and confidence are filled later
    SpeakerMention speaker;
    std::uint32_t use = no_use;
    bool dropped = false;            // the cue's subject is left out
    std::uint16_t probability = 0;   // thousandths, of the least certain decision in it
};

struct Assembly {
    std::vector<Draft> drafts;                   // in text order of their first fragment
    std::vector<QuotedMatter> other;             // stretches that nobody said
    std::vector<bool> used;                      // parallel to the uses: speaks for a draft
};

// Groups the stretches by their attributions (parallel to document.quoted). Linear time.
Assembly assemble(const language::Document& document, const std::vector<CueUse>& uses, const std::vector<Attribution>& attributions);

}  // namespace verbatim::quotes
