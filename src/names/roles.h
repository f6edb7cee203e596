// Roles: what a person is called by besides the name, read from the words around it.
//
//     "Republican presidential nominee Donald Trump"        before the name
//     "John Smith, a spokesman for the ministry, said"      after it, as an apposition
//     "the company’s chief executive, Jane Roe,"            before it, as an apposition
//
// Roles are kept as written; nothing is inferred from the world.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "language/words.h"
#include "names/entity.h"

namespace verbatim::names {

// Words of a role, half-open; empty when there is none.
struct RoleWords {
    std::uint32_t first = 0, last = 0;
    Gender gender = Gender::unknown;  // "spokeswoman"
    bool empty() const { return first >= last; }
};

// The role that stands right before words[name]: "FBI Director" or, before a comma, "the company’s chief executive,".
// At most ten words are looked at.
RoleWords role_before(std::string_view text, const std::vector<language::Word>& words, std::uint32_t name);

// The apposition that follows the name ending before words[after]. At most twenty words are looked at.
RoleWords role_after(std::string_view text, const std::vector<language::Word>& words, std::uint32_t after);

// Bytes from the first to the last word.
base::TextSpan span_of(const std::vector<language::Word>& words, std::uint32_t first, std::uint32_t last);

// What a role's words say about gender.
Gender gender_of(const std::vector<language::Word>& words, std::uint32_t first, std::uint32_t last);

// The noun that a role turns on, of a folded role: "minister" of "justice minister", "secretary" of "secretary of the ministry of ports".
std::string_view head_of_role(std::string_view role);

}  // namespace verbatim::names
