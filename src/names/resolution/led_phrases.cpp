#include "names/resolution/led_phrases.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "language/lexicon.h"
#include "names/bending.h"
#include "names/resolution/antecedents.h"
#include "text/characters.h"

namespace verbatim::names {

using language::EntryClass;
using language::read_words;
using language::Shape;
using language::Word;
namespace gap = language::gap;

namespace {

using enum EntryClass;

constexpr std::size_t uses_before = 60;
constexpr std::uint32_t bytes_beside = 160;  // of what is told beside a name
constexpr std::size_t words_beside = 10;

// How sure the answers are, in thousandths.
constexpr std::uint16_t sure_of_led_name = 960, sure_of_unlisted_name = 830, sure_of_role = 850, sure_of_organisation = 700, sure_of_nobody = 600;
constexpr std::uint32_t share_of_near = 650;  // of the confidence that a pronoun in that place would have

Resolution meant(EntityIndex entity, std::uint16_t confidence, Meaning meaning) { return {entity, confidence, Described::nobody, meaning}; }

bool is_person(const ArticleNames& names, std::size_t use) { return names.entities[names.uses[use].entity].kind == EntityKind::person; }

class LedPhrase {
  public:
    LedPhrase(const corpus::Article& article, ArticleNames& names, const std::vector<Word>& words, const std::vector<base::TextSpan>& quoted, EntityIndex previous)
        : text_(article.text), language_(article.language), traits_(language::Lexicon::of(article.language).traits()), names_(names), words_(words), quoted_(quoted), previous_(previous) {
        first_use_ = first_use_from(names, words.front().span.start);
        last_use_ = first_use_;
        while (last_use_ < names.uses.size() && names.uses[last_use_].span.start < words.back().span.end) ++last_use_;
    }

    Resolution resolve() {
        for (std::size_t use = last_use_; use > first_use_; --use)
            if (is_person(names_, use - 1)) return meant(names_.uses[use - 1].entity, sure_of_led_name, Meaning::name);
        head_ = 0;
        while (head_ + 1 < words_.size() && !words_[head_].upper() && leads_on(words_[head_], words_[head_ + 1])) ++head_;
        const Word& head = words_[head_];
        if (last_use_ > first_use_ && names_.uses[first_use_].span.start <= head.span.start) return meant(names_.uses[first_use_].entity, sure_of_led_name, Meaning::name);  // a place or an organisation
        if (const EntityIndex named = named_at_end(); named != no_entity) return meant(named, sure_of_unlisted_name, Meaning::added);
        if (const EntityIndex marked = name_in_marks(); marked != no_entity) return meant(marked, sure_of_unlisted_name, Meaning::added);
        if (is_many(head)) return meant(no_entity, sure_of_nobody, Meaning::group);
        if (head.is_any(organisation_noun, organisation_cue, document) && !head.is(role)) return organisation(head);
        if (head.is(unnamed) && !head.is(role)) return meant(no_entity, sure_of_nobody, Meaning::indefinite);
        return described(head);
    }

  private:
    std::string lower(std::string_view text, const Word& word) const { return text::to_lower(base::slice(text, word.span)); }

    // Articles and the like, and adjectives before a role: el ya exentrenador, бывший вратарь.
    static bool leads_on(const Word& word, const Word& next) {
        if (word.is_any(organisation_noun, group, unnamed)) return false;
        if (word.is(role)) return word.is(role_modifier) && next.is(role);
        return word.is_any(determiner, preposition, plain) || (word.is(role_modifier) && next.is(role));
    }

    // شركة «دلتا الرمال», компания «Верхлес»: what stands between marks at the mention's end.
    EntityIndex name_in_marks() {
        std::size_t first = words_.size();
        while (first > 0 && (words_[first - 1].gap & gap::quote) == 0) --first;
        if (first == 0 || (first == 1 && words_.size() > 4)) return no_entity;
        const base::TextSpan span{words_[first - 1].span.start, words_.back().span.end};
        const std::string_view form = base::slice(text_, span);
        for (std::size_t e = names_.entities.size(); e > 0 && names_.entities.size() - e < uses_before; --e)
            if (names_.entities[e - 1].name == form) return static_cast<EntityIndex>(e - 1);
        Entity made;
        made.name = form;
        made.kind = EntityKind::organisation;
        made.gender = Gender::neuter;
        made.mentions.push_back({span, MentionForm::full_name});
        names_.entities.push_back(std::move(made));
        return static_cast<EntityIndex>(names_.entities.size() - 1);
    }

