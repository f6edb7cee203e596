// The relations of a dependency tree: those of Universal Dependencies 2, and the few subtypes that rules ask for.
//
// The numbers are written into models; new ones go to the end.
#pragma once

#include <cstdint>
#include <string_view>

namespace verbatim::language {

enum class Relation : std::uint8_t {
    root, acl, acl_relcl, advcl, advmod, amod, appos, aux, aux_pass, case_, cc, ccomp, clf, compound, compound_prt, conj, cop, csubj, csubj_pass, dep,
    det, discourse, dislocated, expl, fixed, flat, goeswith, iobj, list, mark, nmod, nmod_poss, nsubj, nsubj_pass, nummod, obj, obl, obl_agent, orphan,
    parataxis, punct, reparandum, vocative, xcomp,
};
inline constexpr std::uint32_t relation_count = 44;

// As Universal Dependencies writes it: "nsubj:pass".
std::string_view name_of(Relation relation);

// The relation of that name. A subtype that is not kept is its main relation; an unknown name is `dep`.
Relation relation_of(std::string_view name);

// The relation without its subtype.
Relation main_relation(Relation relation);

}  // namespace verbatim::language
