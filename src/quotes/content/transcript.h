// Transcripts: turns without marks, a paragraph each.
//
//     FERRANT: There’s rain enough in the pipes.
//     Hale: Not yet.
//
// One such paragraph may be a caption or a label ("Photo: …"); three or more, by two names at least of which one comes back, are
// a conversation. What is quoted within a turn belongs to its speaker.
#pragma once

#include <vector>

#include "language/document.h"
#include "names/entity.h"
#include "quotes/content/assemble.h"

namespace verbatim::quotes {

// Turns of "Q" and "A" are questions of nobody in particular and answers of whom the text before them introduces.
//
// The turns as drafts, in text order; empty when the article is no transcript. `names` are those of the article. Linear time.
std::vector<Draft> find_turns(const language::Document& document, const names::ArticleNames& names);

}  // namespace verbatim::quotes
