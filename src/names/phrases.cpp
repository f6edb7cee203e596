#include "names/phrases.h"

#include <algorithm>
#include <string>

#include "names/parts.h"
#include "names/roles.h"
#include "names/word_view.h"

namespace verbatim::names {
namespace {

using enum WordClass;

// What each sign is worth. A kind needs least_evidence in sum (merge.cpp) to be believed.
namespace weight {
constexpr int honorific = 8, title = 6, role_next = 5, apposition = 4, first_name = 4, middle_initial = 3, name_suffix = 4,
              particle = 2, speech_verb_next = 2, relative_next = 2, age_next = 4, plain_pair = 1;
constexpr int listed = 9, organisation_cue = 6, acronym = 4, connector = 3, after_the = 2, organisation_noun = 3;
constexpr int listed_city = 7, in_or_at = 1, before_state = 3;
constexpr int document_word = 6, place_cue = 5, thing = -6, dateline = 6;
}  // namespace weight

// Judges one name by its own words and by those around it.
class Judge {
  public:
    Judge(const WordView& view, bool english) : view_(view), english_(english) {}

    NamePhrase judge(const NamePart& part) const {
        const WordRange name = part.name;
        const std::uint32_t outer = part.outer;
        NamePhrase phrase;
        phrase.first = name.first;
        phrase.last = name.last;
        phrase.span = span_of(view_.words(), name.first, name.last);
        phrase.heading = part.heading;
        phrase.possessive = view_[name.last - 1].possessive;
        phrase.after_the = outer > 0 && view_[outer].gap == 0 && (view_.form(outer - 1) == "the" || view_.form(outer - 1) == "The");
        phrase.in_marks = (view_[outer].gap & gap::quote) != 0 && phrase.last < view_.size() && (view_[phrase.last].gap & gap::quote) != 0;
        take_organisation_end(phrase);
        phrase.tentative = is_tentative(part);
        if (!phrase.tentative) {
            weigh_inside(phrase);
            weigh_outside(phrase, outer);
        }
        return phrase;
    }

  private:
    // Single words that name something only where a fuller name is near: a cue ("the Times"), any word of a headline, an
    // everyday word that opens a sentence ("White said").
    bool is_tentative(const NamePart& part) const {
        const Word& head = view_[part.name.first];
        const Classes& known = head.as_written.classes;
        if (part.name.size() > 1 || part.outer != part.name.first || view_.first_name(part.name.first) || view_.is_listed(known)) return false;
        return known.has(organisation_cue) || part.heading || (head.opens_sentence && head.is_any(common, also_surname));
    }

    // "the Trump campaign" is an organisation, not a mention of Trump.
    void take_organisation_end(NamePhrase& phrase) const {
        const std::uint32_t next = phrase.last;
        if (!phrase.after_the || phrase.possessive || !view_.blank_before(next)) return;
        if (view_[next].shape != Shape::lower || !view_[next].is(organisation_end)) return;
        // "the Trump campaign manager": there the word is part of a role
        if (view_.blank_before(next + 1) && view_[next + 1].is_any(role, role_modifier) && view_[next + 1].shape == Shape::lower) return;
        phrase.last = next + 1;
        phrase.span.end = view_[next].span.end;
        phrase.possessive = view_[next].possessive;
        phrase.evidence.organisation += weight::listed;
    }

