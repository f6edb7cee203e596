// The text of the weights in assets/lexicons, compiled in by cmake/embed_text.cmake. language/tables.h reads them.
#pragma once

#include <string_view>

namespace verbatim::quotes::tables {

extern const std::string_view weights;

}  // namespace verbatim::quotes::tables
