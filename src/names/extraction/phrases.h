// Stretches of capitalised words that look like a name, each with the evidence for what it names.
//
//     Republican presidential nominee Donald Trump, 70, told …
//     └────────── role ─────────────┘ └── name ──┘
//
// A phrase is judged here by itself; merge.h sums the evidence of all phrases with the same words, because "Kelley" says
// little where "Mr. Kelley" and "Sarah Kelley" say much.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "language/words.h"
#include "names/entity.h"

namespace verbatim::names {

// How much speaks for each kind; unitless, the weights are listed in phrases.cpp.
struct Evidence {
    int person = 0;
    int organisation = 0;
    int place = 0;
    int document = 0;

    Evidence& operator+=(const Evidence& other);
};

struct NamePhrase {
    std::uint32_t first = 0, last = 0;  // words of the name, half-open; titles left out
    base::TextSpan span;                // the same in bytes
    base::TextSpan role;                // "Republican presidential nominee"; empty when there is none
    base::TextSpan further_role;        // from an apposition on the other side
    Evidence evidence;
    Gender gender = Gender::unknown;    // by honorific, first name or role
    language::CountryIndex country = 0;
    bool titled = false;                // a title or honorific stands before it
    bool heading = false;               // in a headline, where every word has a capital
    bool subject = false, speaks = false;  // as in NameUse
    bool modifies = false;              // as in NameUse
    bool asked = false;                 // the object of a verb of asking
    bool possessive = false;
    bool after_the = false;
    bool tentative = false;             // a name only if it is short for another: "White" opening a sentence, "the Times"
    bool in_marks = false;              // the whole of what stands between quotation marks
};

// All phrases in text order, none overlapping. `language` is the article's ("en", "de"; empty is read as English): where
// "der" or "de" is an article it joins no names. Linear in the number of words.
std::vector<NamePhrase> find_phrases(std::string_view text, const std::vector<language::Word>& words, std::string_view language);

}  // namespace verbatim::names
