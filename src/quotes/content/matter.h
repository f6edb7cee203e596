// What quotation marks hold when nobody says it: the name of a summit, a film, a nickname, a word as a word.
#pragma once

#include <cstdint>

#include "language/document.h"
#include "quotes/quote.h"

namespace verbatim::quotes {

// The kind of quoted stretch `q`, judged by its capitals and its neighbours. Looks at a few tokens.
OtherKind classify_matter(const language::Document& document, std::uint32_t q);

// True when the stretch is written like a name or a title: two capitalised words or more, or one that a noun follows
// ("the “Astana” summit"). Such a stretch inside reported words was not marked because it was said.
bool is_name_like(const language::Document& document, std::uint32_t q);

}  // namespace verbatim::quotes
