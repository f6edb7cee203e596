#include "language/syntax/relations.h"

#include <algorithm>
#include <array>

namespace verbatim::language {
namespace {

constexpr std::array<std::string_view, relation_count> relation_names{
    "root", "acl", "acl:relcl", "advcl", "advmod", "amod", "appos", "aux", "aux:pass", "case", "cc", "ccomp", "clf", "compound", "compound:prt",
    "conj", "cop", "csubj", "csubj:pass", "dep", "det", "discourse", "dislocated", "expl", "fixed", "flat", "goeswith", "iobj", "list", "mark", "nmod",
    "nmod:poss", "nsubj", "nsubj:pass", "nummod", "obj", "obl", "obl:agent", "orphan", "parataxis", "punct", "reparandum", "vocative", "xcomp"};

}  // namespace

std::string_view name_of(Relation relation) { return relation_names[static_cast<std::size_t>(relation)]; }

Relation relation_of(std::string_view name) {
    const auto find = [](std::string_view one) { return std::find(relation_names.begin(), relation_names.end(), one) - relation_names.begin(); };
    auto found = find(name);
    if (found == relation_count) found = find(name.substr(0, name.find(':')));
    return found == relation_count ? Relation::dep : static_cast<Relation>(found);
}

Relation main_relation(Relation relation) {
    const std::string_view name = name_of(relation);
    const std::size_t colon = name.find(':');
    return colon == std::string_view::npos ? relation : relation_of(name.substr(0, colon));
}

}  // namespace verbatim::language
