// Which of a few hundred names fit together, pair by pair, as a square of bits: each pair is compared once, and whether all that fit a
// name also fit each other is a matter of whole rows.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "linking/known_name.h"

namespace verbatim::linking {

// Rows of as many bits as there are rows.
class BitSquare {
  public:
    explicit BitSquare(std::size_t size) : words_((size + 63) / 64), bits_(size * words_) {}
    void set(std::size_t row, std::size_t column) { bits_[row * words_ + column / 64] |= std::uint64_t{1} << (column % 64); }
    bool has(std::size_t row, std::size_t column) const { return (bits_[row * words_ + column / 64] >> (column % 64) & 1) != 0; }
    // Whether `row` of this square is all within `outer_row` of another one of the same size.
    bool within(std::size_t row, const BitSquare& outer, std::size_t outer_row) const {
        for (std::size_t i = 0; i < words_; ++i)
            if ((bits_[row * words_ + i] & ~outer.bits_[outer_row * words_ + i]) != 0) return false;
        return true;
    }

  private:
    std::size_t words_;
    std::vector<std::uint64_t> bits_;
};

// Names that were held against each other.
class Fitting {
  public:
    // `people` are indexes into `names`. Compares each with each.
    Fitting(const std::vector<KnownName>& names, std::vector<std::uint32_t> people);

    const std::vector<std::uint32_t>& people() const { return people_; }
    // Whether it is not clear whom a name means: two others fit it that do not go together.
    bool unclear(std::size_t row) const { return unclear_[row]; }
    // Calls visit(index into names) for each that fits the name in this row, in their order, until it gives false; whether all were visited.
    template <class Visit>
    bool each_fitting(std::size_t row, Visit visit) const {
        for (std::size_t i = 0; i < people_.size(); ++i)
            if (fits_.has(row, i) && !visit(people_[i])) return false;
        return true;
    }

  private:
    std::vector<std::uint32_t> people_;
    BitSquare fits_;
    std::vector<bool> unclear_;
};

}  // namespace verbatim::linking
