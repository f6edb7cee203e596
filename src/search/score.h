// Scores: how rare a word is, times how well a document answers it; added up over the words of a query.
//
//     score(document) = Σ idf(word) · impact(word, document)          idf = log2((2N + 2) / (2n + 1)), N documents, n with the word
//
// All in integers, so that ranks are the same to the last article in every browser and natively.
#pragma once

#include <bit>
#include <cstdint>

#include "bundle/impact.h"

namespace verbatim::search {

// log2(value) in 256ths, rounded down; value ≥ 1. Eight squarings give the eight bits after the point (Knuth 1.2.2, ex. 25).
constexpr std::uint32_t log2_256(std::uint64_t value) {
    const auto whole = static_cast<unsigned>(std::bit_width(value)) - 1;
    // The mantissa in 1 … 2, with 31 bits after the point.
    std::uint64_t mantissa = whole >= 31 ? value >> (whole - 31) : value << (31 - whole);
    std::uint32_t result = whole;
    for (int bit = 0; bit < 8; ++bit) {
        mantissa = mantissa * mantissa >> 31;
        result <<= 1;
        if (mantissa >> 32) {
            mantissa >>= 1;
            result |= 1;
        }
    }
    return result;
}

// In 256ths of a bit.
constexpr std::uint32_t rarity(std::uint32_t documents, std::uint32_t with_word) {
    return log2_256(2 * std::uint64_t{documents} + 2) - log2_256(2 * std::uint64_t{with_word} + 1);
}

constexpr std::uint32_t score_of(std::uint32_t rarity, std::uint8_t impact) {
    return rarity * bundle::impact_value[impact & (bundle::impact_levels - 1)] >> 8;
}

}  // namespace verbatim::search
