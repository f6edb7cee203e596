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

// Whom words describe that name nobody: "a spokeswoman", "officials", "the report". A pronoun after them may mean the same.
enum class Described : std::uint8_t { nobody, man, woman, somebody, people, thing, anything };

// How a mention came to its meaning; the names stand in weights.tsv.
enum class Meaning : std::uint8_t {
    none,         // nothing that could be a speaker
    name,         // it holds the name
    contested,    // it holds a surname that another person has as well
    behind,       // the name follows: "Secretary | of State John Kerry"
    surname,      // an everyday word that is a person's surname here
    added,        // a name that was not known before
    writer,       // "I"
    pronoun,
    relative,     // "who"
    group,        // "officials"
    indefinite,   // "a neighbour"
    thing,        // "the report", "her campaign"
    role,         // "the minister", of whom the article told that
    age,          // "the 34-year-old"
    description,  // any other
};
std::string_view meaning_name(Meaning meaning);

// What a mention means, and how sure that is.
struct Resolution {
    EntityIndex entity = no_entity;
    std::uint16_t confidence = 0;  // thousandths
    Described described = Described::nobody;  // where entity is no_entity
    Meaning meaning = Meaning::none;
    EntityIndex second = no_entity;  // “the two”: the other one
};

// Who spoke last: an entity, or words that describe somebody.
struct PreviousSpeaker {
    EntityIndex entity = no_entity;
    Described described = Described::nobody;
    std::uint32_t at = 0;  // where the description stands
};

// The entity that the mention at `mention` means: by name, by role ("the Chinese leader") or, for a pronoun, the nearest
// fitting one before it in running text. `quoted` are the stretches inside quotation marks, sorted: names there are weak
// antecedents. `previous` is who spoke last. no_entity is an honest answer.
// May add an entity to `names` (an organisation or a full name that extract_names had not listed).
Resolution resolve(const corpus::Article& article, ArticleNames& names, base::TextSpan mention,
                   const std::vector<base::TextSpan>& quoted, PreviousSpeaker previous);

// Whom the subject means that a verb at `offset` leaves out ("declaró a la radio"): whoever a pronoun there would, of either gender.
Resolution resolve_untold(const ArticleNames& names, std::uint32_t offset, const std::vector<base::TextSpan>& quoted, EntityIndex previous_speaker);

}  // namespace verbatim::names
