// Impacts: BM25F's saturated weight of a term in a document, as one of sixteen levels. Computed once, when the bundle is
// built; a query adds up levels and never needs the length of a document.
//
//     weight = 6 · in title + 2 · in lead + in the rest of the text
//     norm   = 1/2 + 1/2 · words / 400                      words cut to 40 … 4,000
//     level  = weight / (weight + 1.2 · norm), cut into steps
//
// (Robertson, Zaragoza, Taylor 2004: weights are added before they saturate.) The mean length is a constant and not the
// corpus's, so that a segment written today ranks like one written next year. Integers only: the same bytes everywhere.
#pragma once

#include <algorithm>
#include <cstdint>

#include "bundle/layout.h"

namespace verbatim::bundle {

// How often a term stands where, and how long the document is.
struct TermCounts {
    std::uint32_t title = 0;
    std::uint32_t lead = 0;   // the first paragraph, at most its first 60 words
    std::uint32_t rest = 0;   // of the text
    std::uint32_t words = 0;  // of the text
};

// What counts as a text of middle length.
inline constexpr std::uint32_t mean_words = 400;

// Saturation in thousandths, 0 to 999.
constexpr std::uint32_t saturation(const TermCounts& counts) {
    const std::uint64_t weight = std::uint64_t{6} * counts.title + std::uint64_t{2} * counts.lead + counts.rest;
    const std::uint64_t words = std::clamp<std::uint32_t>(counts.words, 40, 4000);
    // 1.2 · norm = 0.6 + 0.6 · words / 400, in thousandths.
    const std::uint64_t norm = 600 + 600 * words / mean_words;
    return weight == 0 ? 0 : static_cast<std::uint32_t>(1000 * 1000 * weight / (1000 * weight + norm));
}

// Frozen with the format: the value that each level stands for, in thousandths of saturation.
inline constexpr std::uint16_t impact_value[impact_levels] = {150, 220, 290, 360, 430, 500, 570, 640,
                                                              710, 780, 850, 920, 780, 850, 910, 960};

constexpr std::uint8_t impact_of(const TermCounts& counts) {
    const std::uint32_t value = saturation(counts);
    const std::uint8_t first = counts.title > 0 ? first_title_impact : 0;
    const std::uint8_t last = counts.title > 0 ? impact_levels - 1 : first_title_impact - 1;
    std::uint8_t best = first;
    for (std::uint8_t level = first; level <= last; ++level)
        if (impact_value[level] <= value) best = level;
    return best;
}

}  // namespace verbatim::bundle
