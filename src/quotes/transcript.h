// Transcripts: turns without marks, a paragraph each.
//
//     FERRANT: There’s rain enough in the pipes.
//     Hale: Not yet.
//
// One such paragraph may be a caption or a label ("Photo: …"); three or more, by two names at least of which one comes back, are
// a conversation. What is quoted within a turn belongs to its speaker.
#pragma once

#include <vector>

#include "quotes/assemble.h"
#include "quotes/layout.h"

namespace verbatim::quotes {

// The turns as drafts, in text order; empty when the article is no transcript. Linear time.
std::vector<Draft> find_turns(const Layout& layout);

}  // namespace verbatim::quotes