    void weigh_inside(NamePhrase& phrase) const {
        Evidence& evidence = phrase.evidence;
        const WordRange name{phrase.first, phrase.last};
        const Entry entry = view_.look_up(name);
        if (entry.classes.any(country, region)) evidence.place += weight::listed;
        if (entry.classes.has(city)) evidence.place += weight::listed_city;
        if (entry.classes.has(organisation_name)) evidence.organisation += weight::listed;
        if (name.size() > 1 && view_[name.first].as_written.classes.has(organisation_name)) evidence.organisation += weight::listed / 2;
        phrase.country = entry.country;
        const Word& head = view_[name.first];
        const Word& tail = view_[name.last - 1];
        if (view_.first_name(name.first)) {
            const bool female = head.as_written.classes.has(first_female), male = head.as_written.classes.has(first_male);
            if (female != male) phrase.gender = female ? Gender::female : Gender::male;
            evidence.person += name.size() == 1 ? weight::first_name / 2 : weight::first_name;
        }
        if (view_.has_cue(name)) {
            const bool last_alone = name.size() == 2 && view_.first_name(name.first) && tail.is(also_surname);
            evidence.organisation += last_alone ? weight::organisation_cue / 2 : weight::organisation_cue;
        }
        if (name.size() > 1 && tail.as_written.classes.has(place_cue) && !view_.first_name(name.first)) evidence.place += weight::place_cue;
        if (name.size() > 1 && tail.as_written.classes.has(thing_cue)) evidence.person += weight::thing;
        if (name.size() > 1 && head.shape == Shape::capitals && head.span.size() >= 3 && cased_behind(name)) evidence.organisation += weight::acronym;
        if (name.size() > 1 && head.as_written.classes.has(document_name) && view_.lower_is(name.first + 1, "of")) evidence.document += weight::document_word;
        if (name.size() > 1 && tail.as_written.classes.has(document_name)) evidence.document += weight::document_word;
        bool joined = false, cased = false;
        for (auto i = name.first; i < name.last; ++i) {
            if (i > name.first && view_[i].gap == gap::ampersand) joined = true;
            if (view_.lower_is(i, "of") || view_.lower_is(i, "for") || view_.lower_is(i, "on") || view_.lower_is(i, "and")) joined = true;
            else if (english_ && view_[i].shape == Shape::lower && view_[i].is(particle)) evidence.person += weight::particle;
            if (i > name.first && view_[i].shape == Shape::initial && i + 1 < name.last) evidence.person += weight::middle_initial;
            if (view_[i].is(suffix) && i > name.first) evidence.person += weight::name_suffix;
            cased |= view_[i].shape != Shape::capitals;
        }
        if (joined) evidence.organisation += weight::connector;
        if (name.size() == 1 && head.shape == Shape::capitals && head.span.size() <= 6 && !phrase.heading && !among_capitals(name.first)) evidence.organisation += weight::acronym;
        if ((name.size() == 2 || name.size() == 3) && !joined && cased && !phrase.after_the && !phrase.heading && evidence.organisation == 0) {
            evidence.person += weight::plain_pair;
        }
    }

    // "UNFPA Sri Lanka", but not "BILL CLINTON".
    bool cased_behind(WordRange name) const {
        return view_.any({name.first + 1, name.last}, [](const Word& word) { return word.shape == Shape::capital; });
    }

    // In a run of capitals ("SAVE A QUARTER") none is an acronym.
    bool among_capitals(std::uint32_t i) const {
        const auto loud = [&](std::uint32_t k) { return view_[k].shape == Shape::capitals || view_[k].shape == Shape::initial; };
        return (i > 0 && view_[i].gap == 0 && loud(i - 1)) || (view_.blank_before(i + 1) && loud(i + 1));
    }

    // "COLOMBO" stands for the listed "Colombo".
    bool title_case_listed(const Word& word) const {
        std::string cased(base::slice(view_.text(), word.span));
        for (std::size_t k = 1; k < cased.size(); ++k) {
            if (cased[k] >= 'A' && cased[k] <= 'Z') cased[k] = static_cast<char>(cased[k] + 32);
        }
        return Lexicon::get().find(cased).classes.any(city, country, region);
    }

    // "HEMPSTEAD, N.Y. —" at the start of a paragraph.
    bool in_dateline(const NamePhrase& phrase) const {
        const Word& head = view_[phrase.first];
        if (head.shape != Shape::capitals || !(head.gap & (gap::paragraph | gap::start)) || phrase.last >= view_.size()) return false;
        const Word& next = view_[phrase.last];
        if (next.gap & (gap::dash | gap::open_bracket)) return title_case_listed(head);
        return next.gap == gap::comma && (next.is_any(region, country, city, calendar) || view_.look_up({phrase.last, std::min<std::uint32_t>(phrase.last + 2, view_.size())}).classes.any(country, region));
    }

