#include "names/resolution/apposition.h"

#include <algorithm>
#include <vector>

#include "language/words.h"

namespace verbatim::names {

using language::EntryClass;
using language::read_words;
using language::Word;
namespace gap = language::gap;

namespace {

using enum EntryClass;

constexpr std::uint32_t longest_reach = 200;  // bytes behind the description
constexpr std::size_t longest_complement = 8;

// The description and what follows it, up to a blank: never a piece of a character.
base::TextSpan neighbourhood(std::string_view text, base::TextSpan description) {
    const std::size_t limit = description.end + longest_reach;
    if (limit >= text.size()) return {description.start, static_cast<std::uint32_t>(text.size())};
    const std::size_t blank = text.rfind(' ', limit);
    if (blank == std::string_view::npos || blank < description.end) return description;
    return {description.start, static_cast<std::uint32_t>(blank)};
}

// Past "of Port Ellery"; the person in "of the mayor" would be the one whom the name means.
std::size_t skip_complement(std::string_view text, const std::vector<Word>& words, std::size_t at, const language::WordList& links) {
    if (at >= words.size() || words[at].gap != 0) return at;
    if (!words[at].is(preposition) && !links.has(base::slice(text, words[at].span))) return at;
    const std::size_t limit = std::min(words.size(), at + longest_complement);
    while (at < limit && words[at].gap == 0 && !(words[at].is(role) && !words[at].upper()) && !(words[at].is_any(verb, speech_verb) && !words[at].upper())) ++at;
    return at;
}

}  // namespace

base::TextSpan name_in_apposition(std::string_view text, base::TextSpan description, const language::WordList& links, std::string_view language) {
    const auto words = read_words(text, neighbourhood(text, description), language);
    std::size_t first = 0;
    while (first < words.size() && words[first].span.start < description.end) ++first;
    first = skip_complement(text, words, first, links);
    if (first >= words.size() || words[first].gap != gap::comma) return {};
    while (first + 1 < words.size() && !words[first].upper() && words[first].is_any(role, role_modifier) && words[first + 1].gap == 0) ++first;  // The first witness, barman Jan Roe,
    std::size_t last = first;
    while (last < words.size() && words[last].upper() && (last == first || words[last].gap == 0)) ++last;
    if (last == first || last == words.size() || words[last - 1].possessive) return {};
    constexpr std::uint16_t closing = gap::comma | gap::stop | gap::quote | gap::paragraph | gap::open_bracket | gap::dash;
    if ((words[last].gap & closing) == 0) return {};
    return {words[first].span.start, words[last - 1].span.end};
}

}  // namespace verbatim::names
