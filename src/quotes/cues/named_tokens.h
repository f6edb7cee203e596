// Which tokens of a document are part of a known name: what quotes/ adds to it before it asks who said what.
#pragma once

#include "corpus/article.h"
#include "language/document.h"
#include "names/entity.h"

namespace verbatim::quotes {

// Sets Token::name of each token that lies in a name of `names`. In a person's name a word is nothing else: what the lexicon says
// of it is dropped, unless it is a title. Cost: sorting the names' mentions.
void mark_names(language::Document& document, const names::ArticleNames& names);

// The article's document with its names marked.
language::Document read_with_names(const corpus::Article& article, const names::ArticleNames& names);

}  // namespace verbatim::quotes
