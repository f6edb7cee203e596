// One person with two charges, or two people?
//
//     Water and Agriculture Minister Jane Roe        one: nothing before "and" could be a person
//     President and Finance Minister Jane Roe        one: two titles, and nobody between them
//     the president and Finance Minister Jane Roe    may be two
//     Trump and Prime Minister Jane Roe              two, as Police and Mayor Jane Roe are
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "language/words.h"

namespace verbatim::names {

// Whether the "and" at words[link] stands inside the title of the person whose name words[name] begins; link < name. That no
// name stands right before "and" is for the caller to know. Looks at the capitalised words before it and at most six behind.
bool is_within_title(std::string_view text, const std::vector<language::Word>& words, std::size_t link, std::size_t name);

}  // namespace verbatim::names
