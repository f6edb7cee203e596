#include "names/extraction/phrases.h"

#include <algorithm>
#include <iterator>
#include <string>

#include "language/lexicon.h"
#include "language/word_view.h"
#include "names/extraction/parts.h"
#include "names/extraction/uncapitalised.h"
#include "names/roles.h"

namespace verbatim::names {

using language::EntryClass;
using language::EntryClasses;
using language::Gazetteer;
using language::GazetteerEntry;
using language::Shape;
using language::Word;
using language::WordRange;
using language::WordView;
namespace gap = language::gap;

namespace {

using enum EntryClass;

// What each sign is worth. A kind needs least_evidence in sum (merge.cpp) to be believed.
namespace weight {
constexpr int honorific = 8, title = 6, role_next = 5, apposition = 4, first_name = 4, middle_initial = 3,
              name_suffix = 4, particle = 2, perhaps_headed = 1, led_pair = 2, speech_verb_next = 2, relative_next = 2, age_next = 4, plain_pair = 1;
constexpr int listed = 9, organisation_cue = 6, acronym = 4, connector = 3, after_the = 2, organisation_noun = 3;
constexpr int listed_city = 7, in_or_at = 1, before_state = 3;
constexpr int document_word = 6, place_cue = 5, thing = -6, dateline = 6;
}  // namespace weight

// Judges one name by its own words and by those around it.
class Judge {
  public:
    Judge(const WordView& view, const language::Traits& traits) : view_(view), traits_(traits) {}

    NamePhrase judge(const NamePart& part) const {
        const WordRange name = part.name;
        const std::uint32_t outer = part.outer;
        NamePhrase phrase;
        phrase.first = name.first;
        phrase.last = name.last;
        phrase.span = span_of(view_.words(), name.first, name.last);
        phrase.heading = part.heading;
        phrase.possessive = view_[name.last - 1].possessive;
        phrase.after_the =
            outer > 0 && view_[outer].gap == 0 && (view_.form(outer - 1) == "the" || view_.form(outer - 1) == "The");
        phrase.in_marks = (view_[outer].gap & gap::quote) != 0 && phrase.last < view_.size() &&
                          (view_[phrase.last].gap & gap::quote) != 0;
        take_organisation_end(phrase);
        phrase.tentative = is_tentative(part);
        if (!phrase.tentative) {
            weigh_words(phrase);
            weigh_build(phrase);
            weigh_roles(phrase, outer);
            weigh_previous(phrase, outer);
            weigh_next(phrase);
            weigh_clause(phrase, outer);
        }
        return phrase;
    }

  private:
    // Single words that name something only where a fuller name is near: a cue ("the Times"), any word of a headline, an
    // everyday word that opens a sentence ("White said").
    bool is_tentative(const NamePart& part) const {
        const Word& head = view_[part.name.first];
        const EntryClasses& known = head.as_written->classes;
        if (part.name.size() > 1 || part.outer != part.name.first || view_.first_name(part.name.first) ||
            view_.is_listed(known))
            return false;
        return known.has(organisation_cue) || part.heading ||
               (head.opens_sentence && head.is_any(common, also_surname));
    }

    // "the Trump campaign" is an organisation, not a mention of Trump.
    void take_organisation_end(NamePhrase& phrase) const {
        const std::uint32_t next = phrase.last;
        if (!phrase.after_the || phrase.possessive || !view_.blank_before(next)) return;
        if (view_[next].shape != Shape::lower || !view_[next].is(organisation_end)) return;
        // "the Trump campaign manager": there the word is part of a role
        if (view_.blank_before(next + 1) && view_[next + 1].is_any(role, role_modifier) &&
            view_[next + 1].shape == Shape::lower)
            return;
        phrase.last = next + 1;
        phrase.span.end = view_[next].span.end;
        phrase.possessive = view_[next].possessive;
        phrase.evidence.organisation += weight::listed;
    }

