// Names of pages: safe in every file system and address, and the same in every build.
#pragma once

#include <string>
#include <string_view>

namespace verbatim::site {

// A file's name for `name`, of at most 80 bytes of a-z 0-9 and "-". Where these do not tell all of the name (capitals, other letters and signs, a
// length that is cut), a hash of it ends the name, so two names never share one:
//
//     "2025-01-03-harbour"    2025-01-03-harbour
//     "Kofi Annan"            kofi-annan-5d1e0c2a
//     "Токаев"                page-9f03b1aa
std::string page_name(std::string_view name);

}  // namespace verbatim::site
