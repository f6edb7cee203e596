// The whole analysis of one article: names, quotations, speakers. What build and `verbatim quotes` call.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "corpus/article.h"
#include "names/entity.h"
#include "quotes/quote.h"

namespace verbatim::quotes {

struct Analysis {
    names::ArticleNames names;
    std::vector<Quote> quotes;          // in text order of their first fragment
    std::vector<QuotedMatter> other;    // in text order; never overlaps the words of a direct or mixed quote
};

// Pure function of the article's title, text and language; no state, no I/O (lexicons are compiled in); safe to call
// from several threads. Every span lies in article.text on code-point borders. Time linear in the text.
Analysis analyze(const corpus::Article& article);

// Whether the program knows words for saying in a language (a BCP 47 primary tag). Where it does not, quotations are found by their marks, mostly without their speakers.
bool knows_words_for_saying(std::string_view language);

// For learning: the features that each quotation's confidence was weighed by; parallel to Analysis::quotes.
using ConfidenceTrace = std::vector<std::vector<std::string>>;
Analysis analyze(const corpus::Article& article, ConfidenceTrace& trace);

// The words of a quote: the fragment, or the fragments joined by " … ".
std::string words_of(std::string_view text, const Quote& quote);

// The same for people to read: each fragment that is wholly the speaker's own between marks “…”. A paraphrase has none, and words that
// the article sets in marks within one keep those. Before what is denied stands “denied: ”.
std::string words_in_marks(std::string_view text, const Quote& quote);

}  // namespace verbatim::quotes
