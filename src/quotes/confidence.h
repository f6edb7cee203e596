// Confidence: how likely the right person is named, in thousandths.
//
// It is the product of two likelihoods – that these words name the speaker (attribution.h, indirect.h) and that they
// mean this entity (names::Resolution) – read through a table of seven points, because the two are not independent: where
// the attribution is plain, the name is mostly plain too. The points were set on PolNeAR dev, the only part of the gold
// data that tells persons; docs/quotes.md has the reliability figures.
#pragma once

#include <cstdint>

namespace verbatim::quotes {

// `mention` and `entity` in thousandths.
std::uint16_t confidence_of(std::uint16_t mention, std::uint16_t entity);

}  // namespace verbatim::quotes