    // What the gazetteer says of the whole name and of its first and last word.
    void weigh_words(NamePhrase& phrase) const {
        Evidence& evidence = phrase.evidence;
        const WordRange name{phrase.first, phrase.last};
        const GazetteerEntry whole = view_.look_up(name);
        phrase.country = whole.country;
        if (whole.classes.any(country, region)) evidence.place += weight::listed;
        if (whole.classes.has(city)) evidence.place += weight::listed_city;
        if (whole.classes.has(organisation_name)) evidence.organisation += weight::listed;

        const bool alone = name.size() == 1, given = view_.first_name(name.first);
        const Word& head = view_[name.first];
        const EntryClasses first = head.as_written->classes, last = view_[name.last - 1].as_written->classes;
        if (given) {
            const bool female = first.has(first_female), male = first.has(first_male);
            if (female != male) phrase.gender = female ? Gender::female : Gender::male;
            evidence.person += alone ? weight::first_name / 2 : weight::first_name;
        }
        if (view_.has_cue(name)) {
            const bool perhaps_surname = name.size() == 2 && given && last.has(also_surname);  // "Paul House"
            evidence.organisation += perhaps_surname ? weight::organisation_cue / 2 : weight::organisation_cue;
        }
        if (alone) return;
        if (first.has(organisation_name)) evidence.organisation += weight::listed / 2;
        if (head.shape == Shape::capitals && head.span.size() >= 3 && cased_behind(name))
            evidence.organisation += weight::acronym;
        if (first.has(document_name) && view_.lower_is(name.first + 1, "of"))
            evidence.document += weight::document_word;
        if (last.has(document_name)) evidence.document += weight::document_word;
        if (last.has(place_cue) && !given) evidence.place += weight::place_cue;
        if (last.has(thing_cue)) evidence.person += weight::thing;
    }

    // How the name is built: initials, particles, "of", capitals throughout.
    void weigh_build(NamePhrase& phrase) const {
        Evidence& evidence = phrase.evidence;
        const WordRange name{phrase.first, phrase.last};
        bool joined = false, cased = false;
        for (auto i = name.first; i < name.last; ++i) {
            const Word& word = view_[i];
            cased |= word.shape != Shape::capitals;
            if (i == name.first) continue;
            if (word.gap == gap::ampersand || is_connector(i)) joined = true;
            else if (traits_.particles_are_foreign && word.shape == Shape::lower && word.is(particle)) evidence.person += weight::particle;
            if (word.shape == Shape::initial && i + 1 < name.last) evidence.person += weight::middle_initial;
            if (word.is(suffix)) evidence.person += weight::name_suffix;
        }
        if (joined) evidence.organisation += weight::connector;
        if (phrase.heading) return;
        const Word& head = view_[name.first];
        const bool acronym = name.size() == 1 && head.shape == Shape::capitals && head.span.size() <= 6;
        if (acronym && !among_capitals(name.first)) evidence.organisation += weight::acronym;
        const bool pair = name.size() == 2 || name.size() == 3;
        if (pair && !joined && cased && !phrase.after_the && evidence.organisation == 0)
            evidence.person += traits_.noun_leads_phrase && !behind_article(name.first) ? weight::led_pair : weight::plain_pair;
    }

    // "la Maison Blanche": people have no article.
    bool behind_article(std::uint32_t i) const { return i > 0 && view_[i].gap == 0 && view_[i - 1].is(determiner); }

    bool is_connector(std::uint32_t i) const {
        return view_.lower_is(i, "of") || view_.lower_is(i, "for") || view_.lower_is(i, "on") ||
               view_.lower_is(i, "and");
    }

    // "UNFPA Sri Lanka", but not "BILL CLINTON".
    bool cased_behind(WordRange name) const {
        return view_.any({name.first + 1, name.last}, [](const Word& word) { return word.shape == Shape::capital; });
    }

    // In a run of capitals ("SAVE A QUARTER") none is an acronym.
    bool among_capitals(std::uint32_t i) const {
        const auto loud = [&](std::uint32_t k) {
            return view_[k].shape == Shape::capitals || view_[k].shape == Shape::initial;
        };
        return (i > 0 && view_[i].gap == 0 && loud(i - 1)) || (view_.blank_before(i + 1) && loud(i + 1));
    }

