// Cue uses: each place in a sentence where somebody is said to say something, with those who may be meant.
//
//     The president, who arrived on Monday, has repeatedly said that …
//     └ subject ──┘                         └ cue ──────────┘
//
// A use proposes up to five subjects in a fixed order; which one is right, and whether the use is speech at all, is settled
// by weights (attribution.h, indirect.h). Nothing here depends on what is quoted.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "language/document.h"
#include "quotes/cues/phrases.h"

namespace verbatim::quotes {

// How a subject is tied to its cue; the names stand in weights.tsv.
enum class Tie : std::uint8_t {
    before,         // Tokayev said
    parenthesis,    // Tokayev, who …, said
    relative,       // Tokayev, who said
    participle,     // …, Tokayev did X, saying
    infinitive,     // Tokayev went on to say
    coordinated,    // Tokayev did X and said
    inverted,       // “…,” said Tokayev
    agent,          // was told by Tokayev
    according,      // according to Tokayev
    genitive,       // Tokayev’s statement
    opening,        // the phrase that opens the sentence, when what stands nearer may be wrong
    tree,           // what the tree has for its subject, when no other way finds it
};
std::string_view tie_name(Tie tie);

struct Subject {
    Phrase phrase;                // the words that name the speaker
    language::TokenIndex relative = language::no_token;  // the "who" of a relative clause that follows the phrase
    Tie tie = Tie::before;
    std::uint8_t rank = 0;        // order in which the use proposes it
};

enum class CueKind : std::uint8_t { verb, according, noun };

struct CueUse {
    std::uint32_t sentence = 0;
    language::TokenIndex head = 0;          // the token of the cue word itself
    language::TokenIndex first = 0;         // half-open: the cue with auxiliaries and negation before it
    language::TokenIndex last = 0;
    CueKind kind = CueKind::verb;
    std::uint16_t cue = 0;        // Lexicon::cue(cue), for verbs
    std::uint8_t forms = 0;       // CueForm bits of the head
    bool negated = false;
    bool passive = false;
    bool modal = false;           // would, could, will, may
    bool finite = false;          // a verb that may have a subject of its own, told or not
    std::uint8_t subject_count = 0;
    std::array<Subject, 5> subjects;
};

// All cue uses of the article, in text order, but for those inside `credit` ("…, Trend reports": the agency that filed the
// article does not say its sentences). Each looks at most at a few dozen tokens on either side: linear time.
std::vector<CueUse> find_cue_uses(const language::Document& document, base::TextSpan credit);

}  // namespace verbatim::quotes
