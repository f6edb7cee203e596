// Withholding a text: what a site may show of articles whose texts are licensed to their reader and not to the world.
//
//     full       The well ran dry on Monday. “We carry water,” said Nadia Brook. The council met. It said nothing.
//     snippet    … “We carry water,” said Nadia Brook.
//     quotes     “We carry water,” said Nadia Brook
//
// The article gets a text of its own, made of the stretches that are shown; what is withheld is then in nothing that is made of it: no index, no position, no excerpt.
// Spans of the analysis are moved into that text, and those of withheld words are emptied, so that who said what stays what the whole article told.
#pragma once

#include <cstdint>

#include "corpus/article.h"
#include "quotes/analyze.h"

namespace verbatim::quotes {

enum class TextShown : std::uint8_t {
    full,
    snippet,  // quotations and the sentences that hold them, at most 160 bytes around each
    quotes,   // quotations with the words that name their speaker and the verb, and nothing else
};

// Cuts the article to what may be shown. A title that was made of the text is replaced where its words are withheld; entities without a mention that is shown go. Requires: the analysis is
// the article's. Linear in the article and its analysis.
void withhold(corpus::Article& article, Analysis& analysis, TextShown shown);

}  // namespace verbatim::quotes
