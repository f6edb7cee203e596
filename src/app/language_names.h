// What languages are called.
#pragma once

#include <string_view>

namespace verbatim::app {

// The name for a BCP 47 code in the language of the interface, in English where that has none, else the code. O(log names).
std::string_view language_name(std::string_view code);

}  // namespace verbatim::app
