// People, organisations and places of one article, with all their mentions: the nouns of names/.
//
// An Entity is what the article is about under one name: "Kassym-Jomart Tokayev" with the mentions "Kassym-Jomart
// Tokayev" and "Tokayev" and the role "President". Pronouns and descriptions are not listed here; resolve() finds what
// they mean when it is asked (names/extract.h). Identity across articles is decided later (linking/registry.h), from these.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/span.h"

namespace verbatim::names {

// Frozen: written to bundles.
enum class EntityKind : std::uint8_t { person = 0, organisation = 1, place = 2, document = 3, group = 4 };

// Frozen: written to bundles.
enum class MentionForm : std::uint8_t { full_name = 0, partial_name = 1, pronoun = 2, description = 3 };

struct Mention {
    base::TextSpan span;  // in the article's text, titles left out ("Tokayev" of "President Tokayev")
    MentionForm form = MentionForm::full_name;
};

enum class Gender : std::uint8_t { unknown, female, male, plural, neuter };

struct Entity {
    std::string name;                 // the fullest form in the article: "Kassym-Jomart Tokayev"
    EntityKind kind = EntityKind::person;
    std::vector<std::string> roles;   // as written, in order of first mention: "President", "Chinese President"
    std::vector<Mention> mentions;    // in text order
    Gender gender = Gender::unknown;
    std::vector<std::string> also;    // acronyms that the article uses for it: "IMF"
};

// An index into ArticleNames::entities.
using EntityIndex = std::uint32_t;
inline constexpr EntityIndex no_entity = 0xFFFFFFFFu;

// One mention again, in the order of the text over all entities: what pronouns look back through.
struct NameUse {
    base::TextSpan span;
    EntityIndex entity = no_entity;
    std::uint32_t sentence = 0;  // counted from 0
    bool subject = false;        // stands where the subject of a clause does: "Tokayev visited"
    bool speaks = false;         // subject of a verb of saying: "Tokayev remarked", "said Tokayev"
    bool possessive = false;     // "Tokayev’s"
    bool modifies = false;       // says whose somebody is who is named behind it: "Roe spokesman Jan Lind"
    bool asked = false;          // somebody asked this one: whoever speaks next may answer
    std::uint8_t rivals = 0;     // a bare surname: 1, another person may be meant; 2, another as well as this one
};

struct ArticleNames {
    std::vector<Entity> entities;                 // in order of first mention
    std::vector<NameUse> uses;                    // all mentions that are names, in text order, not overlapping
    std::vector<std::uint32_t> sentence_starts;   // byte offsets; sentence n begins at the nth, as names/ cuts them
    std::vector<std::uint32_t> paragraph_starts;  // byte offsets of paragraphs
};

}  // namespace verbatim::names