    void weigh_outside(NamePhrase& phrase, std::uint32_t outer) const {
        Evidence& evidence = phrase.evidence;
        const std::uint32_t next = phrase.last;
        const bool has_next = next < view_.size();
        if (phrase.after_the) evidence.organisation += weight::after_the;

        const Word* before = phrase.first > 0 ? &view_[phrase.first - 1] : nullptr;
        if (before && phrase.first > outer && before->is_any(honorific_male, honorific_female)) {
            evidence.person += weight::honorific;
            phrase.titled = true;
            phrase.gender = before->as_written.classes.has(honorific_male) ? Gender::male : Gender::female;
        }
        if (const RoleWords role = role_before(view_.text(), view_.words(), phrase.first); !role.empty()) {
            phrase.role = span_of(view_.words(), role.first, role.last);
            phrase.titled = true;
            if (phrase.gender == Gender::unknown) phrase.gender = role.gender;
            const bool acronym = phrase.last - phrase.first == 1 && view_[phrase.first].shape == Shape::capitals;  // "президент США"
            if (!acronym) evidence.person += phrase.first > outer ? weight::title : weight::role_next;
        }
        if (const RoleWords role = role_after(view_.text(), view_.words(), next); !role.empty() && evidence.place == 0 && !phrase.heading) {
            phrase.further_role = span_of(view_.words(), role.first, role.last);
            if (phrase.gender == Gender::unknown) phrase.gender = role.gender;
            evidence.person += weight::apposition;
        }
        if (has_next && view_[next].gap == gap::comma && view_[next].shape == Shape::number && view_[next].span.size() <= 2) {
            evidence.person += weight::age_next;
        }
        if (has_next && view_[next].gap == gap::comma && view_.lower_is(next, "who")) evidence.person += weight::relative_next;
        if (has_next && view_[next].gap == gap::comma && view_[next].is_any(region, country)) evidence.place += weight::before_state;
        if (in_dateline(phrase)) {
            evidence = {};
            evidence.place += weight::dateline;
        }
        const std::uint32_t governing = verb_of(phrase);
        const bool verb_next = governing == next;
        if (verb_next && view_[next].is(speech_verb)) evidence.person += weight::speech_verb_next;
        if (has_next && view_.blank_before(next) && view_[next].shape == Shape::lower && view_[next].is(organisation_noun) && phrase.after_the) {
            evidence.organisation += weight::organisation_noun;
        }
        const bool prepositioned = outer > 0 && view_[outer].gap == 0 && view_[outer - 1].is(preposition);
        if (prepositioned && (view_.lower_is(outer - 1, "in") || view_.lower_is(outer - 1, "at"))) evidence.place += weight::in_or_at;
        const bool inverted = outer > 0 && view_[outer].gap == 0 && view_[outer - 1].shape == Shape::lower &&
                              view_[outer - 1].is(speech_verb) && !verb_next;
        const bool governed = governing != 0 && !prepositioned;
        phrase.speaks = inverted || (governed && view_[governing].is(speech_verb));
        phrase.subject = phrase.speaks || governed || (view_[outer].opens_sentence && !phrase.possessive && !prepositioned);
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
        const bool complement = view_[i].gap == 0 && view_[i].is(preposition);
        const bool aside = (view_[i].gap & (gap::comma | gap::open_bracket | gap::dash)) != 0 && (view_[i].gap & (gap::stop | gap::paragraph | gap::quote)) == 0;
        if (!complement && !aside) return 0;
        for (++i; i < count && i < phrase.last + reach; ++i) {
            if (view_[i].gap & (gap::stop | gap::paragraph | gap::quote | gap::colon)) return 0;
            const bool closes = (view_[i].gap & (gap::comma | gap::close_bracket | gap::dash)) != 0;
            if (is_verb(i) && (closes || (complement && view_[i].is(speech_verb)))) return i;
        }
        return 0;
    }

    const WordView& view_;
    bool english_;
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
    std::vector<NamePart> parts;
    for (const Chain& chain : find_chains(view, language)) split_chain(view, chain, parts);
    const Judge judge(view, language.empty() || language == "en");
    std::vector<NamePhrase> phrases;
    phrases.reserve(parts.size());
    for (const NamePart& part : parts) phrases.push_back(judge.judge(part));
    return phrases;
}

}  // namespace verbatim::names
