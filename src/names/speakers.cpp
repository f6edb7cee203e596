#include "names/speakers.h"

#include <algorithm>
#include <vector>

#include "corpus/outlets.h"
#include "language/words.h"
#include "names/resolution/mention.h"
#include "text/characters.h"
#include "text/utf8.h"

namespace verbatim::names {

using language::EntryClass;
using language::Gazetteer;
using language::read_words;
using language::Shape;
using language::Word;

namespace {

using enum EntryClass;

constexpr std::size_t longest_person = 7, longest_organisation = 12;  // words
constexpr std::uint32_t shortest_acronym = 3, longest_acronym = 8;    // bytes; two letters are often the initials of an interview
constexpr std::uint32_t longest_description = 200;                    // bytes of a mention that are read

bool is_given_name(const Word& word) { return word.as_written->classes.any(first_female, first_male); }

// A word that names nobody: one of the grammar, of every day, a month, a post.
bool is_everyday(const Word& word) {
    if (is_given_name(word) || word.as_written->classes.has(also_surname) || word.shape == Shape::initial) return false;
    return word.is_any(plain, common, calendar, verb, preposition, determiner) || word.is_any(role, role_male, role_female) ||
           word.is_any(title, honorific, group) || word.is_any(organisation_noun, document, thing_cue);
}

bool is_joint(const Word& word) { return word.is_any(particle, suffix); }

bool is_other_kind(const Word& word) {
    return word.as_written->classes.any(organisation_cue, pronoun_he, pronoun_she) || word.as_written->classes.any(pronoun_it, pronoun_first);
}

// Whether a name is one run without blanks of a script that has none between words, and too long for a family name alone: 王建国, 田中太郎.
bool is_whole_run(std::string_view name) {
    constexpr std::size_t shortest = 3;
    std::size_t count = 0;
    for (std::size_t at = 0; at < name.size(); ++count) {
        const text::Decoded one = text::decode(name, at);
        if (!text::is_unspaced_script(one.code_point)) return false;
        at += one.length;
    }
    return count >= shortest;
}

NameTells person_tells(std::string_view name, const std::vector<Word>& words) {
    std::size_t names = 0;
    for (const Word& word : words) {
        if (is_joint(word)) continue;
        // Brian Baker, Tim Cook.
        const bool surname = words.size() == 2 && &word == &words.back() && is_given_name(words.front()) && word.is_any(role, role_male, role_female);
        if (word.shape == Shape::lower || word.shape == Shape::number || is_other_kind(word) || (is_everyday(word) && !surname)) return NameTells::nothing;
        if (word.as_written->classes.any(demonym, country) && !is_given_name(word) && word.span.end == words.back().span.end) return NameTells::nothing;
        names += word.shape == Shape::initial ? 0 : 1;
    }
    if (names == 0 || words.size() > longest_person) return NameTells::nothing;
    // "J. Silva" tells more than "Silva".
    const bool several = std::count_if(words.begin(), words.end(), [](const Word& word) { return !is_joint(word); }) >= 2;
    return several || is_whole_run(name) ? NameTells::fully : NameTells::partly;
}

bool is_post(const Word& word) { return word.upper() && word.is_any(role, role_male, role_female, title); }
bool is_cue(const Word& word) { return word.as_written->classes.has(organisation_cue); }

NameTells single_tells(const Word& word) {
    if (word.in_lower->classes.any(plain, common, calendar) || word.is_any(thing_cue, document)) return NameTells::nothing;
    const bool acronym = word.shape == Shape::capitals && word.span.size() >= shortest_acronym && word.span.size() <= longest_acronym;
    return acronym ? NameTells::fully : word.upper() ? NameTells::partly : NameTells::nothing;
}

NameTells organisation_tells(std::string_view name, const std::vector<Word>& words) {
    if (Gazetteer::get().find(name).classes.has(organisation_name)) return NameTells::fully;
    if (words.size() == 1) return single_tells(words.front());
    if (words.size() > longest_organisation || !words.front().upper() || words.back().is_any(document, thing_cue)) return NameTells::nothing;
    const auto post = std::find_if(words.begin(), words.end(), is_post);
    if (post == words.end()) return NameTells::fully;
    // "Attorney General’s Department" is one; "Acme International Manager" and "Jane Roe President Society of Friends" are people.
    const bool leads = std::all_of(words.begin(), post, [](const Word& word) { return is_cue(word) || word.is_any(role_modifier, plain, preposition); });
    const bool cued = is_cue(words.front()) || std::any_of(post, words.end(), is_cue);
    return leads && cued ? NameTells::fully : NameTells::nothing;
}

}  // namespace

NameTells name_tells(std::string_view name, EntityKind kind) {
    if (kind == EntityKind::place || kind == EntityKind::document || corpus::is_outlet_name(name)) return NameTells::nothing;
    const std::vector<Word> words = read_words(name, {0, static_cast<std::uint32_t>(name.size())});
    if (words.empty()) return NameTells::nothing;
    if (Gazetteer::get().find(name).classes.any(country, city, region)) return NameTells::nothing;
    if (kind == EntityKind::person) return person_tells(name, words);
    if (kind == EntityKind::group) return NameTells::fully;
    return organisation_tells(name, words);
}

bool names_another(std::string_view mention, std::string_view name) {
    mention = mention.substr(0, longest_description);
    const std::vector<Word> words = read_words(mention, {0, static_cast<std::uint32_t>(mention.size())});
    const auto in_name = [&](const Word& word) { return name.find(base::slice(mention, word.span)) != std::string_view::npos; };
    // Written like a name, and no word that the gazetteer has for something else.
    const auto is_name = [&](const Word& word) { return word.shape == Shape::capital && !is_everyday(word) && !is_joint(word) && !is_cue(word); };
    const auto is_link = [&](const Word& word) { return word.shape == Shape::lower && word.is(preposition); };
    if (words.size() < 2 || std::any_of(words.begin(), words.end(), is_link)) return false;
    const Word &last = words[words.size() - 1], &before = words[words.size() - 2];
    return is_name(last) && is_name(before) && last.gap == 0 && !in_name(last) && !in_name(before);
}

bool is_part_of_name(std::string_view mention, std::string_view name) {
    mention = mention.substr(0, longest_description);
    const std::vector<Word> words = read_words(mention, {0, static_cast<std::uint32_t>(mention.size())});
    return std::any_of(words.begin(), words.end(), [&](const Word& word) {
        const bool is_other = word.upper() && name.find(base::slice(mention, word.span)) == std::string_view::npos;
        return is_other && !word.is_any(title, honorific, honorific_male, honorific_female) && !word.is_any(role, role_male, role_female, role_modifier) &&
               !word.is_any(demonym, country, determiner, plain) && !word.is_any(pronoun_he, pronoun_she, pronoun_it, pronoun_they) && !is_given_name(word);
    });
}

bool describes_source(std::string_view text, const ArticleNames& names, base::TextSpan mention) {
    mention.end = std::min(mention.end, mention.start + longest_description);
    const std::vector<Word> words = read_words(text, mention);
    if (words.empty()) return false;
    const Word& head = words[take_apart(text, names, words).head];
    // "my mother" is known to whoever writes, and to nobody else.
    const auto is_writer = [](const Word& word) { return word.in_lower->classes.has(pronoun_first) || word.is(pronoun_relative); };
    if (std::any_of(words.begin(), words.end(), is_writer)) return false;
    if (head.is(document)) return false;
    if (head.is(group)) return true;
    return words.size() > 1 && head.is_any(role, role_male, role_female, unnamed, organisation_noun, organisation_cue, group_name);
}

}  // namespace verbatim::names
