#include "names/resolution/descriptions.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "names/resolution/ages.h"
#include "names/resolution/antecedents.h"

namespace verbatim::names {

using language::CountryIndex;
using language::EntryClass;
using language::EntryClasses;
using language::Gazetteer;
using language::GazetteerEntry;
using language::Word;

namespace {

using enum EntryClass;

constexpr std::size_t uses_looked_at = 200;  // uses before the description

// How sure the answers are, in thousandths; measured on the training articles, see docs/names.md.
namespace sure {
constexpr std::uint16_t group = 850, indefinite = 850, told_role = 900, near_role = 720, only_person = 600, owner = 700,
                        organisation_named = 800, organisation_near = 450, unknown_head = 350, nobody = 350, told_age = 920,
                        no_other_age = 780, compared_age = 850;
}  // namespace sure

// Words that name the same post to a news writer. A description with one fits a role with another of its line, less well.
using Line = std::array<std::string_view, 9>;
constexpr std::array<Line, 9> near_roles{{
    {"governor", "gov.", "governor-general"},
    {"doctor", "dr.", "physician", "surgeon"},
    {"leader", "president", "premier", "chancellor", "minister", "king", "ruler", "chairman", "pm"},
    {"nominee", "candidate", "contender", "hopeful", "frontrunner", "challenger", "standard-bearer", "incumbent"},
    {"lawmaker", "senator", "congressman", "congresswoman", "representative", "legislator", "sen.", "rep."},
    {"spokesman", "spokeswoman", "spokesperson", "secretary", "official", "aide", "director", "manager"},
    {"businessman", "billionaire", "mogul", "tycoon", "magnate", "developer", "executive", "investor"},
    {"lawyer", "attorney", "counsel", "prosecutor", "solicitor", "barrister", "advocate", "litigator"},
    {"professor", "scholar", "scientist", "researcher", "economist", "historian", "expert", "academic"},
}};

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
        if (starts && (end == phrase.size() || phrase[end] == ' ' || phrase[end] == '-')) return true;
    }
    return false;
}

bool near(std::string_view one, std::string_view role) {
    for (const Line& line : near_roles) {
        if (std::find(line.begin(), line.end(), one) == line.end()) continue;
        if (std::any_of(line.begin(), line.end(), [&](std::string_view word) { return has_word(role, word); }))
            return true;
    }
    return false;
}

// The description's words, in lower case, by what they do.
struct Wanted {
    std::string head;
    std::vector<std::string> modifiers;
    std::vector<std::string> sides;       // parties and peoples: "republican", "chinese"; they exclude each other
    std::vector<CountryIndex> countries;  // of the demonyms among them
};

bool is_side(const GazetteerEntry& entry) { return entry.classes.any(group_name, demonym); }

Wanted wanted_from(std::string_view text, const std::vector<Word>& words, const MentionParts& parts) {
    Wanted wanted;
    wanted.head = lower_ascii(base::slice(text, words[parts.head].span));
    for (std::size_t i = 0; i < parts.head; ++i) {
        if (words[i].is(determiner) || words[i].possessive) continue;
        auto form = lower_ascii(base::slice(text, words[i].span));
        if (is_side(*words[i].as_written)) {
            wanted.sides.push_back(form);
            if (words[i].as_written->country != 0) wanted.countries.push_back(words[i].as_written->country);
        }
        wanted.modifiers.push_back(std::move(form));
    }
    return wanted;
}

// Whether a role tells another party or people than the description does.
bool sides_clash(const std::string& role, const Wanted& wanted) {
    if (wanted.sides.empty()) return false;
    const Gazetteer& gazetteer = Gazetteer::get();
    bool other = false;
    for (std::size_t at = 0; at < role.size();) {
        const std::size_t end = std::min(role.find(' ', at), role.size());
        const auto word = std::string_view(role).substr(at, end - at);
        if (is_side(gazetteer.find(word))) {
            const std::string folded = lower_ascii(word);
            if (std::find(wanted.sides.begin(), wanted.sides.end(), folded) != wanted.sides.end()) return false;
            other = true;
        }
        at = end + 1;
    }
    return other;
}

