// The dynamic oracle of the arc-hybrid system: what each move costs, from whatever configuration a parser has come to.
#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "language/syntax/transitions.h"

namespace verbatim::learn {

// How many arcs of the right tree go out of reach with each move (Goldberg and Nivre 2013), in the order of language::Move. `heads`: of each word, the number of words for the
// root; a projective tree with one root. Costs of moves that are not allowed mean nothing. Linear in the words left and those on the stack.
std::array<int, language::move_count> costs_of(std::span<const std::int32_t> heads, const language::Configuration& configuration);

}  // namespace verbatim::learn
