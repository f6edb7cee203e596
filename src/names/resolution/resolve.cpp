// resolve(): which kind of mention it is, and then whom it means.
#include <algorithm>
#include <array>
#include <initializer_list>
#include <iterator>
#include <string>

#include "language/words.h"
#include "names/extract.h"
#include "names/resolution/antecedents.h"
#include "language/lexicon.h"
#include "names/resolution/apposition.h"
#include "names/resolution/descriptions.h"
#include "names/resolution/discourse.h"
#include "names/resolution/led_phrases.h"
#include "names/resolution/mention.h"
#include "names/resolution/unspaced_names.h"

namespace verbatim::names {

using language::EntryClass;
using language::read_words;
using language::Shape;
using language::Word;
namespace gap = language::gap;

namespace {

using enum EntryClass;

constexpr std::uint32_t longest_mention = 400;  // bytes of a mention that are read
constexpr std::uint16_t sure_of_name = 980, sure_of_name_behind = 930, sure_of_new_name = 850, sure_of_contested_name = 600, sure_of_writer = 600, sure_of_two = 800;
constexpr int sure_of_description = 850;  // of a pronoun that goes back to one

// Words before a name that are no part of it.
bool before_name(const Word& word) {
    return !word.upper() ||
           word.is_any(determiner, title, honorific_male, honorific_female, role_modifier, demonym, plain);
}

// The entity with this very name among the first and the last few hundred; more are never met outside hostile input.
EntityIndex find_by_name(const ArticleNames& names, std::string_view name) {
    constexpr std::size_t looked_at = 300;
    const std::size_t count = names.entities.size();
    for (std::size_t e = 0; e < count; ++e) {
        if (e == looked_at && count > 2 * looked_at) e = count - looked_at;
        if (names.entities[e].name == name) return static_cast<EntityIndex>(e);
    }
    return no_entity;
}

// Keeps the uses in order; one that overlaps another is left out, and so is any in an article of absurd length, where each
// would have to move all that follow.
void add_use(ArticleNames& names, const NameUse& use) {
    constexpr std::size_t most = 20000;
    if (names.uses.size() > most) return;
    const std::size_t at = first_use_from(names, use.span.start);
    const bool before = at > 0 && names.uses[at - 1].span.overlaps(use.span);
    const bool after = at < names.uses.size() && names.uses[at].span.overlaps(use.span);
    if (!before && !after) names.uses.insert(names.uses.begin() + static_cast<std::ptrdiff_t>(at), use);
}

// A name in the mention that extract_names did not believe in: added now, because whoever speaks is someone.
EntityIndex add_named(std::string_view text, ArticleNames& names, const std::vector<Word>& words, std::size_t head) {
    std::size_t first = 0;
    while (first <= head && before_name(words[first])) ++first;
    std::size_t last = first;
    while (last < words.size() && words[last].upper() && (last == first || words[last].gap == 0)) ++last;
    if (last != head + 1 || first >= last) return no_entity;
    if (words[head].is_any(group, group_name, role, demonym, document, organisation_noun)) return no_entity;
    // "Q" of an interview, "See", "Space": a letter or an everyday word alone names nobody.
    const bool alone = last == first + 1;
    if (alone && (words[head].span.size() == 1 || (words[head].is_any(common, verb, plain) && !words[head].is(also_surname)))) return no_entity;
    const base::TextSpan span{words[first].span.start, words[last - 1].span.end};
    const std::string_view form = base::slice(text, span);
    if (const EntityIndex known = find_by_name(names, form); known != no_entity) return known;
    Entity entity;
    entity.name = form;
    const bool acronym = alone && words[first].shape == Shape::capitals && span.size() <= 5;
    const bool cue = std::any_of(words.begin() + static_cast<std::ptrdiff_t>(first),
                                 words.begin() + static_cast<std::ptrdiff_t>(last),
                                 [](const Word& word) { return word.as_written->classes.has(organisation_cue); });
    entity.kind = acronym || cue ? EntityKind::organisation : EntityKind::person;
    entity.mentions.push_back({span, MentionForm::full_name});
    names.entities.push_back(std::move(entity));
    const auto index = static_cast<EntityIndex>(names.entities.size() - 1);
    add_use(names, {span, index, sentence_at(names, span.start), true, true, false});
    return index;
}

// "Florida-based strategist Al Cardenas", "master of ceremonies Asab Al-Tabchi": a title without an article ends in the name. The use at the mention's end;
// no_use when it ends otherwise.
std::size_t name_at_end(const ArticleNames& names, const std::vector<Word>& words) {
    const bool owned = words.front().possessive || (words.front().is(determiner) && words.front().is_any(pronoun_he, pronoun_she, pronoun_it, pronoun_they, pronoun_first));
    const std::size_t use = first_use_from(names, words.back().span.end);
    if (owned || use == 0 || !names.uses[use - 1].span.covers(words.back().span)) return no_use;
    const base::TextSpan name = names.uses[use - 1].span;
    const auto first = std::find_if(words.begin(), words.end(), [&](const Word& word) { return word.span.start >= name.start; });
    const bool behind_noun = first != words.begin() && first->gap == 0 && !std::prev(first)->is_any(preposition, determiner) && !std::prev(first)->possessive;
    // "the extremist cleric Jan Roe"; but "the aide to Mayor Jan Roe" is none of them.
    const bool led = words.front().is(determiner) && std::any_of(words.begin(), first, [](const Word& word) { return word.is(preposition) || word.gap != (word.gap & (gap::start | gap::dash | gap::quote)); });
    if (led) return no_use;
    return behind_noun && names.entities[names.uses[use - 1].entity].kind == EntityKind::person ? use - 1 : no_use;
}

// "Bond said" where the article names Beverly Bond: the only person whose name ends so, whatever the word means elsewhere.
EntityIndex person_by_surname(std::string_view text, const ArticleNames& names, const Word& word) {
    constexpr std::size_t looked_at = 300;
    if (!word.upper()) return no_entity;
    const std::string_view form = base::slice(text, word.span);
    EntityIndex found = no_entity;
    for (std::size_t e = 0; e < std::min(names.entities.size(), looked_at); ++e) {
        const Entity& entity = names.entities[e];
        const bool ends = entity.kind == EntityKind::person && entity.name.size() > form.size() && entity.name.ends_with(form) && entity.name[entity.name.size() - form.size() - 1] == ' ';
        if (!ends) continue;
        if (found != no_entity) return no_entity;
        found = static_cast<EntityIndex>(e);
    }
    return found;
}

// "the mayor of Port Ellery, Ilse Tarrant": the name right behind a description is the answer, known before or not.
EntityIndex apposed_to(const corpus::Article& article, ArticleNames& names, base::TextSpan mention) {
    const std::string_view text = article.text;
    const base::TextSpan span = name_in_apposition(text, mention, language::Lexicon::of(article.language).traits().noun_links, article.language);
    if (span.empty()) return no_entity;
    const auto words = read_words(text, span, article.language);
    const MentionParts parts = take_apart(text, names, words);
    const EntityIndex known = parts.name == no_use ? no_entity : names.uses[parts.name].entity;
    if (known != no_entity) return names.entities[known].kind == EntityKind::place ? no_entity : known;
    return words.size() < 2 ? no_entity : add_named(text, names, words, words.size() - 1);
}

// "the two lawmakers", "both men", "the pair": two and no more.
bool tells_of_two(std::string_view text, const std::vector<Word>& words) {
    static constexpr std::array<std::string_view, 7> twosomes{"pair", "duo", "couple", "brothers", "sisters", "siblings", "two"};
    constexpr std::size_t longest = 4;
    if (words.size() < 2 || words.size() > longest || std::any_of(words.begin() + 1, words.end(), [](const Word& word) { return word.upper() || word.gap != 0 || word.is_any(organisation_noun, document, unnamed); })) return false;
    const auto form = [&](std::size_t i) { return base::slice(text, words[i].span); };
    const bool definite = form(0) == "the" || form(0) == "The";
    const bool both = form(0) == "both" || form(0) == "Both";
    if (definite && words.size() == 2 && std::find(twosomes.begin(), twosomes.end(), form(1)) != twosomes.end()) return true;
    const bool many = form(words.size() - 1).ends_with('s') || form(words.size() - 1).ends_with("men");
    return many && (both || (definite && words.size() > 2 && form(1) == "two"));
}

// The two people who were last named in one breath before `offset`, outside quotations: "Jan Roe and Ida Lind", "Jan Roe, the mayor, and Ida Lind".
Resolution last_two(std::string_view text, const ArticleNames& names, std::uint32_t offset, const std::vector<base::TextSpan>& quoted) {
    constexpr std::size_t reach = 60;      // uses
    constexpr std::size_t farthest = 60;   // bytes between the two names
    constexpr std::string_view link = " and ";
    const std::size_t end = first_use_from(names, offset);
    for (std::size_t u = end; u > 1 && end - u < reach; --u) {
        const NameUse &one = names.uses[u - 2], &other = names.uses[u - 1];
        const bool people = names.entities[one.entity].kind == EntityKind::person && names.entities[other.entity].kind == EntityKind::person;
        if (!people || one.entity == other.entity || one.sentence != other.sentence || one.possessive || other.possessive || is_quoted(quoted, one.span.start)) continue;
        const std::string_view between = text.substr(one.span.end, other.span.start - one.span.end);
        const bool apart = between.starts_with(", ") && between.size() <= farthest && between.find(',', 1) != std::string_view::npos && between.find(link) != std::string_view::npos;
        const bool joined = between.starts_with(link) && between.size() <= farthest;  // Jan Roe and deputy mayor Ida Lind
        if (joined || apart) return {one.entity, sure_of_two, Described::nobody, Meaning::description, other.entity};
    }
    return {};
}

// "I" outside quotations is whoever wrote the article, where that is known.
EntityIndex author_of(const corpus::Article& article, ArticleNames& names) {
    if (const EntityIndex known = find_by_name(names, article.author); known != no_entity) return known;
    Entity writer;
    writer.name = article.author;
    names.entities.push_back(std::move(writer));
    return static_cast<EntityIndex>(names.entities.size() - 1);
}

bool is_third_person(Pronoun pronoun) { return pronoun == Pronoun::he || pronoun == Pronoun::she; }

// A pronoun of the third person may go back to a description as well as to a name: to whichever is nearer.
Resolution resolve_in_discourse(const corpus::Article& article, ArticleNames& names, PronounContext context,
                                const std::vector<base::TextSpan>& quoted) {
    const bool led = language::Lexicon::of(article.language).traits().noun_leads_phrase;  // descriptions are read as English ones
    if (led && context.pronoun == Pronoun::they) return {};
    if (!is_third_person(context.pronoun) || led) return resolve_pronoun(names, context, quoted);
    const Discourse discourse = read_discourse(article.text, names, context, quoted, article.language);
    context.anchor = discourse.anchor;
    const base::TextSpan described = discourse.description;
    if (!described.empty() && first_use_from(names, described.end) == first_use_from(names, context.anchor)) {
        const auto words = read_words(article.text, described, article.language);
        Resolution meant =
            resolve_description(article, names, words, take_apart(article.text, names, words), quoted, context.previous);
        meant.confidence = static_cast<std::uint16_t>(meant.confidence * sure_of_description / 1000);
        return meant;
    }
    return resolve_pronoun(names, context, quoted);
}

// "Scott’s" of "Scott’s family": whoever ended the mention at the owner meant what is owned.
base::TextSpan with_owned_noun(std::string_view text, base::TextSpan mention, std::string_view language) {
    constexpr std::uint32_t reach = 40;  // bytes behind the mention
    const auto end = static_cast<std::uint32_t>(std::min<std::size_t>(text.size(), mention.end + reach));
    const auto words = read_words(text, {mention.start, end}, language);
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
        const Word& next = words[i + 1];
        if (next.span.start < mention.end) continue;
        const bool owned = words[i].possessive && mention.end > words[i].span.end && next.gap == 0 && next.shape == Shape::lower &&
                           next.is_any(group, role, organisation_noun);
        return owned ? base::TextSpan{mention.start, next.span.end} : mention;
    }
    return mention;
}

Resolution named(EntityIndex entity, std::uint16_t confidence, Meaning meaning) { return {entity, confidence, Described::nobody, meaning}; }

// A bare surname that two people bear may mean either. Where nothing tells them apart it means nobody for certain.
Resolution resolve_name(const NameUse& use) {
    if (use.rivals == 2) return {no_entity, sure_of_contested_name, Described::somebody, Meaning::contested};
    return use.rivals == 1 ? named(use.entity, sure_of_contested_name, Meaning::contested) : named(use.entity, sure_of_name, Meaning::name);
}

bool has_role_of(const Entity& entity, std::initializer_list<std::string_view> heads) {
    return std::any_of(entity.roles.begin(), entity.roles.end(), [&](const std::string& role) {
        return std::any_of(heads.begin(), heads.end(), [&](std::string_view head) { return role == head || role.ends_with(' ' + std::string(head)); });
    });
}

bool has_name_word(std::string_view name, std::string_view word) {
    for (std::size_t at = name.find(word); at != std::string_view::npos; at = name.find(word, at + 1)) {
        const std::size_t end = at + word.size();
        if ((at == 0 || name[at - 1] == ' ') && (end == name.size() || name[end] == ' ')) return true;
    }
    return false;
}

// "the elder Roe", "the younger Roe": of two people of that name, one of whom is told to be a child or a parent. no_entity where that is not told.
EntityIndex compared_namesake(std::string_view text, const ArticleNames& names, const std::vector<Word>& words, const NameUse& use) {
    int wanted = 0;  // 1: the elder
    for (const Word& word : words) {
        if (word.span.start >= use.span.start) break;
        const std::string_view form = base::slice(text, word.span);
        if (form == "elder" || form == "older") wanted = 1;
        if (form == "younger") wanted = -1;
    }
    if (wanted == 0) return no_entity;
    constexpr std::size_t looked_at = 300;
    const std::string_view name = base::slice(text, use.span);
    std::vector<EntityIndex> people;
    for (std::size_t e = 0; e < std::min(names.entities.size(), looked_at); ++e) {
        const Entity& entity = names.entities[e];
        if (entity.kind == EntityKind::person && entity.name.size() > name.size() && has_name_word(entity.name, name)) people.push_back(static_cast<EntityIndex>(e));
    }
    if (people.size() != 2) return no_entity;
    const auto age = [&](EntityIndex e) {
        const bool child = has_role_of(names.entities[e], {"son", "daughter", "grandson", "granddaughter", "nephew", "niece"});
        const bool parent = has_role_of(names.entities[e], {"father", "mother", "grandfather", "grandmother", "uncle", "aunt"});
        return child == parent ? 0 : child ? -1 : 1;
    };
    const int first = age(people[0]), second = age(people[1]);
    if (first == second) return no_entity;
    return people[(first > second) == (wanted > 0) ? 0 : 1];
}

// "his", "her" before a noun are no mention of the one who speaks.
bool is_pronoun_alone(const std::vector<Word>& words) {
    return pronoun_of(words.front()) != Pronoun::none && (words.size() == 1 || !words.front().is(determiner));
}

}  // namespace