// How well a person's roles fit: 0 not, 1 near, 2 and more the same head, one more for each further word.
struct Fit {
    int points = 0;
    bool same_head = false;
    bool clash = false;
};

Fit fit_of(const Entity& entity, const Wanted& wanted) {
    Fit best;
    for (const std::string& role : entity.roles) {
        if (sides_clash(role, wanted)) {
            best.clash = true;
            continue;
        }
        const std::string folded = lower_ascii(role);
        const bool same = has_word(folded, wanted.head) || has_word(folded, wanted.head + 's');  // "hosts Jan Roe and Ida Lind"
        int points = same ? 2 : near(wanted.head, folded) ? 1 : 0;
        if (points == 0) continue;
        for (const std::string& word : wanted.modifiers) points += has_word(folded, word) ? 1 : 0;
        if (points > best.points || (same && !best.same_head)) {
            best.points = points;
            best.same_head = same;
        }
    }
    if (best.points > 0) best.clash = false;
    return best;
}

class Describer {
  public:
    Describer(const corpus::Article& article, ArticleNames& names, const std::vector<Word>& words,
              const MentionParts& parts, const std::vector<base::TextSpan>& quoted, EntityIndex previous_speaker)
        : text_(article.text),
          names_(names),
          words_(words),
          parts_(parts),
          quoted_(quoted),
          previous_(previous_speaker) {
        end_ = first_use_from(names, words.front().span.start);
        begin_ = end_ > uses_looked_at ? end_ - uses_looked_at : 0;
    }

    Resolution resolve() {
        const Word& head = words_[parts_.head];
        if (Resolution aged = by_age(); aged.entity != no_entity) {
            aged.meaning = Meaning::age;
            return aged;
        }
        if (head.is(group) || words_.front().in_lower->classes.has(group)) return {no_entity, sure::group};
        if (head.is_any(document, organisation_noun)) return thing();
        if (indefinite()) return {no_entity, sure::indefinite};
        if (head.is_any(role, title)) return person();
        return {no_entity, sure::unknown_head};
    }

  private:
    bool indefinite() const {
        static constexpr std::array<std::string_view, 6> all{"a", "an", "one", "another", "some", "any"};
        const auto first = lower_ascii(base::slice(text_, words_.front().span));
        return std::find(all.begin(), all.end(), first) != all.end();
    }

    struct Aged {
        EntityIndex person = no_entity;
        std::uint8_t age = 0;       // 0: not told
        std::uint32_t subjects = 0;  // uses outside quotations that are subjects
    };

    // The people before the description, in the order of their first use, each with the age that stands beside one of its names.
    std::vector<Aged> people_with_ages() const {
        std::vector<Aged> people;
        for (std::size_t u = begin_; u < end_; ++u) {
            const NameUse& use = names_.uses[u];
            if (names_.entities[use.entity].kind != EntityKind::person || is_quoted(quoted_, use.span.start)) continue;
            auto at = std::find_if(people.begin(), people.end(), [&](const Aged& one) { return one.person == use.entity; });
            if (at == people.end()) at = people.insert(people.end(), Aged{use.entity});
            if (const std::uint8_t age = age_beside(text_, use.span); age != 0) at->age = age;
            at->subjects += use.subject;
        }
        return people;
    }

    // "the 34-year-old": who is that old, or else the only one of whom no other age is told. "the younger man": of two.
    Resolution by_age() const {
        const std::uint8_t wanted = age_in(text_.substr(words_[parts_.head].span.start, 12));
        if (wanted != 0) return of_age(wanted);
        for (std::size_t i = 0; i < parts_.head; ++i) {
            const std::string form = lower_ascii(base::slice(text_, words_[i].span));
            if (form == "younger") return compared(false);
            if (form == "elder" || form == "older") return compared(true);
        }
        return {};
    }

    Resolution of_age(std::uint8_t wanted) const {
        if (indefinite()) return {};
        Aged best;
        bool several = false;
        for (const Aged& one : people_with_ages()) {
            if (one.age == wanted) return {one.person, sure::told_age};
            if (one.age != 0) continue;
            several = several || best.person != no_entity;
            if (best.person == no_entity || one.subjects > best.subjects || one.person == previous_) best = one;
        }
        return {best.person, several ? sure::only_person : sure::no_other_age};
    }

