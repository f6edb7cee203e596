#include "names/shared_title.h"

#include <string>

#include "text/characters.h"

namespace verbatim::names {

using language::EntryClass;
using language::Gazetteer;
using language::Word;

namespace {

using enum EntryClass;

// "Power", "Foreign", "Industries": what a minister may be of.
bool is_charge(std::string_view text, const Word& word) {
    if (word.is_any(role_modifier, common)) return true;
    const std::string_view noun = base::slice(text, word.span);
    const bool plural = noun.ends_with("ies");
    return plural && Gazetteer::get().find(text::to_lower(noun.substr(0, noun.size() - 3)) + "y").classes.any(role_modifier, common);
}

}  // namespace

bool is_within_title(std::string_view text, const std::vector<Word>& words, std::size_t link, std::size_t name) {
    constexpr std::size_t longest_title = 6;
    const auto is_and = [&](std::size_t i) { return base::slice(text, words[i].span) == "and"; };
    if (link == 0 || name <= link + 1 || name >= words.size() || name - link > longest_title + 1) return false;
    if (!is_and(link) || !words[name - 1].is_any(title, role)) return false;
    for (std::size_t i = link; i <= name; ++i) {
        const bool joins = is_and(i) && words[i - 1].upper();  // "Spokesman and Transport and Highways Minister"
        if (words[i].gap != 0 || (!joins && !words[i].upper())) return false;
    }
    const Word& before = words[link - 1];
    if (!before.upper() || before.possessive || before.is_any(group, unnamed, organisation_noun)) return false;
    if (before.is_any(title, role)) {
        std::size_t first = link - 1;
        while (first > 0 && words[first].gap == 0 && words[first - 1].upper() && !words[first - 1].is(determiner)) --first;
        return first == 0 || words[first].gap != 0 || !words[first - 1].is(determiner);
    }
    return name > link + 2 && is_charge(text, before);
}

}  // namespace verbatim::names