    // "des experts", "эксперты", and all that is called a group.
    bool is_many(const Word& head) const {
        if (head.is(group)) return true;
        const std::string form = lower(text_, head);
        if (traits_.names_bend) return form.size() > 6 && !head.is(role) && (form.ends_with("ы") || form.ends_with("и") || form.ends_with("і") || form.ends_with("ї"));
        if (head_ == 0) return false;
        const std::string before = lower(text_, words_[head_ - 1]);
        return before.size() >= 3 && before.ends_with('s') && form.ends_with('s');
    }

    // A name that was not believed in: the words at the end that are written like one. An organisation where its noun stands before: "agence Anadolu".
    EntityIndex named_at_end() {
        std::size_t first = words_.size();
        while (first > head_ && words_[first - 1].upper() && (first == words_.size() || words_[first].gap == 0)) --first;
        while (first < words_.size() && words_[first].is_any(title, role, demonym, honorific_male, honorific_female, role_modifier)) ++first;
        if (first == words_.size()) return no_entity;
        const bool behind_role = first > head_ && words_[head_].is_any(role, title);
        if (behind_role && last_use_ > first_use_) return no_entity;  // a body that is told of is headed
        const bool alone = first + 1 == words_.size();
        if (alone && (behind_role || words_[first].is_any(common, plain, verb) || words_[first].span.size() < 3)) return no_entity;  // глава Роскосмоса
        if (behind_role && traits_.names_bend && words_[first].is(organisation_cue)) return no_entity;
        const base::TextSpan span{words_[first].span.start, words_.back().span.end};
        const std::string_view form = base::slice(text_, span);
        for (std::size_t e = names_.entities.size(); e > 0 && names_.entities.size() - e < uses_before; --e)
            if (names_.entities[e - 1].name == form) return static_cast<EntityIndex>(e - 1);
        Entity made;
        made.name = form;
        const bool body = std::any_of(words_.begin(), words_.end(), [](const Word& word) { return word.is_any(organisation_noun, organisation_cue); });
        const bool in_marks = (words_[first].gap & gap::quote) != 0;
        made.kind = body || in_marks || (alone && words_[first].shape == Shape::capitals) ? EntityKind::organisation : EntityKind::person;
        made.mentions.push_back({span, MentionForm::full_name});
        names_.entities.push_back(std::move(made));
        return static_cast<EntityIndex>(names_.entities.size() - 1);
    }

    Resolution organisation(const Word& head) const {
        const std::string noun = lower(text_, head);
        for (std::size_t u = first_use_; u > 0 && first_use_ - u < uses_before; --u) {
            const NameUse& use = names_.uses[u - 1];
            if (names_.entities[use.entity].kind != EntityKind::organisation) continue;
            const std::string name = text::to_lower(names_.entities[use.entity].name);
            if (share_root(noun, name.substr(0, name.find(' ')))) return meant(use.entity, sure_of_organisation, Meaning::thing);
            for (const Word& word : words_of_role(use.span))
                if (share_root(noun, lower(text_, word))) return meant(use.entity, sure_of_organisation, Meaning::thing);
        }
        const bool spoke = previous_ != no_entity && names_.entities[previous_].kind == EntityKind::organisation;
        return spoke ? meant(previous_, sure_of_organisation, Meaning::thing) : meant(no_entity, sure_of_nobody, Meaning::thing);
    }

    // The words of the same clause before a name, and those of the apposition behind it.
    std::vector<Word> words_of_role(base::TextSpan name) const {
        std::vector<Word> role;
        std::uint32_t from = name.start > bytes_beside ? name.start - bytes_beside : 0;
        while (from > 0 && (static_cast<unsigned char>(text_[from]) & 0xC0) == 0x80) --from;
        const auto before = read_words(text_, {from, name.start}, language_);
        std::size_t first = before.size();
        int commas = 0;
        const bool apart = text_.substr(0, name.start).ends_with(", ");
        if (apart) ++commas;
        while (first > 0 && before.size() - first < words_beside && (first == before.size() || (before[first].gap & (gap::stop | gap::colon | gap::paragraph | gap::comma)) == 0)) {
            --first;
            if (before[first].is(verb) && !before[first].is(language::EntryClass::role)) {
                ++first;
                break;
            }
        }
        role.insert(role.end(), before.begin() + static_cast<std::ptrdiff_t>(first), before.end());
        std::size_t to = std::min<std::size_t>(text_.size(), name.end + bytes_beside);
        while (to < text_.size() && (static_cast<unsigned char>(text_[to]) & 0xC0) == 0x80) ++to;
        const auto after = read_words(text_, {name.end, static_cast<std::uint32_t>(to)}, language_);
        if (after.empty() || (after[0].gap & gap::comma) == 0 || (after[0].gap & gap::stop) != 0) return role;
        for (std::size_t i = 0; i < std::min(after.size(), words_beside) && (i == 0 || (after[i].gap & (gap::comma | gap::stop | gap::colon | gap::paragraph)) == 0); ++i) {
            if (after[i].is(verb)) break;
            role.push_back(after[i]);
        }
        return role;
    }