    Resolution compared(bool elder) const {
        std::vector<Aged> people = people_with_ages();
        std::erase_if(people, [](const Aged& one) { return one.age == 0; });
        if (people.size() != 2 || people[0].age == people[1].age) return {};
        const bool first_is_older = people[0].age > people[1].age;
        return {people[first_is_older == elder ? 0 : 1].person, sure::compared_age};
    }

    EntityKind kind(std::size_t use) const { return names_.entities[names_.uses[use].entity].kind; }

    // A report, a campaign: whoever owns it, or the organisation of that name.
    Resolution thing() {
        const Word& head = words_[parts_.head];
        const bool issued = head.is(document);
        if (parts_.possessor != no_use) {
            const EntityIndex owner = names_.uses[parts_.possessor].entity;
            if (issued) return {owner, sure::owner};
            if (kind(parts_.possessor) == EntityKind::person) return {organisation_of(owner), sure::organisation_named};
        }
        for (const std::size_t use : {parts_.modifier, parts_.complement}) {
            if (issued && use != no_use && kind(use) == EntityKind::organisation)
                return {names_.uses[use].entity, sure::owner};
        }
        if (const std::size_t use = issued ? issuer_behind() : no_use; use != no_use) return {names_.uses[use].entity, sure::owner};
        if (indefinite()) return {no_entity, sure::indefinite};
        return issued ? last_document() : last_organisation();
    }

    // "a report by the Lindenau Institute", where the mention ended at "report".
    std::size_t issuer_behind() const {
        constexpr std::uint32_t reach = 40;  // bytes between the document and its issuer
        const std::uint32_t end = words_[parts_.head].span.end;
        const std::size_t use = first_use_from(names_, end);
        if (use >= names_.uses.size() || names_.uses[use].possessive || names_.uses[use].span.start > end + reach) return no_use;
        const std::string_view between = text_.substr(end, names_.uses[use].span.start - end);
        const bool links = between.starts_with(" by ") || between.starts_with(" from ") || between.starts_with(" of ");
        const bool one_phrase = between.find_first_of(",.;:\n\"") == std::string_view::npos && between.find("”") == std::string_view::npos;
        return links && one_phrase && kind(use) != EntityKind::place ? use : no_use;
    }

    // "Clinton’s campaign": the listed "Clinton campaign", or a new entity of that name.
    EntityIndex organisation_of(EntityIndex owner) {
        const std::string& full = names_.entities[owner].name;
        const std::string name =
            full.substr(full.rfind(' ') + 1) + " " + std::string(base::slice(text_, words_[parts_.head].span));
        for (std::size_t u = end_; u > begin_; --u) {
            const EntityIndex e = names_.uses[u - 1].entity;
            if (names_.entities[e].name == name) return e;
        }
        for (std::size_t e = names_.entities.size(); e > 0 && names_.entities.size() - e < uses_looked_at; --e) {
            if (names_.entities[e - 1].name == name) return static_cast<EntityIndex>(e - 1);
        }
        Entity made;
        made.name = name;
        made.kind = EntityKind::organisation;
        made.gender = Gender::neuter;
        made.mentions.push_back({{words_.front().span.start, words_[parts_.head].span.end}, MentionForm::description});
        names_.entities.push_back(std::move(made));
        return static_cast<EntityIndex>(names_.entities.size() - 1);
    }

    Resolution last_organisation() const {
        const std::string head = lower_ascii(base::slice(text_, words_[parts_.head].span));
        for (std::size_t u = end_; u > begin_; --u) {
            const EntityIndex e = names_.uses[u - 1].entity;
            if (names_.entities[e].kind == EntityKind::organisation &&
                has_word(lower_ascii(names_.entities[e].name), head)) {
                return {e, sure::organisation_named};
            }
        }
        return near_organisation();
    }

