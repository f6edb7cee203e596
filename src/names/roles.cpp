#include "names/roles.h"

#include <algorithm>
#include <iterator>
#include <string>

namespace verbatim::names {

using language::EntryClass;
using language::Gazetteer;
using language::Shape;
using language::Word;
namespace gap = language::gap;

namespace {

using enum EntryClass;

constexpr std::uint32_t most_role_words = 10;

bool role_head(const Word& word) {
    return word.is_any(role, title) && !word.is_any(honorific_male, honorific_female, honorific);
}

// What may stand inside a role before its head: "Republican presidential", "FBI", "Kazakh foreign".
bool role_part(const Word& word) {
    if (word.possessive) return false;
    if (word.is_any(role, role_modifier, title, demonym, group_name)) return true;
    return word.upper() && (word.is_any(organisation_cue, organisation_name, country) || word.shape == Shape::capitals);
}

bool is_word(std::string_view text, const Word& word, std::string_view what) {
    return base::slice(text, word.span) == what;
}

// Words after which an apposition no longer says what someone is.
bool ends_noun_phrase(std::string_view text, const Word& word) {
    static constexpr std::string_view enders[] = {"who",  "whose", "whom", "which", "that",
                                                  "when", "where", "as",   "but",   "and"};
    const auto form = base::slice(text, word.span);
    return std::find(std::begin(enders), std::end(enders), form) != std::end(enders);
}

// "Foreign Minister of Sri Lanka Vijitha Herath": two capitalised words right behind a country are somebody's name.
bool behind_country(std::string_view text, const std::vector<Word>& words, std::uint32_t i) {
    if (i + 1 >= words.size() || i < 3 || !words[i].upper() || words[i + 1].gap != 0 || !words[i + 1].upper()) return false;
    for (const std::uint32_t size : {1u, 2u}) {
        const bool after_of = is_word(text, words[i - size - 1], "of");
        if (after_of && Gazetteer::get().find(base::slice(text, span_of(words, i - size, i))).classes.has(country)) return true;
    }
    return false;
}

bool two_word_people(std::string_view text, const std::vector<Word>& words, std::uint32_t first) {
    if (!words[first].upper() || words[first + 1].gap != 0 || words[first + 1].possessive) return false;
    return Gazetteer::get().find(base::slice(text, span_of(words, first, first + 2))).classes.any(demonym, country);
}

bool opens_role(std::string_view text, const Word& word) {
    static constexpr std::string_view openers[] = {"the", "his", "her", "its", "their", "my", "our"};
    std::string form(base::slice(text, word.span));
    if (!form.empty() && form[0] >= 'A' && form[0] <= 'Z') form[0] = static_cast<char>(form[0] | 0x20);
    return word.possessive || std::find(std::begin(openers), std::end(openers), form) != std::end(openers);
}

// "Her former editor at the Courier, Jane Roe": the role goes on behind its head.
RoleWords complemented_before(std::string_view text, const std::vector<Word>& words, std::uint32_t name) {
    std::uint32_t opener = name;
    while (opener > 0 && name - opener <= most_role_words) {
        if (opener < name && words[opener].gap != 0) return {};
        --opener;
        if (words[opener].is(verb) && words[opener].shape == Shape::lower) return {};
        if (!opens_role(text, words[opener]) || words[opener].possessive) continue;
        std::uint32_t head = opener + 1;
        while (head < name && role_part(words[head]) && !words[head].is(role)) ++head;
        while (head + 1 < name && words[head + 1].is(role)) ++head;
        if (head + 1 < name && words[head].is(role) && words[head].shape == Shape::lower && words[head + 1].is(preposition)) return {opener, name, gender_of(words, opener, head + 1)};
    }
    return {};
}

// "the company’s chief executive, Jane Roe": the role ends at a comma, so it must show that it is a noun phrase.
RoleWords apposition_before(std::string_view text, const std::vector<Word>& words, std::uint32_t name) {
    std::uint32_t first = name;
    while (first > 0 && name - first < most_role_words) {
        const Word& word = words[first - 1];
        if (first < name && words[first].gap != 0) return {};
        if (opens_role(text, word)) {
            if (first == name) return {};
            return {first, name, gender_of(words, first, name)};
        }
        const bool inside = first == name ? word.is(role) : role_part(word) || word.shape == Shape::lower;
        if (!inside || word.is_any(verb, preposition)) return {};
        --first;
    }
    return {};
}

}  // namespace

base::TextSpan span_of(const std::vector<Word>& words, std::uint32_t first, std::uint32_t last) {
    if (first >= last || last > words.size()) return {};
    return {words[first].span.start, words[last - 1].span.end};
}

Gender gender_of(const std::vector<Word>& words, std::uint32_t first, std::uint32_t last) {
    for (std::uint32_t i = last; i > first; --i) {
        const Word& word = words[i - 1];
        if (word.is_any(role_female, honorific_female)) return Gender::female;
        if (word.is_any(role_male, honorific_male)) return Gender::male;
    }
    return Gender::unknown;
}

RoleWords role_before(std::string_view text, const std::vector<Word>& words, std::uint32_t name) {
    while (name > 0 && words[name].gap == 0 && words[name - 1].is(honorific)) --name;  // "Minister Dr. Suren Raghavan"
    if (name == 0) return {};
    if (words[name].gap == gap::comma && words[name - 1].is(role) &&
        (words[name - 1].shape == Shape::lower || words[name - 1].shape == Shape::capitals)) {
        return apposition_before(text, words, name);
    }
    if (words[name].gap == gap::comma && name + 1 < words.size() && words[name].upper() && words[name + 1].gap == 0 && words[name + 1].upper()) return complemented_before(text, words, name);
    if (words[name].gap != 0 || words[name - 1].possessive) return {};
    std::uint32_t first = name - 1;
    const bool of_state = name > 2 && words[name - 1].upper() && words[name - 1].gap == 0 && words[name - 2].gap == 0 &&
                          is_word(text, words[name - 2], "of") && words[name - 3].is(title);
    if (of_state) first = name - 3;  // "Secretary of State John Kerry"
    else if (!role_head(words[first])) return {};
    while (first > 0 && name - first < most_role_words && words[first].gap == 0) {
        if (first > 1 && two_word_people(text, words, first - 2)) first -= 2;  // "South African"
        else if (role_part(words[first - 1])) --first;
        else break;
    }
    // "to force Russian president Vladimir Putin": a verb, whatever else the word may be.
    if (first > 0 && name - first > 1 && words[first].shape == Shape::lower && words[first].gap == 0 && is_word(text, words[first - 1], "to")) ++first;
    return {first, name, gender_of(words, first, name)};
}

RoleWords role_after(std::string_view text, const std::vector<Word>& words, std::uint32_t after) {
    const auto count = static_cast<std::uint32_t>(words.size());
    std::uint32_t first = after;
    if (first >= count || words[first].gap != gap::comma) return {};
    if (words[first].shape == Shape::number && first + 1 < count && words[first + 1].gap == gap::comma)
        ++first;  // an age
    const bool article = words[first].is(determiner);
    if (article) ++first;
    std::uint32_t head = first;
    for (;; ++head) {
        if (head >= count || head - first >= most_role_words) return {};
        const Word& word = words[head];
        if (head > first && word.gap != 0) return {};
        if (word.is(role) && !word.possessive && (article || word.shape == Shape::lower || head > first)) break;
        if (head == first && !article && !role_part(word) && !word.upper()) return {};
        if (word.is_any(preposition, verb) && !word.is(role_modifier)) return {};
    }
    while (head + 1 < count && words[head + 1].gap == 0 && words[head + 1].is(role)) ++head;
    std::uint32_t last = head + 1;
    // ", Foreign Minister Vijitha Herath and …": the next in a list of people.
    if (last < count && words[last].gap == 0 && words[last].upper()) return {};
    while (last < count && last - first < 2 * most_role_words && words[last].gap == 0 && !words[last].is(verb) &&
           !ends_noun_phrase(text, words[last])) {
        // ", Governor of the Central Bank Nandalal Weerasinghe": a person behind the role, so it is that person's.
        const bool named = words[last].upper() && words[last].as_written->classes.any(first_female, first_male) && last + 1 < count &&
                           words[last + 1].gap == 0 && words[last + 1].upper() && !words[last - 1].is(preposition) && words[last - 1].upper();
        if (named || behind_country(text, words, last)) return {};
        ++last;
    }
    return {first, last, gender_of(words, first, head + 1)};
}

std::string_view head_of_role(std::string_view role) {
    static constexpr std::string_view followers[] = {" of ", " for ", " to ", " at ", " in ", " on ", " with ", " from ", " and ", " since "};
    for (const std::string_view follower : followers) role = role.substr(0, std::min(role.find(follower), role.size()));
    return role.substr(role.rfind(' ') + 1);
}

}  // namespace verbatim::names
