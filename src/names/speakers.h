// Who can stand in a list of those who speak: a person, an organisation, or a source that is described.
//
//     Meenakshi Ganguly, Human Rights Watch, IMF     stand by their names
//     a police officer, two officials, the ministry  stand as described sources
//     I, That, my, Truce, Sri Lanka, Reuters         do not: nobody learns from them who spoke, or they only passed it on
//
// These functions judge words without the article. What fails is hidden until somebody asks for it, and nothing is deleted.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/span.h"
#include "names/entity.h"

namespace verbatim::names {

// How much a name tells a reader about who somebody is.
enum class NameTells : std::uint8_t { nothing, partly, fully };

// A person has at least two names, none of them an everyday word or a post; one name alone tells partly: several may bear it. An
// organisation is listed, is an acronym, or has several words; any other single word tells partly; one that ends in a post is a person
// without a name. Groups speak. Outlets and agencies (corpus/outlets.h) pass on what others say, and places and documents do not
// speak: their names tell nothing. Linear in the name.
NameTells name_tells(std::string_view name, EntityKind kind);

// Whether a mention names somebody else than `name`: "Minister Julian Hill" is not Sri Lanka Customs. Only words that are written like
// names and are no posts count. Linear in both.
bool names_another(std::string_view mention, std::string_view name);

// Whether the mention holds words of a longer name beside `name`: "Browns General Trading" beside Trading. Titles, posts and peoples are
// no such words. Linear in both.
bool is_part_of_name(std::string_view mention, std::string_view name);

// Whether the mention, which is no name, describes a source: its head is a role ("a spokesman for the ministry"), many people
// ("officials"), somebody who is not named ("a witness") or an organisation ("the company"). A single word does only for many
// people. `text` is the article's, and `names` its names. Linear in the mention.
bool describes_source(std::string_view text, const ArticleNames& names, base::TextSpan mention);

}  // namespace verbatim::names
