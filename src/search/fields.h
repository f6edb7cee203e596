// The fields of the query language: what may stand before a colon.
#pragma once

#include <string_view>

#include "search/query.h"

namespace verbatim::search {

struct NamedField {
    std::string_view name;
    Field field;
    NodeKind kind;
};

// For messages.
inline constexpr std::string_view field_list = "one of title: text: said: source: place: lang: tag: person: speaker: about: stance: date: has:";

// Null when there is none of this name.
const NamedField* find_field(std::string_view name);

// What a condition on this field asks for.
NodeKind kind_of(Field field);

// The field that somebody who typed `name` is likely to have meant; empty when none is near.
std::string_view nearest_field(std::string_view name);

}  // namespace verbatim::search
