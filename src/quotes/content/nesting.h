// How many quotations may hold the same words. "He said she said he said …" nests without end, each clause holding all that follow within
// reach; whoever shows quotations copies their words, so readers of a bundle refuse notes that quote an article many times over.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

namespace verbatim::quotes {

// In news nobody reports a report of a report. Reported clauses and phrases around quoted words are counted apart, so that all
// quotations of an article come to less than 16 times its text (bundle/notes.h).
inline constexpr std::size_t deepest_nesting = 7;

class Nesting {
  public:
    // Whether deepest_nesting stretches that were added reach past the byte `start`.
    bool full_at(std::uint32_t start) const { return *std::min_element(ends_.begin(), ends_.end()) > start; }
    void add(std::uint32_t end) {
        auto least = std::min_element(ends_.begin(), ends_.end());
        *least = std::max(*least, end);
    }

  private:
    std::array<std::uint32_t, deepest_nesting> ends_{};  // the furthest ones
};

}  // namespace verbatim::quotes
