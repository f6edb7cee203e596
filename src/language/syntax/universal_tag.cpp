#include "language/syntax/universal_tag.h"

#include <algorithm>
#include <array>

namespace verbatim::language {
namespace {

constexpr std::array<std::string_view, universal_tag_count> tag_names{"ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM",
                                                                  "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X"};

}  // namespace

std::string_view name_of(UniversalTag tag) { return tag_names[static_cast<std::size_t>(tag)]; }

UniversalTag universal_tag_of(std::string_view name) {
    const auto found = std::find(tag_names.begin(), tag_names.end(), name);
    return found == tag_names.end() ? UniversalTag::x : static_cast<UniversalTag>(found - tag_names.begin());
}

}  // namespace verbatim::language
