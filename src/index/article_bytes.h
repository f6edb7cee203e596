// An article and its analysis as bytes, for files that only this program reads: the spool of a build, and what it keeps of its analyses.
//
// Not a format: it changes with the program. A reader that met the end, or a number that is too large, is not ok() afterwards; whether
// spans lie in the text is for its caller to check.
#pragma once

#include "base/bytes.h"
#include "corpus/article.h"
#include "quotes/analyze.h"

namespace verbatim::index {

// `map`, `original`, `agency_credit`, `origin` and all that is for reports are left behind.
void put_article(base::ByteWriter& out, const corpus::Article& article);
corpus::Article get_article(base::ByteReader& in);

// Entities and quotes; uses of names, starts of sentences and other quoted matter are left behind.
void put_analysis(base::ByteWriter& out, const quotes::Analysis& analysis);
quotes::Analysis get_analysis(base::ByteReader& in);

}  // namespace verbatim::index