    // "the letter" that somebody wrote in a sentence before: released a statement … “…,” the statement said. Whoever was the subject there.
    EntityIndex issuer_before() const {
        static constexpr std::array<std::string_view, 14> issued{"released", "issued", "wrote", "sent", "filed", "published", "posted", "signed", "circulated", "penned", "launched", "submitted", "read", "in"};
        constexpr std::uint32_t reach = 1500;  // bytes
        const std::string head = lower_ascii(base::slice(text_, words_[parts_.head].span));
        const std::uint32_t from = words_.front().span.start;
        std::size_t at = from;
        while (at > 0 && at + reach > from) {
            at = text_.rfind(head, at - 1);
            if (at == std::string_view::npos || at + reach <= from) return no_entity;
            const bool whole = at > 0 && text_[at - 1] == ' ' && (at + head.size() >= text_.size() || !(text_[at + head.size()] >= 'a' && text_[at + head.size()] <= 'z'));
            if (!whole || is_quoted(quoted_, static_cast<std::uint32_t>(at))) continue;
            const std::uint32_t sentence = sentence_at(names_, static_cast<std::uint32_t>(at));
            const std::uint32_t start = names_.sentence_starts[sentence];
            constexpr std::size_t most_uses = 30;
            const std::size_t first = first_use_from(names_, start);
            for (std::size_t u = first; u < std::min(names_.uses.size(), first + most_uses) && names_.uses[u].span.start < from && names_.uses[u].sentence == sentence; ++u) {
                const NameUse& use = names_.uses[u];
                const EntityKind issuer = kind(u);
                if (!use.subject || use.possessive || (issuer != EntityKind::person && issuer != EntityKind::organisation)) continue;
                if (use.span.end >= at) {  // in a statement, the council said
                    if (use.speaks && std::string_view(text_.substr(start, at - start)).find("in a ") != std::string_view::npos) return use.entity;
                    continue;
                }
                const std::string_view between = text_.substr(use.span.end, at - use.span.end);
                const bool issues = std::any_of(issued.begin(), issued.end(), [&](std::string_view verb) { return has_word(between, verb); });
                if (issues && between.find(". ") == std::string_view::npos) return use.entity;
            }
        }
        return no_entity;
    }

    Resolution last_document() const {
        if (const EntityIndex issuer = issuer_before(); issuer != no_entity) return {issuer, sure::owner};
        if (previous_ != no_entity && names_.entities[previous_].kind == EntityKind::organisation)
            return {previous_, sure::organisation_near};
        return {no_entity, sure::nobody};
    }

    // "The embassy" is no Foreign Ministry: a name that tells another kind of body is not meant, unless the noun fits all kinds.
    bool may_be(EntityIndex organisation) const {
        static constexpr std::array<std::string_view, 26> general{"company", "firm", "group", "organisation", "organization", "agency", "body", "institution", "outlet", "network", "newspaper", "paper", "team",
                                                                  "government", "administration", "office", "service", "authority", "operator", "maker", "giant", "entity", "watchdog", "regulator", "department", "party"};
        const std::string head = lower_ascii(base::slice(text_, words_[parts_.head].span));
        if (std::find(general.begin(), general.end(), head) != general.end()) return true;
        const std::string name = lower_ascii(names_.entities[organisation].name);
        for (std::size_t at = 0; at < name.size();) {
            const std::size_t end = std::min(name.find(' ', at), name.size());
            const std::string_view word = std::string_view(name).substr(at, end - at);
            if (word != head && Gazetteer::get().find(word).classes.has(organisation_noun) && std::find(general.begin(), general.end(), word) == general.end()) return false;
            at = end + 1;
        }
        return true;
    }

    // The organisation that spoke last, else the last that was a subject.
    Resolution near_organisation() const {
        if (previous_ != no_entity && names_.entities[previous_].kind == EntityKind::organisation && may_be(previous_))
            return {previous_, sure::organisation_near};
        for (std::size_t u = end_; u > begin_; --u) {
            const NameUse& use = names_.uses[u - 1];
            if (use.subject && may_be(use.entity) && names_.entities[use.entity].kind == EntityKind::organisation &&
                !is_quoted(quoted_, use.span.start)) {
                return {use.entity, sure::organisation_near};
            }
        }
        return {no_entity, sure::nobody};
    }

