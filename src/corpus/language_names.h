// Languages by their names, as databases print them in the language of their interface: "Français", "Anglais", "ENGLISH".
#pragma once

#include <string>
#include <string_view>

namespace verbatim::corpus {

// The tag of the language with this name ("fr" of "Französisch"), in any letters; empty for names that are not known.
std::string language_named(std::string_view name);

}  // namespace verbatim::corpus
