// From an article to its entities, and from a speaker mention to the entity that it means.
//
// Two verbs for two moments: extract_names() reads the article once, before quotations are known; resolve() is asked by
// quotes/ for each speaker mention that it found ("he", "the president", "Tokayev").
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "corpus/article.h"
#include "names/entity.h"

namespace verbatim::names {

// All people, organisations and places with the mentions that are names or carry a name. Spans inside quotation marks
// are found too (they serve "about"). Linear time.
ArticleNames extract_names(const corpus::Article& article);

// What a mention means, and how sure that is.
struct Resolution {
    EntityIndex entity = no_entity;
    std::uint16_t confidence = 0;  // thousandths
};

// The entity that the mention at `mention` means: by name, by role ("the Chinese leader") or, for a pronoun, the nearest
// fitting one before it in running text. `quoted` are the stretches inside quotation marks, sorted: names there are weak
// antecedents. `previous_speaker` is the entity that spoke last, or no_entity. no_entity is an honest answer.
// May add an entity to `names` (an organisation or a full name that extract_names had not listed).
Resolution resolve(const corpus::Article& article, ArticleNames& names, base::TextSpan mention,
                   const std::vector<base::TextSpan>& quoted, EntityIndex previous_speaker);

}  // namespace verbatim::names
