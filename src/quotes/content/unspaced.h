// Quotations in languages without blanks: by fixed frames alone, for weights learned from English say nothing of them.
//
//     X は「…」と述べた      speaker, words, quotative, verb          X によると、…      source, words
//     “…”X说                 words, speaker, verb                     X表示，…           speaker, verb, words to the paragraph's end
//     记者从X获悉，…          a source that somebody learned it from
//
// Which particles and verbs stand there are traits and tables of the language. What stands between marks and in no frame is a title, a name or a term.
#pragma once

#include <vector>

#include "language/document.h"
#include "quotes/content/assemble.h"

namespace verbatim::quotes {

struct UnspacedQuotes {
    std::vector<Draft> drafts;        // in text order of their first fragment
    std::vector<QuotedMatter> other;
};

// All quotations of a document whose language is unspaced. Linear in the tokens.
UnspacedQuotes find_unspaced(const language::Document& document);

}  // namespace verbatim::quotes