    Resolution person() const {
        const Wanted wanted = wanted_from(text_, words_, parts_);
        const Word& head = words_[parts_.head];
        const Gender gender = head.is(role_female) ? Gender::female
                              : head.is(role_male) ? Gender::male
                                                   : Gender::unknown;
        const bool owned = parts_.possessor != no_use || owned_by_pronoun();
        EntityIndex best = no_entity;
        int best_score = -1;
        bool best_same = false, best_near = false;
        for (std::size_t u = end_; u > begin_; --u) {
            const NameUse& use = names_.uses[u - 1];
            const Entity& entity = names_.entities[use.entity];
            if (entity.kind != EntityKind::person) continue;
            if (gender != Gender::unknown && entity.gender != Gender::unknown && gender != entity.gender) continue;
            const Fit fit = fit_of(entity, wanted);
            if (fit.clash || (owned && !fit.same_head)) continue;
            int score = 10 * fit.points + (use.subject ? 3 : 0) + (use.entity == previous_ ? 5 : 0);
            if (is_quoted(quoted_, use.span.start)) score -= 3;
            // Of equals the nearest: they come first.
            if (score > best_score) {
                best = use.entity;
                best_score = score;
                best_same = fit.same_head;
                best_near = fit.points > 0;
            }
        }
        // "The man" is nobody in particular unless the article called somebody so.
        // "THE CLERK:" of a record is whoever holds the post, and needs to be told so.
        const bool label = words_.front().shape == language::Shape::capitals && words_.front().span.size() > 1;
        // "the senior Roe adviser" is somebody of Roe's, whom a role has to tell.
        const bool of_another = parts_.modifier != no_use && kind(parts_.modifier) == EntityKind::person && !best_same;
        if (best == no_entity || of_another || ((head.is(unnamed) || label) && !best_same)) return {no_entity, sure::nobody};
        return {best, best_same ? sure::told_role : best_near ? sure::near_role : sure::only_person};
    }

    bool owned_by_pronoun() const {
        const EntryClasses& first = words_.front().in_lower->classes;
        return parts_.head > 0 && first.has(determiner) &&
               first.any(pronoun_he, pronoun_she, pronoun_it, pronoun_they, pronoun_first);
    }

    std::string_view text_;
    ArticleNames& names_;
    const std::vector<Word>& words_;
    const MentionParts& parts_;
    const std::vector<base::TextSpan>& quoted_;
    EntityIndex previous_;
    std::size_t begin_ = 0, end_ = 0;
};

// Whom words that name nobody describe, by their head.
Described described_by(const Word& head, const Word& first) {
    if (head.is(role_female)) return Described::woman;
    if (head.is(role_male)) return Described::man;
    if (head.is(group) || first.in_lower->classes.has(group)) return Described::people;
    if (head.is_any(document, organisation_noun)) return Described::thing;
    return head.is_any(role, title) ? Described::somebody : Described::anything;
}

Meaning meaning_of(const Word& head, const Word& first, const Resolution& meant) {
    if (head.is(group) || first.in_lower->classes.has(group)) return Meaning::group;
    if (head.is_any(document, organisation_noun)) return Meaning::thing;
    if (meant.entity == no_entity && meant.confidence == sure::indefinite) return Meaning::indefinite;
    return meant.confidence >= sure::told_role ? Meaning::role : Meaning::description;
}

}  // namespace

Resolution resolve_description(const corpus::Article& article, ArticleNames& names, const std::vector<Word>& words,
                               const MentionParts& parts, const std::vector<base::TextSpan>& quoted,
                               PreviousSpeaker previous) {
    Resolution meant = Describer(article, names, words, parts, quoted, previous.entity).resolve();
    if (meant.entity == no_entity) meant.described = described_by(words[parts.head], words.front());
    if (meant.meaning == Meaning::none) meant.meaning = meaning_of(words[parts.head], words.front(), meant);
    return meant;
}

}  // namespace verbatim::names
