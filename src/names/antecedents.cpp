#include "names/antecedents.h"

#include <algorithm>
#include <utility>

namespace verbatim::names {
namespace {

constexpr std::size_t looked_at = 40;  // uses before the pronoun

// Thousandths of a logit.
namespace weight {
constexpr int same_sentence = 300, one_back = 700, further_back = -700;  // per sentence from the second on
constexpr int subject = 1200, first_in_sentence = 400, possessive = -500, quoted = -1800, previous_speaker = 900;
constexpr int gender_known = 700, mentions = 60;  // per mention, at most ten
}  // namespace weight

bool fits(const Entity& entity, Pronoun pronoun) {
    const bool person = entity.kind == EntityKind::person;
    switch (pronoun) {
        case Pronoun::he: return person && entity.gender != Gender::female;
        case Pronoun::she: return person && entity.gender != Gender::male;
        case Pronoun::it: return entity.kind == EntityKind::organisation || entity.kind == EntityKind::document;
        case Pronoun::they: return entity.kind == EntityKind::organisation || entity.kind == EntityKind::group;
        default: return person || entity.kind == EntityKind::organisation;
    }
}

}  // namespace

Pronoun pronoun_of(const Word& word) {
    const Classes& classes = word.in_lower.classes;
    if (classes.has(WordClass::pronoun_he)) return Pronoun::he;
    if (classes.has(WordClass::pronoun_she)) return Pronoun::she;
    if (classes.has(WordClass::pronoun_it)) return Pronoun::it;
    if (classes.has(WordClass::pronoun_they)) return Pronoun::they;
    if (classes.has(WordClass::pronoun_first)) return Pronoun::first;
    return classes.has(WordClass::pronoun_relative) ? Pronoun::relative : Pronoun::none;
}

std::uint32_t sentence_at(const ArticleNames& names, std::uint32_t offset) {
    const auto after = std::upper_bound(names.sentence_starts.begin(), names.sentence_starts.end(), offset);
    return after == names.sentence_starts.begin() ? 0 : static_cast<std::uint32_t>(after - names.sentence_starts.begin() - 1);
}

std::size_t first_use_from(const ArticleNames& names, std::uint32_t offset) {
    const auto at = std::lower_bound(names.uses.begin(), names.uses.end(), offset,
                                     [](const NameUse& use, std::uint32_t where) { return use.span.start < where; });
    return static_cast<std::size_t>(at - names.uses.begin());
}

bool is_quoted(const std::vector<base::TextSpan>& quoted, std::uint32_t offset) {
    const auto after = std::upper_bound(quoted.begin(), quoted.end(), offset,
                                        [](std::uint32_t where, base::TextSpan span) { return where < span.start; });
    return after != quoted.begin() && std::prev(after)->contains(offset);
}

Resolution resolve_pronoun(const ArticleNames& names, const PronounContext& context, const std::vector<base::TextSpan>& quoted) {
    if (context.pronoun == Pronoun::first) return {};
    const std::uint32_t here = sentence_at(names, context.mention.start);
    const std::size_t end = first_use_from(names, context.mention.start);
    const std::size_t begin = end > looked_at ? end - looked_at : 0;
    if (context.pronoun == Pronoun::relative) {
        if (end == 0 || names.uses[end - 1].sentence != here) return {};
        return {names.uses[end - 1].entity, 800};
    }
    std::vector<std::pair<EntityIndex, int>> scores;  // the best use of each entity
    for (std::size_t u = begin; u < end; ++u) {
        const NameUse& use = names.uses[u];
        const Entity& entity = names.entities[use.entity];
        if (!fits(entity, context.pronoun)) continue;
        const int back = static_cast<int>(here - use.sentence);
        int score = back == 0 ? weight::same_sentence : back == 1 ? weight::one_back : weight::one_back + weight::further_back * (back - 1);
        if (use.subject) score += weight::subject;
        if (u == 0 || names.uses[u - 1].sentence != use.sentence) score += weight::first_in_sentence;
        if (use.possessive) score += weight::possessive;
        if (is_quoted(quoted, use.span.start)) score += weight::quoted;
        if (use.entity == context.previous_speaker) score += weight::previous_speaker;
        if (entity.gender != Gender::unknown) score += weight::gender_known;
        score += weight::mentions * static_cast<int>(std::min<std::size_t>(entity.mentions.size(), 10));
        const auto known = std::find_if(scores.begin(), scores.end(), [&](const auto& each) { return each.first == use.entity; });
        if (known == scores.end()) scores.emplace_back(use.entity, score);
        else known->second = std::max(known->second, score);
    }
    if (scores.empty()) return {};
    std::sort(scores.begin(), scores.end(), [](const auto& a, const auto& b) { return a.second != b.second ? a.second > b.second : a.first < b.first; });
    const int margin = scores.size() == 1 ? 3000 : scores[0].second - scores[1].second;
    const int confidence = std::min(950, 550 + margin / 6);
    return {scores[0].first, static_cast<std::uint16_t>(confidence)};
}

}  // namespace verbatim::names
