// What is known of a quoted stretch by itself and by the tokens beside it, before anybody is asked who said it.
#pragma once

#include <cstdint>
#include <string>

#include "language/document.h"

namespace verbatim::quotes {

struct Stretch {
    std::uint32_t index = 0;         // into Document::quoted
    language::TokenIndex token = 0;
    const language::Sentence* sentence = nullptr;  // lives as long as the document
    std::uint32_t words = 0;         // counted up to 17
    std::uint32_t capitals = 0;      // of these, capitalised
    bool starts_capital = false;
    char terminal = 0;               // Document::terminal
    std::string previous;            // lower-cased word or kind of the token before, in its sentence: "#start", ",", "called"
    std::string next;
    bool alone = false;              // the stretch is the whole sentence
    bool first_in_sentence = false;
    bool first_in_paragraph = false;
};

Stretch describe_stretch(const language::Document& document, std::uint32_t q);

// “PENCE: Well, look …”: the name in capitals before a colon at the beginning of `inner`; empty when there is none.
base::TextSpan transcript_name(const language::Document& document, base::TextSpan inner);

// "comma", "stop", "mark" (? and !) or "open": how a stretch ends, as features tell it.
std::string_view ending_name(char terminal);

}  // namespace verbatim::quotes
