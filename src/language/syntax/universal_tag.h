// The parts of speech of Universal Dependencies 2.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace verbatim::language {

// The order is the alphabet's.
enum class UniversalTag : std::uint8_t { adj, adp, adv, aux, cconj, det, intj, noun, num, part, pron, propn, punct, sconj, sym, verb, x };
inline constexpr std::size_t universal_tag_count = 17;
std::string_view name_of(UniversalTag tag);  // "ADJ"
UniversalTag universal_tag_of(std::string_view name);  // x when unknown

}  // namespace verbatim::language
