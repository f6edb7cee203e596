// Deciding which names of a corpus are one person: the rules of registry.h, over all names at once.
#pragma once

#include <cstdint>
#include <vector>

#include "linking/registry.h"

namespace verbatim::linking {

// One sighted name; sorted by key, so that the forms of one name are neighbours.
struct NamedForm {
    const PersonRegistry::Key* key = nullptr;
    const PersonRegistry::Form* form = nullptr;
};

// The form that stands for each form's person, by index; equal for equal people. Marks the corrections that are of use.
std::vector<std::uint32_t> decide_who_is_who(const std::vector<NamedForm>& forms, std::vector<NameCorrection>& corrections);

}  // namespace verbatim::linking
