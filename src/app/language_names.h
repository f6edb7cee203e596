// What languages are called.
#pragma once

#include <string_view>

namespace verbatim::app {

// The English name for a BCP 47 code, or the code where there is none in the table. O(log names).
std::string_view language_name(std::string_view code);

}  // namespace verbatim::app
