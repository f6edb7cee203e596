// One quotation in several wordings: which quotes of a whole corpus are the same words, printed differently.
//
//     Courier  “Not one stone will be laid until the herring have spawned,”
//     Tern     "Not one stone of this breakwater will be laid before the herring have spawned,"
//
// Papers cut, mend and translate back what somebody said once. Two quotes are wordings of one when the shorter one – or, where
// each goes on beyond the other, the stretch they share – is mostly in the other, in the same order and within a stretch of about
// its own length, and when what they share is rare enough: "thank you very much" proves nothing. Words weigh by how few quotes
// have them, a weighted longest common subsequence says how much is shared. Numbers must agree: "petrol, 5 rupees" is not a
// wording of "petrol, 10 rupees".
//
// Speakers must be the same, or unknown on one side, which asks for more shared words. Wordings are told pair by pair, not by
// chains: two excerpts of one speech that share nothing are both wordings of the whole, and not of each other.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "base/ids.h"

namespace verbatim::linking {

// Who has which other wordings, by number of the quote.
struct Variants {
    struct Of {
        std::vector<std::uint32_t> others;  // the same quotation elsewhere, in whatever words; ascending
        std::uint32_t wordings = 0;         // how many other word sequences they have, punctuation and capitals aside
    };
    // Of quote `number`; nothing for most.
    const Of& of(std::uint32_t number) const;

    std::vector<std::uint32_t> numbers;  // ascending: those that have any
    std::vector<Of> lists;               // of each of them
};

// For each of `numbers`, in their order: the quote that stands for it in lists. Each quote is one of the wordings of its leader, or the
// leader itself; a quote with many others leads before one with few. O(n log n) in the lists' length.
std::vector<std::uint32_t> leaders(const Variants& variants);

// At most so many others are told of one quote: those that come first.
inline constexpr std::size_t most_variants = 200;

// Invariant: quotes are numbered from 0 in the order of add(). Memory: 4 bytes a word.
class VariantFinder {
  public:
    // The words of a direct or mixed quote. An empty one (reported speech, a denial) counts as a number and has no variants.
    void add(std::string_view words);

    // Who has which. `speakers` has one for each quote; none: unknown. Near-linear: time goes with the number of words, times a
    // small constant for those that stand in several quotes. The order of add() decides only which of more than 32 wordings
    // with one shingle are compared.
    Variants find(std::span<const base::PersonId> speakers) const;

  private:
    std::vector<std::uint32_t> words_;      // hashes of folded words, quote after quote; the lowest bit tells a number
    std::vector<std::size_t> starts_{0};    // one more than there are quotes
};

}  // namespace verbatim::linking
