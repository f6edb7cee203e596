// Reported speech without marks: "He said that …", "according to …", "…, he said".
//
// Every cue use that does not speak for a quoted stretch is a candidate; whether it reports speech, and which of its
// subjects speaks, is decided by learned weights.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "language/document.h"
#include "quotes/content/assemble.h"
#include "quotes/content/content.h"
#include "quotes/cues/cue_uses.h"

namespace verbatim::quotes {

// For learning: what was weighed for one cue use.
struct IndirectTrace {
    base::TextSpan cue;
    std::vector<base::TextSpan> content;   // fragments
    std::vector<std::string> features;     // of the yes or no
    std::vector<base::TextSpan> speakers;  // the subjects proposed
    std::vector<std::vector<std::string>> subject_features;
};

// Drafts of indirect quotations, in text order, for the uses that `assembly` left. Linear time.
std::vector<Draft> find_indirect(const language::Document& document, const std::vector<CueUse>& uses, const Assembly& assembly,
                                 std::vector<IndirectTrace>* trace = nullptr);

}  // namespace verbatim::quotes
