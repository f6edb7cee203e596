// Confidence: how likely a quotation is one, and the right person named, in thousandths.
//
// It is learned: a logistic model over features that tell (the model "person" of weights.tsv). They are how likely these words name the speaker
// (attribution.h, indirect.h), how the mention came to its meaning (names::Meaning) and with what lead, the kind and the rule. The
// labels are people of PolNeAR's training articles, read by hand; docs/quotes.md has the reliability figures.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "names/entity.h"
#include "names/extract.h"
#include "quotes/quote.h"

namespace verbatim::quotes {

// What the confidence of one quotation depends on.
struct Doubts {
    QuoteKind kind = QuoteKind::direct;
    Rule rule = Rule::none;
    std::uint16_t mention = 0;       // likelihood that these words name the speaker, or that there is none; thousandths
    names::Resolution resolution;    // what they mean
    const names::Entity* person = nullptr;  // whom; nullptr: nobody
};

// With `features` their names are appended, for learning.
std::uint16_t confidence_of(const Doubts& doubts, std::vector<std::string>* features = nullptr);

}  // namespace verbatim::quotes
