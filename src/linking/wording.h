// Whether two runs of words are one quotation: the comparison behind variants.h.
//
//     one    not one stone | will be laid | until | the herring have spawned
//     other  not one stone of this breakwater | will be laid | before | the herring have spawned
//            └───┬───────┘                     └───┬──────┘            └──────────┬──────────┘
//                └────────────── longest common subsequence, each word with its weight ──────┘
//
// The two are laid upon each other where they share a few words, the parts that then lie side by side are aligned, and what
// is shared is held against the lighter part.
#pragma once

#include <cstdint>
#include <span>

namespace verbatim::linking {

// Words as numbers (an odd one is a number in the text) with their weights in bits; both of one length.
struct WeighedWords {
    std::span<const std::uint32_t> words;
    std::span<const std::uint8_t> weights;
    std::size_t size() const { return words.size(); }
};

// How much has to be shared.
struct WordingBar {
    std::uint32_t weight = 0;        // by wordings that mostly hold each other
    std::uint32_t overlap_weight = 0;  // by two that each go on beyond the other
};

// Whether word i of `one` lying upon word i - shift of `other` shows one quotation. Time: the product of the lengths.
bool same_quotation(const WeighedWords& one, const WeighedWords& other, std::int32_t shift, const WordingBar& bar);

}  // namespace verbatim::linking