    // Whoever the text calls so, the nearest of those whom it calls so most fully; else whom a pronoun here would mean.
    Resolution described(const Word& head) const {
        const std::string noun = lower(text_, head);
        std::vector<std::string> others;
        for (std::size_t i = 0; i < words_.size(); ++i)
            if (i != head_ && words_[i].span.size() > 3 && !words_[i].is_any(determiner, preposition)) others.push_back(lower(text_, words_[i]));
        EntityIndex best = no_entity;
        int best_score = 0;
        for (std::size_t u = first_use_; u > 0 && first_use_ - u < uses_before; --u) {
            if (!is_person(names_, u - 1)) continue;
            int score = 0;
            bool same = false;
            const std::vector<Word> told = words_of_role(names_.uses[u - 1].span);
            for (const Word& word : told) same |= share_root(noun, lower(text_, word));
            if (!same) continue;
            for (const std::string& other : others)
                score += std::any_of(told.begin(), told.end(), [&](const Word& word) { return share_root(other, lower(text_, word)); });
            score += 1 + (names_.uses[u - 1].entity == previous_);
            if (score <= best_score) continue;
            best = names_.uses[u - 1].entity;
            best_score = score;
        }
        if (best != no_entity) return meant(best, sure_of_role, Meaning::role);
        for (std::size_t u = first_use_; u > 0 && first_use_ - u < uses_before && head.is(role); --u) {  // le dirigeant tanzanien, met as la présidente de la Tanzanie
            const Gender gender = names_.entities[names_.uses[u - 1].entity].gender;
            const bool clash = (head.is(role_female) && gender == Gender::male);
            if (!is_person(names_, u - 1) || clash) continue;
            const std::vector<Word> told = words_of_role(names_.uses[u - 1].span);
            for (const std::string& other : others)
                if (other.size() > 5 && std::any_of(told.begin(), told.end(), [&](const Word& word) { return share_root(other, lower(text_, word)); })) return meant(names_.uses[u - 1].entity, sure_of_organisation, Meaning::description);
        }
        if (!head.is_any(role, title) && !head.is(demonym)) return meant(no_entity, sure_of_nobody, Meaning::indefinite);
        const Pronoun like = head.is(role_female) ? Pronoun::she : head.is(role_male) ? Pronoun::he : Pronoun::none;
        const auto found = find_antecedents(names_, {{words_.front().span.start, words_.back().span.end}, like, {.entity = previous_}, words_.front().span.start}, quoted_);
        for (const Antecedent& one : found) {
            if (one.entity == no_entity || names_.entities[one.entity].kind != EntityKind::person || one.features[only_quoted_feature] != 0) continue;
            return meant(one.entity, static_cast<std::uint16_t>(sure_of_led_name * share_of_near / 1000), Meaning::description);
        }
        return meant(no_entity, sure_of_nobody, Meaning::description);
    }

    std::string_view text_;
    std::string_view language_;
    const language::Traits& traits_;
    ArticleNames& names_;
    const std::vector<Word>& words_;
    const std::vector<base::TextSpan>& quoted_;
    EntityIndex previous_;
    std::size_t first_use_ = 0, last_use_ = 0, head_ = 0;
};

}  // namespace

Resolution resolve_led_phrase(const corpus::Article& article, ArticleNames& names, const std::vector<Word>& words, const std::vector<base::TextSpan>& quoted, EntityIndex previous_speaker) {
    return LedPhrase(article, names, words, quoted, previous_speaker).resolve();
}

}  // namespace verbatim::names
