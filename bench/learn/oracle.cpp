#include "learn/oracle.h"

#include <cstddef>

namespace verbatim::learn {

using namespace language;

// The root takes a word that is alone on the stack: a word that is shifted onto others cannot hang on the root.
std::array<int, move_count> costs_of(std::span<const std::int32_t> heads, const Configuration& c) {
    const std::int32_t words = c.words(), b0 = c.next(), s0 = c.stack(0), s1 = c.stack(1);
    const auto head = [&](std::int32_t word) { return heads[static_cast<std::size_t>(word)]; };
    std::array<int, move_count> costs{};
    if (b0 < words) {
        for (std::size_t below = 0; below < c.depth(); ++below) {
            const std::int32_t word = c.stack(below);
            costs[0] += (head(word) == b0 ? 1 : 0) + (below > 0 && head(b0) == word ? 1 : 0);
        }
        costs[0] += head(b0) == words && c.depth() > 0 ? 1 : 0;
    }
    if (s0 < 0) return costs;
    int dependants = 0;
    for (std::int32_t word = b0; word < words; ++word) dependants += head(word) == s0 ? 1 : 0;
    const bool root_is_lost = head(s0) == words && c.depth() > 1;
    costs[1] = dependants + ((s1 >= 0 && head(s0) == s1) || (head(s0) > b0 && !root_is_lost) ? 1 : 0);
    costs[2] = dependants + (head(s0) >= b0 && !root_is_lost ? 1 : 0);
    return costs;
}

}  // namespace verbatim::learn
