// When two names may be one person's: the comparison behind registry.h, on folded names.
//
//     "donald trump"          "donald j trump"          by themselves: a middle name more
//     "volodymyr zelensky"    "volodymyr zelenskyy"     with a role: another transliteration
//     "kanchana wijesekera"   "kanchana wijesekara"     with a telling role ("energy minister"): vowels of a romanisation
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "names/entity.h"

namespace verbatim::linking {

// A folded name's parts; they view it. A bare surname ("tokayev", "de silva") has no first name.
struct NameParts {
    std::string_view first, last, suffix;
    std::vector<std::string_view> middle;
    bool bare() const { return first.empty(); }
};
NameParts parts_of(std::string_view folded);

// A name made ready to be held against others: with the forms that agreement() compares.
struct ComparedName {
    NameParts parts;
    std::string first_skeleton, last_skeleton;  // "zelenski" for "zelenskyy" and "zelenskiy"
    std::string first_cased;                    // "Bill"; empty when nobody called so has another first name
};
ComparedName made_ready(std::string_view folded);

// What has to come to two names before they are joined. Frozen order: more is surer.
enum class Agreement : std::uint8_t { none, with_telling_role, with_role, by_itself };

// How two names with first names go together, genders aside. Precondition: neither is bare. Cost: linear in their letters.
Agreement agreement(const ComparedName& one, const ComparedName& other);

// The form by which names are compared: folded, "JR Roe" written "j r roe" like "J. R. Roe".
std::string identity_of(const names::Entity& entity);

// What remains of a surname when vowels and the habits of transliteration are taken out; names that agree() have the same.
std::string bones_of(std::string_view surname);

}  // namespace verbatim::linking
