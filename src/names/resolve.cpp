// resolve(): which kind of mention it is, and then whom it means.
#include <algorithm>
#include <string>

#include "names/antecedents.h"
#include "names/descriptions.h"
#include "names/extract.h"
#include "names/words.h"

namespace verbatim::names {
namespace {

using enum WordClass;

constexpr std::uint32_t longest_mention = 400;  // bytes of a mention that are read

// The name that the mention is headed by: its use, or nothing when a description heads it.
struct Head {
    bool found = false;
    std::size_t use = 0;
};

// Words that may stand between the start of a mention and the name that heads it.
bool before_name(const Word& word) {
    return word.is_any(determiner, role, role_modifier, title, honorific_male, honorific_female, demonym, group_name) ||
           word.upper() || word.shape == Shape::number;
}

Head find_head(const ArticleNames& names, const std::vector<Word>& words, std::size_t first_use, std::size_t last_use) {
    std::size_t use = first_use;
    for (std::size_t i = 0; i < words.size() && use < last_use; ++i) {
        const base::TextSpan name = names.uses[use].span;
        if (words[i].span.end <= name.start) {
            if (!before_name(words[i]) || words[i].is(preposition)) return {};
            continue;
        }
        // Past the end of the name?
        if (words[i].span.start < name.end) {
            if (words[i].span.end < name.end) continue;
            const std::size_t next = i + 1;
            const bool goes_on = next < words.size() && words[next].gap == 0 && words[next].shape == Shape::lower &&
                                 !words[next].is_any(verb, preposition) &&
                                 (names.uses[use].possessive || words[next].is_any(role, role_modifier, organisation_noun, group, document));
            if (!goes_on) return {true, use};
            ++use;  // "Stein spokeswoman Melezia Figueroa"
        }
    }
    return {};
}

// A name in the mention that extract_names did not believe in: added now, because whoever speaks is someone.
EntityIndex add_named(const corpus::Article& article, ArticleNames& names, const std::vector<Word>& words) {
    std::size_t first = 0;
    while (first < words.size() && (!words[first].upper() || words[first].is_any(determiner, title, honorific_male, honorific_female, role_modifier, demonym, plain))) {
        if (words[first].is_any(preposition)) return no_entity;
        ++first;
    }
    std::size_t last = first;
    while (last < words.size() && words[last].upper() && (last == first || words[last].gap == 0)) ++last;
    if (first == last) return no_entity;
    if (last < words.size() && words[last].gap == 0 && words[last].is_any(role, group, organisation_noun, role_modifier)) return no_entity;
    const base::TextSpan span{words[first].span.start, words[last - 1].span.end};
    const auto form = base::slice(article.text, span);
    for (EntityIndex e = 0; e < names.entities.size(); ++e) {
        if (names.entities[e].name == form) return e;
    }
    Entity entity;
    entity.name = form;
    const bool acronym = last == first + 1 && words[first].shape == Shape::capitals;
    const bool cue = std::any_of(words.begin() + static_cast<std::ptrdiff_t>(first), words.begin() + static_cast<std::ptrdiff_t>(last),
                                 [](const Word& word) { return word.as_written.classes.has(organisation_cue); });
    entity.kind = acronym || cue ? EntityKind::organisation : EntityKind::person;
    entity.mentions.push_back({span, MentionForm::full_name});
    names.entities.push_back(std::move(entity));
    const auto index = static_cast<EntityIndex>(names.entities.size() - 1);
    const std::size_t at = first_use_from(names, span.start);
    names.uses.insert(names.uses.begin() + static_cast<std::ptrdiff_t>(at), {span, index, sentence_at(names, span.start), true, false});
    return index;
}

}  // namespace

Resolution resolve(const corpus::Article& article, ArticleNames& names, base::TextSpan mention,
                   const std::vector<base::TextSpan>& quoted, EntityIndex previous_speaker) {
    if (mention.empty() || mention.end > article.text.size()) return {};
    mention.end = std::min(mention.end, mention.start + longest_mention);
    const auto words = read_words(article.text, mention);
    if (words.empty()) return {};

    if (const Pronoun pronoun = pronoun_of(base::slice(article.text, words.front().span));
        pronoun != Pronoun::none && (words.size() == 1 || !words.front().is(determiner))) {
        return resolve_pronoun(names, {mention, pronoun, previous_speaker}, quoted);
    }
    const std::size_t first_use = first_use_from(names, mention.start);
    std::size_t last_use = first_use;
    while (last_use < names.uses.size() && names.uses[last_use].span.start < mention.end) ++last_use;
    if (const Head head = find_head(names, words, first_use, last_use); head.found) {
        return {names.uses[head.use].entity, 960};
    }
    if (const Resolution described = resolve_description(article, names, words, quoted, previous_speaker); described.confidence > 0) {
        return described;
    }
    if (const EntityIndex added = add_named(article, names, words); added != no_entity) return {added, 800};
    return {no_entity, 500};
}

}  // namespace verbatim::names