std::string_view meaning_name(Meaning meaning) {
    static constexpr std::array<std::string_view, 15> all{"none",     "name",  "contested",  "behind", "surname", "added", "writer",     "pronoun",
                                                          "relative", "group", "indefinite", "thing",  "role",    "age",   "description"};
    return all[static_cast<std::size_t>(meaning)];
}

Resolution resolve(const corpus::Article& article, ArticleNames& names, base::TextSpan mention,
                   const std::vector<base::TextSpan>& quoted, PreviousSpeaker previous) {
    const std::string_view text = article.text;
    if (mention.empty() || mention.end > text.size()) return {};
    mention.end = std::min(mention.end, mention.start + longest_mention);
    mention = with_owned_noun(text, mention, article.language);
    if (language::Lexicon::of(article.language).traits().unspaced) return resolve_unspaced(article, names, mention, previous.entity);
    const auto words = read_words(text, mention, article.language);
    if (words.empty()) return {};
    if (is_pronoun_alone(words)) {
        const bool writer = pronoun_of(words.front()) == Pronoun::first && !is_quoted(quoted, mention.start);
        if (writer && !article.author.empty()) return named(author_of(article, names), sure_of_writer, Meaning::writer);
        return resolve_in_discourse(article, names,
                                    {mention, pronoun_of(words.front()), previous, mention.start}, quoted);
    }
    if (language::Lexicon::of(article.language).traits().noun_leads_phrase) return resolve_led_phrase(article, names, words, quoted, previous.entity);
    const MentionParts parts = take_apart(text, names, words);
    if (parts.name != no_use) {
        if (const EntityIndex one = compared_namesake(text, names, words, names.uses[parts.name]); one != no_entity) return named(one, sure_of_name_behind, Meaning::age);
        return resolve_name(names.uses[parts.name]);
    }
    if (const std::size_t use = name_behind(text, names, mention, article.language); use != no_use) return named(names.uses[use].entity, sure_of_name_behind, Meaning::behind);
    if (const std::size_t use = name_at_end(names, words); use != no_use) return named(names.uses[use].entity, sure_of_name_behind, Meaning::behind);
    if (words.size() == 1)
        if (const EntityIndex person = person_by_surname(text, names, words.front()); person != no_entity) return named(person, sure_of_name_behind, Meaning::surname);
    if (const EntityIndex added = add_named(text, names, words, parts.head); added != no_entity)
        return named(added, sure_of_new_name, Meaning::added);
    if (const EntityIndex apposed = apposed_to(article, names, mention); apposed != no_entity)
        return named(apposed, sure_of_name_behind, Meaning::behind);
    if (tells_of_two(text, words))
        if (const Resolution two = last_two(text, names, mention.start, quoted); two.entity != no_entity) return two;
    return resolve_description(article, names, words, parts, quoted, previous);
}

Resolution resolve_untold(const ArticleNames& names, std::uint32_t offset, const std::vector<base::TextSpan>& quoted, EntityIndex previous_speaker) {
    if (names.uses.empty()) return previous_speaker == no_entity ? Resolution{} : named(previous_speaker, sure_of_writer, Meaning::pronoun);
    return resolve_pronoun(names, {{offset, offset}, Pronoun::none, {.entity = previous_speaker}, offset}, quoted);
}

}  // namespace verbatim::names
