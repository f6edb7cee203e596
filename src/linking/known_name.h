// A name of people as the deciding of who_is_who.h knows it: with all its forms, one for each role that it is met with, and with what
// other names are held against, made once.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "linking/identity.h"
#include "names/entity.h"

namespace verbatim::linking {

// "minister" of all roles that turn on it, and how many articles say so.
struct RoleHead {
    std::string_view word;
    std::uint32_t articles = 0;
};

struct KnownName {
    std::uint32_t first = 0, last = 0;  // its forms, half-open
    ComparedName compared;
    std::uint32_t articles = 0, female = 0, male = 0;
    std::vector<RoleHead> heads;                  // sorted by word, each once
    std::vector<std::string_view> telling_roles;  // roles of several words, sorted: "energy minister"
    names::Gender gender = names::Gender::unknown;

    bool bare() const { return compared.parts.bare(); }
};

inline bool may_be_one_gender(names::Gender a, names::Gender b) { return a == names::Gender::unknown || b == names::Gender::unknown || a == b; }

}  // namespace verbatim::linking
