// Whether the words of a quotation tell something to a reader who has nothing else before the eyes.
//
//     “We cannot spend what we do not have.”                     a whole sentence
//     that the deal was “a disaster for every farmer here”       a telling fragment
//     a “bang” · “Together We Win” · that they would and         a scrap, a title, a cut
#pragma once

#include <string_view>

#include "corpus/article.h"
#include "quotes/quote.h"

namespace verbatim::quotes {

// Precondition: the quote is the article's, and has fragments. Quotation marks within the words must close, the words must not end in the
// middle of a phrase, and there must be enough of them: three in a whole sentence, five in a piece of one, or four where all
// are in marks, three if they are long. Linear in the words.
bool is_telling(const corpus::Article& article, const Quote& quote);

// Whether the quotation is direct and has one piece of 8 to 60 words, which begins and ends as a sentence does (or with the reporter's comma). Precondition: the fragments lie in `text`. Linear in the words.
bool is_whole_sentence(std::string_view text, const Quote& quote);

}  // namespace verbatim::quotes