    // "COLOMBO" stands for the listed "Colombo".
    bool title_case_listed(const Word& word) const {
        std::string cased(base::slice(view_.text(), word.span));
        for (std::size_t k = 1; k < cased.size(); ++k) {
            if (cased[k] >= 'A' && cased[k] <= 'Z') cased[k] = static_cast<char>(cased[k] + 32);
        }
        return Gazetteer::get().find(cased).classes.any(city, country, region);
    }

    // "HEMPSTEAD, N.Y. —" at the start of a paragraph.
    bool in_dateline(const NamePhrase& phrase) const {
        const Word& head = view_[phrase.first];
        if (head.shape != Shape::capitals || !(head.gap & (gap::paragraph | gap::start)) || phrase.last >= view_.size())
            return false;
        const Word& next = view_[phrase.last];
        if (next.gap & (gap::dash | gap::open_bracket)) return title_case_listed(head);
        return next.gap == gap::comma &&
               (next.is_any(region, country, city, calendar) ||
                view_.look_up({phrase.last, std::min<std::uint32_t>(phrase.last + 2, view_.size())})
                    .classes.any(country, region));
    }

    // Titles and roles before the name, and the apposition behind it.
    void weigh_roles(NamePhrase& phrase, std::uint32_t outer) const {
        Evidence& evidence = phrase.evidence;
        // "Lord", which the name does not hold, still tells whose it is.
        const bool beside = phrase.first > 0 && view_[phrase.first].gap == 0;
        if (beside && view_[phrase.first - 1].upper() && view_[phrase.first - 1].is_any(honorific_male, honorific_female)) {
            if (phrase.first > outer) evidence.person += weight::honorific;
            phrase.titled = true;
            phrase.gender =
                view_[phrase.first - 1].as_written->classes.has(honorific_male) ? Gender::male : Gender::female;
        }
        if (const RoleWords role = role_before(view_.text(), view_.words(), phrase.first); !role.empty()) {
            phrase.role = span_of(view_.words(), role.first, role.last);
            phrase.titled = true;
            if (phrase.gender == Gender::unknown) phrase.gender = role.gender;
            // "президент США" is no person of that name.
            const bool acronym = phrase.last - phrase.first == 1 && view_[phrase.first].shape == Shape::capitals;
            // "глава Роскосмоса" is none of that name either: one word behind a role may stand in the second case.
            const bool perhaps_headed = traits_.names_bend && phrase.last - phrase.first == 1 && !view_.first_name(phrase.first);
            const int told = phrase.first > outer ? weight::title : weight::role_next;
            if (!acronym) evidence.person += perhaps_headed ? weight::perhaps_headed : told;
        }
        if (evidence.place > 0 || phrase.heading) return;
        if (const RoleWords role = role_after(view_.text(), view_.words(), phrase.last); !role.empty()) {
            phrase.further_role = span_of(view_.words(), role.first, role.last);
            if (phrase.gender == Gender::unknown) phrase.gender = role.gender;
            evidence.person += weight::apposition;
        }
    }

    // "22-year-old Luan Esterhuyse"
    void weigh_previous(NamePhrase& phrase, std::uint32_t outer) const {
        if (outer > 0 && view_[outer].gap == 0 && view_.form(outer - 1).ends_with("-year-old")) phrase.evidence.person += weight::age_next;
    }

    // The word behind the name: ", 59", ", who", ", Texas", "campaign".
    void weigh_next(NamePhrase& phrase) const {
        Evidence& evidence = phrase.evidence;
        if (phrase.after_the) evidence.organisation += weight::after_the;
        if (phrase.last >= view_.size()) return;
        const Word& next = view_[phrase.last];
        if (next.gap == gap::comma) {
            if (next.shape == Shape::number && next.span.size() <= 2) evidence.person += weight::age_next;
            if (view_.lower_is(phrase.last, "who")) evidence.person += weight::relative_next;
            if (next.is_any(region, country)) evidence.place += weight::before_state;
        }
        const bool noun = next.gap == 0 && next.shape == Shape::lower && next.is(organisation_noun);
        if (noun && phrase.after_the) evidence.organisation += weight::organisation_noun;
        if (in_dateline(phrase)) {
            evidence = {};
            evidence.place = weight::dateline;
        }
    }

