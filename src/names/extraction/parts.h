// What a chain of capitalised words holds: the names, without the titles before them.
//
//     FBI Director James Comey             →  "FBI", "James Comey" (its title begins the chain)
//     New York Mayor Bill de Blasio        →  "New York", "Bill de Blasio"
//     Oversight Committee Republicans      →  "Oversight Committee"
#pragma once

#include <cstdint>
#include <vector>

#include "language/word_view.h"
#include "names/extraction/chains.h"

namespace verbatim::names {

struct NamePart {
    language::WordRange name;
    std::uint32_t outer = 0;  // where its titles begin; name.first when it has none
    bool heading = false;
};

// Adds the chain's names to `parts`, in order. Linear in the chain.
// `bends`: the language's names bend, so that what stands before a person's name may be the name of what the person heads: Президент Турции Реджеп Эрдоган.
void split_chain(const language::WordView& view, const Chain& chain, bool bends, std::vector<NamePart>& parts);

}  // namespace verbatim::names
