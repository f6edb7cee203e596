#include "names/descriptions.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "names/antecedents.h"

namespace verbatim::names {
namespace {

using enum WordClass;

constexpr std::size_t looked_at = 200;  // uses before the description

// The noun that heads the description: the last word before a preposition, a clause or a mark.
std::size_t head_of(const std::vector<Word>& words) {
    std::size_t head = 0;
    for (std::size_t i = 1; i < words.size(); ++i) {
        if (words[i].gap != 0 || words[i].is(preposition)) break;
        if (words[i].is(verb) && !words[i].is_any(role, group, document, organisation_noun)) break;
        if (words[i].is(plain) && !words[i].is_any(role, role_modifier, group, document, organisation_noun, unnamed, also_surname)) break;
        head = i;
    }
    return head;
}

std::string lower_ascii(std::string_view form) {
    std::string folded(form);
    for (char& c : folded) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    }
    return folded;
}

bool has_word(std::string_view phrase, std::string_view word) {
    for (std::size_t at = phrase.find(word); at != std::string_view::npos; at = phrase.find(word, at + 1)) {
        const bool starts = at == 0 || phrase[at - 1] == ' ' || phrase[at - 1] == '-';
        const std::size_t end = at + word.size();
        if (starts && (end == phrase.size() || phrase[end] == ' ')) return true;
    }
    return false;
}

// How well an entity's roles fit the words of the description: its head must be there; each further word helps.
int role_fit(const Entity& entity, const std::vector<std::string>& wanted) {
    int best = 0;
    for (const std::string& role : entity.roles) {
        const std::string folded = lower_ascii(role);
        if (!has_word(folded, wanted.back())) continue;
        int fit = 2;
        for (std::size_t i = 0; i + 1 < wanted.size(); ++i) fit += has_word(folded, wanted[i]);
        best = std::max(best, fit);
    }
    return best;
}

}  // namespace

Resolution resolve_description(const corpus::Article& article, const ArticleNames& names, const std::vector<Word>& words,
                               const std::vector<base::TextSpan>& quoted, EntityIndex previous_speaker) {
    const std::string_view text = article.text;
    const std::size_t head_at = head_of(words);
    const Word& head = words[head_at];
    const auto first = lower_ascii(base::slice(text, words.front().span));
    const bool indefinite = first == "a" || first == "an" || first == "one" || first == "another" || first == "some";
    if (head.is(group) || words.front().is(group)) return {no_entity, 880};
    if (indefinite && head.is_any(role, unnamed, document)) return {no_entity, 880};
    const bool person = head.is_any(role, role_male, role_female);
    const bool organisation = head.is_any(organisation_noun, document);
    if (!person && !organisation) return {};

    std::vector<std::string> wanted;
    for (std::size_t i = 0; i <= head_at; ++i) {
        if (!words[i].is(determiner)) wanted.push_back(lower_ascii(base::slice(text, words[i].span)));
    }
    const Gender gender = head.is(role_female) ? Gender::female : head.is(role_male) ? Gender::male : Gender::unknown;
    const std::size_t end = first_use_from(names, words.front().span.start);
    const std::size_t begin = end > looked_at ? end - looked_at : 0;
    EntityIndex best = no_entity;
    int best_score = 0;
    for (std::size_t u = end; u > begin; --u) {
        const NameUse& use = names.uses[u - 1];
        const Entity& entity = names.entities[use.entity];
        int score = 0;
        if (person) {
            if (entity.kind != EntityKind::person) continue;
            if (gender != Gender::unknown && entity.gender != Gender::unknown && gender != entity.gender) continue;
            score = 10 * role_fit(entity, wanted);
            if (use.entity == previous_speaker) score += 4;
            if (use.subject) score += 2;
        } else {
            if (entity.kind != EntityKind::organisation) continue;
            score = has_word(lower_ascii(entity.name), wanted.back()) ? 20 : 1;
            if (use.entity == previous_speaker) score += 4;
        }
        if (is_quoted(quoted, use.span.start)) score -= 2;
        if (score > best_score) {
            best_score = score;
            best = use.entity;
        }
    }
    if (best == no_entity) return {no_entity, 500};
    return {best, static_cast<std::uint16_t>(best_score >= 20 ? 850 : 500)};
}

}  // namespace verbatim::names