    // What the name does in its clause: subject, speaker, place.
    void weigh_clause(NamePhrase& phrase, std::uint32_t outer) const {
        const bool joined = outer > 0 && view_[outer].gap == 0;  // to the word before
        const bool prepositioned = joined && view_[outer - 1].is(preposition);
        const std::uint32_t governing = verb_of(phrase);
        const bool verb_next = governing == phrase.last;
        const bool inverted =
            joined && view_[outer - 1].shape == Shape::lower && view_[outer - 1].is(speech_verb) && !verb_next;
        const bool governed = governing != 0 && !prepositioned;
        phrase.speaks = inverted || (governed && view_[governing].is(speech_verb));
        phrase.subject =
            phrase.speaks || governed || (view_[outer].opens_sentence && !phrase.possessive && !prepositioned) || (phrase.after_the && view_[outer - 1].opens_sentence && !phrase.possessive);
        // "сказал Полин": where the verb comes first it tells as much.
        if (inverted && traits_.inverts_without_mark && traits_.frames) {
            phrase.evidence.person += weight::speech_verb_next;
            if (traits_.names_bend && phrase.gender == Gender::unknown) phrase.gender = gender_of_past(view_.form(outer - 1));
        }
        if (verb_next && traits_.names_bend && phrase.gender == Gender::unknown) phrase.gender = gender_of_past(view_.form(governing));
        // "Eto'o a déclaré"
        const bool auxiliary_next = traits_.frames && verb_next && view_.blank_before(governing + 1) && view_[governing + 1].is(speech_verb);
        if (auxiliary_next) {
            phrase.speaks = true;
            phrase.evidence.person += weight::speech_verb_next;
        }
        if (verb_next && view_[governing].is(speech_verb)) phrase.evidence.person += weight::speech_verb_next;
        phrase.asked = is_asked(phrase, outer);
        phrase.modifies = modifies_another(phrase);
        const bool located = prepositioned && (view_.lower_is(outer - 1, "in") || view_.lower_is(outer - 1, "at"));
        if (located) phrase.evidence.place += weight::in_or_at;
    }

    // "McConnell spokesman Don Stewart", "Roe’s lawyer, Jan Lind"
    bool modifies_another(const NamePhrase& phrase) const {
        constexpr std::uint32_t longest_role = 4;
        std::uint32_t i = phrase.last;
        while (i < view_.size() && i < phrase.last + longest_role && view_[i].gap == 0 && view_[i].shape == Shape::lower && view_[i].is_any(role, role_modifier)) ++i;
        return i > phrase.last && i < view_.size() && (view_[i].gap == 0 || view_[i].gap == gap::comma) && view_[i].upper() && view_[i - 1].is(role);
    }

    // "asked farmer Albano Seixas whether …"
    bool is_asked(const NamePhrase& phrase, std::uint32_t outer) const {
        static constexpr std::string_view verbs[] = {"asked", "asks", "interviewed", "questioned", "quizzed", "pressed"};
        std::uint32_t first = outer;
        while (first > 0 && !phrase.role.empty() && view_[first].span.start > phrase.role.start) --first;
        if (first == 0 || phrase.possessive || view_[first].gap != 0 || view_[first - 1].shape != Shape::lower) return false;
        const auto asks = [&](std::uint32_t i) { return std::find(std::begin(verbs), std::end(verbs), view_.form(i)) != std::end(verbs); };
        for (int nouns = 0; nouns < 3 && first > 1 && view_[first - 1].gap == 0 && view_[first - 1].shape == Shape::lower && !asks(first - 1) && !view_[first - 1].is_any(verb, preposition); ++nouns) --first;  // asked miller Jan Roe
        return std::find(std::begin(verbs), std::end(verbs), view_.form(first - 1)) != std::end(verbs);
    }

