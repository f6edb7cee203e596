// One article with its quotations as one JSON document: what `verbatim quotes` prints, and the form in which gold data is held.
//
// Offsets are code points into "text", which is the body as it was given where the reader kept it, else the normalised text.
#pragma once

#include <string>

#include "corpus/article.h"
#include "quotes/analyze.h"

namespace verbatim::cli {

// One line without its line feed:
//   {"id","title","date","place","source","agency","text","people":[{"name","roles"}],"quotes":[…],"other":[…]}
// docs/commands.md describes every field.
std::string quotes_json(const corpus::Article& article, const quotes::Analysis& analysis);

}  // namespace verbatim::cli
