// Names that bend: Зеленский, Зеленского, Зеленским are one.
#pragma once

#include <string_view>

namespace verbatim::names {

// A word in lower case without the ending that its case gives it: the same for all cases of nearly all Russian and Ukrainian names. At least three letters stay. A word of another
// script, or shorter, is returned whole. Linear in the word.
std::string_view without_ending(std::string_view lower);

// Whether two words in lower case are forms of one: "présidente" and "président", "хоккеистом" and "хоккеист". They share four letters and more (all of a shorter one), and
// neither goes on for more than three.
bool share_root(std::string_view one, std::string_view other);

}  // namespace verbatim::names