    // "сказала" and "сказав" tell it.
    static Gender gender_of_past(std::string_view form) {
        if (form.ends_with("ла") || form.ends_with("лась") || form.ends_with("лася")) return Gender::female;
        const bool male = form.ends_with("л") || form.ends_with("в") || form.ends_with("лся") || form.ends_with("вся");
        return male ? Gender::male : Gender::unknown;
    }

    // "Roe intimated", "Roe passionately rebuked": behind a name a past form is its verb, though no table holds it. 0 where there is none.
    std::uint32_t unlisted_verb(std::uint32_t i) const {
        if (traits_.past_suffixes.empty()) return 0;
        constexpr std::size_t shortest_adverb = 5, shortest_verb = 5;
        const auto plain_behind = [&](std::uint32_t at) { return at < view_.size() && view_[at].gap == 0 && view_[at].shape == Shape::lower && !view_[at].possessive; };
        const auto ends = [&](const language::WordList& suffixes, std::size_t shortest) {
            const std::string_view form = view_.form(i);
            return form.size() >= shortest && form.find('-') == std::string_view::npos && std::any_of(suffixes.begin(), suffixes.end(), [&](std::string_view suffix) { return form.ends_with(suffix); });
        };
        if (plain_behind(i) && ends(traits_.adverb_suffixes, shortest_adverb) && !view_[i].is(preposition)) ++i;
        if (!plain_behind(i)) return 0;
        return view_[i].is(verb) || ends(traits_.past_suffixes, shortest_verb) || traits_.irregular_pasts.has(view_.form(i)) ? i : 0;
    }

    // The verb that the name is the subject of: right behind it ("Woodard said"), behind "of Clemson University", or behind
    // an apposition between commas. 0 when none is seen.
    std::uint32_t verb_of(const NamePhrase& phrase) const {
        if (phrase.possessive) return 0;
        constexpr std::uint32_t reach = 25;
        const auto is_verb = [&](std::uint32_t i) { return view_[i].shape == Shape::lower && view_[i].is(verb); };
        const auto count = view_.size();
        std::uint32_t i = phrase.last;
        if (i >= count) return 0;
        if (view_[i].gap == 0 && is_verb(i)) return i;
        if (const std::uint32_t acts = unlisted_verb(i); acts != 0) return acts;
        const bool complement = view_[i].gap == 0 && view_[i].is(preposition);
        const bool aside = (view_[i].gap & (gap::comma | gap::open_bracket | gap::dash)) != 0 &&
                           (view_[i].gap & (gap::stop | gap::paragraph | gap::quote)) == 0;
        if (!complement && !aside) return 0;
        for (++i; i < count && i < phrase.last + reach; ++i) {
            if (view_[i].gap & (gap::stop | gap::paragraph | gap::quote | gap::colon)) return 0;
            const bool closes = (view_[i].gap & (gap::comma | gap::close_bracket | gap::dash)) != 0;
            if (is_verb(i) && (closes || (complement && view_[i].is(speech_verb)))) return i;
        }
        return 0;
    }

    const WordView& view_;
    const language::Traits& traits_;
};

}  // namespace

Evidence& Evidence::operator+=(const Evidence& more) {
    person += more.person;
    organisation += more.organisation;
    place += more.place;
    document += more.document;
    return *this;
}

std::vector<NamePhrase> find_phrases(std::string_view text, const std::vector<Word>& words, std::string_view language) {
    const WordView view(text, words);
    const language::Traits& traits = language::Lexicon::of(language).traits();
    if (traits.unspaced) return {};  // resolve() finds them, mention by mention
    if (traits.names_lack_capitals) return find_uncapitalised_people(view);
    std::vector<NamePart> parts;
    for (const Chain& chain : find_chains(view, language)) split_chain(view, chain, traits.names_bend, parts);
    const Judge judge(view, traits);
    std::vector<NamePhrase> phrases;
    phrases.reserve(parts.size());
    for (const NamePart& part : parts) phrases.push_back(judge.judge(part));
    return phrases;
}

}  // namespace verbatim::names
