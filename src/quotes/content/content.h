// Where the words are that a cue use reports: the clause after it, before it, or around it.
//
//     [The deal, ]he said, [is historic].        The deal is historic, [he said].
//     He told reporters on Monday [that the deal was “historic”].
//
// Where the words begin follows from closed classes and punctuation; where they end before the sentence does is a scored
// choice at each comma, dash, conjunction and preposition (model "ending").
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "language/document.h"
#include "quotes/cues/cue_uses.h"

namespace verbatim::quotes {

// What opens the words after a cue; the names stand in weights.tsv.
enum class Opening : std::uint8_t { that, clause, infinitive, question, object, preposition, quoted, none };
std::string_view opening_name(Opening opening);

// Half-open ranges of tokens; empty where there is nothing.
struct TokenRange {
    language::TokenIndex first = 0;
    language::TokenIndex last = 0;
    bool empty() const { return first >= last; }
};

struct Content {
    TokenRange before;  // the words before the cue's unit, from the sentence's beginning
    TokenRange after;
    Opening opening = Opening::none;  // of `after`
    bool hearer = false;              // somebody is told
    bool denies = false;              // `after` holds what the cue denies (denial.h)
};

// For learning: the places where the words after a cue might have ended.
struct EndingTrace {
    language::TokenIndex start = 0;
    struct Place {
        language::TokenIndex token = 0;  // the words would end before it
        std::vector<std::string> features;
    };
    std::vector<Place> places;
};

// The words around the unit of `use` and its subject number `subject` (which must exist). `uses` are all uses of the
// article, `index` that of `use`: the next one may end the words. `before` is filled only where the unit stands as an
// inset or at the end of its sentence. Looks at one sentence, at most 80 tokens on either side.
Content find_content(const language::Document& document, const std::vector<CueUse>& uses, std::size_t index, std::uint8_t subject,
                     EndingTrace* trace = nullptr);

// What X said was [that …]: where the words begin; no_token where the sentence is built otherwise.
language::TokenIndex cleft_words(const language::Document& document, const CueUse& use, const Subject& subject);

}  // namespace verbatim::quotes
