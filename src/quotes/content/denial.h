// What a cue of denial denies: words that its subject does not say, but calls untrue.
//
//     denied [that the bridge was safe] · denied [having met him] · dismissed as untrue a report [that the bridge was safe]
//     called reports [that the bridge was safe] false · denied [the allegations]
//
// Something that is refused or turned down is no statement: rejected the offer, denied him bail. Words in marks are what the subject says
// about the statement, unless they stand within it: dismissed the report as “nonsense”; “We never met,” he denied.
#pragma once

#include "language/document.h"
#include "quotes/content/content.h"
#include "quotes/cues/cue_uses.h"

namespace verbatim::quotes {

struct Denied {
    TokenRange words;    // empty: the use denies nothing. They may end sooner than the range does
    bool thing = false;  // they name a statement (the allegations), and are none
};

// Whether the cue is a verb of denial. It may still have another object: rejected the offer.
bool may_deny(const language::Document& document, const CueUse& use);

// What the use denies among the tokens from `from` on, where its unit ends, up to `end`. Looks at 24 tokens at most for where it begins.
Denied find_denied(const language::Document& document, const CueUse& use, language::TokenIndex from, language::TokenIndex end);

}  // namespace verbatim::quotes
