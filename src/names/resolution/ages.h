// The age that the text tells beside a name, and the age that a description asks for.
//
//     Tebogo Ramaphakela , 34 , won …      “…,” the 34-year-old said
//     22-year-old Luan Esterhuyse
#pragma once

#include <cstdint>
#include <string_view>

#include "base/span.h"

namespace verbatim::names {

// In years; 0 where none is told. Looks at 24 bytes on either side of the name.
std::uint8_t age_beside(std::string_view text, base::TextSpan name);

// "34-year-old", "34 year old": 34. 0 where the words begin otherwise.
std::uint8_t age_in(std::string_view words);

}  // namespace verbatim::names
