#include "names/phrases.h"

#include <algorithm>
#include <array>
#include <string>

#include "names/roles.h"

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

// Half-open range of words.
struct Range {
    std::uint32_t first = 0, last = 0;
    std::uint32_t size() const { return last - first; }
};

class Finder {
  public:
    Finder(std::string_view text, const std::vector<Word>& words, std::string_view language)
        : text_(text), words_(words), english_(language.empty() || language == "en"), heading_(words.size()) {
        mark_headings();
    }

    std::vector<NamePhrase> find() {
        const auto count = static_cast<std::uint32_t>(words_.size());
        for (std::uint32_t i = 0; i < count;) {
            if (!can_start(i)) {
                ++i;
                continue;
            }
            const Range chain{i, end_of_chain(i)};
            split(chain);
            i = chain.last;
        }
        return std::move(phrases_);
    }

  private:
    std::string_view form(std::uint32_t i) const { return base::slice(text_, words_[i].span); }
    bool lower_is(std::uint32_t i, std::string_view what) const {
        return i < words_.size() && words_[i].shape == Shape::lower && form(i) == what;
    }
    bool blank_before(std::uint32_t i) const { return i < words_.size() && words_[i].gap == 0; }

    // --- Headlines ------------------------------------------------------------------------------------------------
    // A paragraph of one sentence where nearly every longer word has a capital, everyday words among them: capitals say
    // little there.
    void mark_headings() {
        const std::size_t count = words_.size();
        for (std::size_t first = 0; first < count;) {
            std::size_t last = first + 1, longer = 0, lower = 0, everyday = 0;
            for (; last < count && (words_[last].gap & (gap::stop | gap::paragraph)) == 0; ++last) {
                const Word& word = words_[last];
                if (word.span.size() <= 3) continue;
                ++longer;
                lower += word.shape == Shape::lower;
                everyday += word.upper() && word.is_any(common, plain, verb);
            }
            const bool alone = (words_[first].gap & (gap::paragraph | gap::start)) != 0 && (last == count || (words_[last].gap & gap::paragraph) != 0);
            if (alone && longer >= 3 && everyday >= 1 && lower * 8 <= longer) {
                std::fill(heading_.begin() + static_cast<std::ptrdiff_t>(first), heading_.begin() + static_cast<std::ptrdiff_t>(last), true);
            }
            first = last;
        }
    }

    // --- Chains of capitalised words ------------------------------------------------------------------------------
    bool can_start(std::uint32_t i) const {
        const Word& word = words_[i];
        if (!word.upper() || form(i) == "I") return false;
        if (listed_phrase(i) > 0) return true;
        if (word.as_written.classes.any(first_female, first_male)) {
            // "Will" and "May" need a surname behind them.
            return !word.is_any(plain, calendar, common) || (blank_before(i + 1) && words_[i + 1].upper() && !words_[i + 1].is(plain));
        }
        if (word.is_any(calendar, plain)) return false;
        if (word.is(common)) return !(word.opens_sentence || heading_[i]) || word.is_any(also_surname, title, role_modifier);
        return true;
    }

    // Words of the listed phrase that begins at i ("New York", "House of Representatives"); 0 when there is none.
    std::uint32_t listed_phrase(std::uint32_t i) const {
        if (!words_[i].as_written.classes.has(phrase_start)) return 0;
        std::uint32_t longest = 1;
        while (longest < Lexicon::longest_phrase && blank_before(i + longest) && !words_[i + longest - 1].possessive) ++longest;
        for (; longest >= 2; --longest) {
            if (is_listed(look_up({i, i + longest}).classes)) return longest;
        }
        return 0;
    }

    // Whether the capitalised word i goes on the name that the word before it belongs to.
    bool continues_name(std::uint32_t i, Range chain) const {
        const Word& word = words_[i];
        const Word& before = words_[i - 1];
        if (!word.upper() || form(i) == "I") return false;
        const bool after_name = before.is_any(first_female, first_male, title, honorific_male, honorific_female) ||
                                before.shape == Shape::initial;
        if (word.is(also_surname) && after_name) return !heading_[i] || !word.is(verb);
        if (word.is(calendar)) {
            // "September" does not go on a name, but may be within an organisation's.
            return word.shape == Shape::capital && !heading_[i] && (after_name || has_cue(chain));
        }
        if (heading_[i] && word.is_any(verb, preposition, determiner, common, plain)) return false;
        // "Rocky De La Fuente"
        if (word.is(particle) && first_name(chain.first)) return blank_before(i + 1) && words_[i + 1].upper();
        return !word.is(plain) || (after_name && word.as_written.classes.any(first_female, first_male));
    }

    bool has_cue(Range range) const {
        for (auto i = range.first; i < range.last; ++i) {
            if (words_[i].as_written.classes.has(organisation_cue)) return true;
        }
        return false;
    }

    // Words taken when an organisation's name goes on behind "of", "for", "and": "Department of Justice". 0 when it does not.
    std::uint32_t connector(std::uint32_t i, Range chain) const {
        const bool of = lower_is(i, "of");
        const bool other = lower_is(i, "for") || lower_is(i, "on") || lower_is(i, "to");
        const bool and_ = lower_is(i, "and");
        if ((!of && !other && !and_) || heading_[i]) return 0;
        const Word& before = words_[i - 1];
        const Classes& known = before.as_written.classes;
        if (of && !known.has(organisation_cue) && !known.has(title) && !known.has(document_name) && !of_word(i - 1) && !of_document(i)) return 0;
        if (other && !known.has(organisation_cue) && !for_word(i - 1)) return 0;
        if (and_ && (!has_cue(chain) || !has_lower(chain))) return 0;
        std::uint32_t next = i + 1;
        if (!and_ && blank_before(next) && (lower_is(next, "the") || lower_is(next, "a"))) ++next;
        if (!blank_before(next) || !words_[next].upper() || words_[next].is_any(plain, calendar)) return 0;
        if (and_ && words_[next].is_any(first_female, first_male, organisation_name, title)) return 0;
        return next - i + 1;
    }

    // "Freedom of Information Act": what follows the "of" ends in a document.
    bool of_document(std::uint32_t of) const {
        for (auto i = of + 1; i <= of + 4 && blank_before(i) && words_[i].upper(); ++i) {
            if (words_[i].as_written.classes.has(document_name)) return true;
        }
        return false;
    }

    // Words other than cues that an "of" belongs to.
    bool of_word(std::uint32_t i) const {
        static constexpr std::array<std::string_view, 14> all{"Republic", "Kingdom", "States", "State", "City", "Isle", "Gulf", "Bay", "Cape",
                                                              "Chiefs", "Daughters", "Sons", "Speaker", "Representatives"};
        return std::find(all.begin(), all.end(), form(i)) != all.end();
    }

    // "Citizens for Tax Justice"
    bool for_word(std::uint32_t i) const {
        static constexpr std::array<std::string_view, 12> all{"Citizens", "Americans", "Women", "Veterans", "Students", "Doctors",
                                                              "Mothers", "Parents", "Lawyers", "Reporters", "Physicians", "Families"};
        return std::find(all.begin(), all.end(), form(i)) != all.end();
    }

    bool has_lower(Range range) const {
        for (auto i = range.first; i < range.last; ++i) {
            if (words_[i].shape == Shape::lower) return true;
        }
        return false;
    }

    // `Dwayne "The Rock" Johnson`: the number of words up to and with "Johnson", or 0.
    std::uint32_t nickname(std::uint32_t i) const {
        const Word& before = words_[i - 1];
        if (words_[i].gap != gap::quote || before.possessive || !words_[i].upper() || !(before.is_any(first_female, first_male) || before.shape == Shape::initial)) return 0;
        for (std::uint32_t last = i + 1; last < words_.size() && last <= i + 3; ++last) {
            if (words_[last].gap == gap::quote) return words_[last].upper() && !words_[last].is(plain) ? last - i + 1 : 0;
            if (words_[last].gap != 0) return 0;
        }
        return 0;
    }

    // "Donald Trump Visits …": in a headline two words of a person's name are enough.
    bool full_in_heading(std::uint32_t i, Range chain) const {
        return heading_[i] && chain.size() >= 2 && first_name(chain.first) && words_[i - 1].shape != Shape::initial &&
               !words_[i].is_any(organisation_cue, suffix, particle);
    }

    // "Browns Ltd. Director": nothing goes on a company's legal form.
    bool after_legal_form(std::uint32_t i) const {
        static constexpr std::array<std::string_view, 13> all{"Ltd", "Ltd.", "Inc", "Inc.", "LLC", "LLP", "PLC", "Plc", "GmbH", "Corp", "Corp.", "Co.", "S.A."};
        return std::find(all.begin(), all.end(), form(i - 1)) != all.end() && !words_[i].as_written.classes.has(organisation_cue);
    }

    // "the Embassy of Sri Lanka Jane Roe": the organisation ends with the country.
    bool after_country_of(std::uint32_t i, Range chain) const {
        if (!words_[i].upper() || words_[i].as_written.classes.any(organisation_cue, country)) return false;
        for (std::uint32_t size = 1; size <= 2 && i >= chain.first + size + 2; ++size) {
            if (lower_is(i - size - 1, "of") && look_up({i - size, i}).classes.has(country)) return true;
        }
        return false;
    }

    // Words taken when a surname begins with particles: "de Blasio", "van der Bellen". 0 when it does not.
    std::uint32_t particles(std::uint32_t i, Range chain) const {
        if (!english_ && !first_name(chain.first)) return 0;
        std::uint32_t next = i;
        while (next < i + 2 && next < words_.size() && words_[next].shape == Shape::lower && words_[next].is(particle) &&
               !lower_is(next, "of") && words_[next].gap == 0) {
            ++next;
        }
        return next > i && blank_before(next) && words_[next].upper() && !words_[next].is(plain) ? next - i + 1 : 0;
    }

    std::uint32_t end_of_chain(std::uint32_t first) const {
        const auto count = static_cast<std::uint32_t>(words_.size());
        std::uint32_t end = first + std::max<std::uint32_t>(1, listed_phrase(first));
        while (end < count && !words_[end - 1].possessive && end - first < 16) {
            const Word& word = words_[end];
            const Range chain{first, end};
            if (word.gap == gap::comma && word.is(suffix)) {
                ++end;
                continue;
            }
            if (const auto taken = nickname(end); taken > 0) {
                end += taken;
                continue;
            }
            if (word.gap != 0 && word.gap != gap::ampersand) break;
            if (after_country_of(end, chain) || after_legal_form(end) || full_in_heading(end, chain)) break;
            if (continues_name(end, chain)) {
                ++end;
            } else if (const auto joined = particles(end, chain); joined > 0) {
                end += joined;
            } else if (const auto taken = connector(end, chain); taken > 0) {
                end += taken;
            } else {
                break;
            }
        }
        return end;
    }

    // --- From a chain to the names in it --------------------------------------------------------------------------
    Entry look_up(Range range) const { return Lexicon::get().find(base::slice(text_, span_of(words_, range.first, range.last))); }

    static bool is_listed(Classes classes) { return classes.any(country, city, region, organisation_name); }

    bool first_name(std::uint32_t i) const { return words_[i].as_written.classes.any(first_female, first_male); }

    // Takes titles, demonyms and other organisations off the front of a chain; reports what is left.
    void split(Range chain) {
        const Classes whole = look_up(chain).classes;
        if (is_listed(whole)) return report(chain, chain.first);
        if (whole.has(demonym) && chain.size() > 1) return;
        if (loose_in_heading(chain)) {
            for (auto i = chain.first; i < chain.last; ++i) {
                if (words_[i].upper()) report({i, i + 1}, i);
            }
            return;
        }
        // "the White House Joe": a listed phrase, then a person.
        if (words_[chain.first].as_written.classes.has(phrase_start)) {
            for (std::uint32_t size = std::min<std::uint32_t>(Lexicon::longest_phrase, chain.size() - 1); size >= 2; --size) {
                const Range head{chain.first, chain.first + size};
                if (is_listed(look_up(head).classes) && !has_cue({head.last, chain.last}) &&
                    (first_name(head.last) || words_[head.last].is_any(title, role))) {
                    report(head, head.first);
                    return split({head.last, chain.last});
                }
            }
        }
        if (const auto name = after_title(chain); name > chain.first) {
            if (name >= chain.last) return report_before_title(chain);  // a title alone
            report_before_title({chain.first, name});
            return report({name, chain.last}, chain.first);
        }
        const Word& tail = words_[chain.last - 1];
        if (chain.size() > 1 && tail.is_any(group_name, demonym) && !is_listed(tail.as_written.classes) && !first_name(chain.first) &&
            words_[chain.last - 2].shape != Shape::initial && !has_title(chain)) {
            return split({chain.first, chain.last - 1});  // "Oversight Committee Republicans", "Senate Republican leader"
        }
        if (const auto person = person_behind(chain); person > chain.first) {  // "Senate Majority Whip John Cornyn"
            report_before_title({chain.first, person});
            return report({person, chain.last}, chain.first);
        }
        std::uint32_t name = chain.first;
        while (name + 1 < chain.last && words_[name].is_any(demonym, group_name, role_modifier) && !first_name(name) &&
               first_name(name + 1) && !has_cue(chain)) {
            ++name;
        }
        report({name, chain.last}, chain.first);
    }

    // The first name that begins a person's name behind words that are none; chain.first when there is no such place.
    std::uint32_t person_behind(Range chain) const {
        for (auto i = chain.first; i + 1 < chain.last; ++i) {
            if (first_name(i)) {
                const bool name = i > chain.first && !has_cue({i, chain.last}) && !has_lower({i, chain.last}) && words_[i + 1].gap == 0;
                return name ? i : chain.first;
            }
            const Word& word = words_[i];
            const bool known = word.is_any(organisation_cue, organisation_name, country, demonym, region, city, group_name, role, role_modifier, common);
            if (!known && word.shape != Shape::capitals) return chain.first;
        }
        return chain.first;
    }

    // Where the name begins behind the last title of the chain; chain.first when there is no title.
    std::uint32_t after_title(Range chain) const {
        std::uint32_t name = chain.first;
        for (auto i = chain.first; i < chain.last; ++i) {
            if (words_[i].as_written.classes.any(title, honorific_male, honorific_female) && !surname_here(i, chain)) {
                name = i + 1;
            }
        }
        if (name == chain.first) return name;
        if (lower_is(name, "of") && name < chain.last) {  // "Secretary of State John Kerry"
            for (auto i = name + 2; i < chain.last; ++i) {
                if (first_name(i)) return i;
            }
            return chain.last;
        }
        // "Attorney Office", "General Motors": a title's word in an organisation's name
        if (name < chain.last && has_cue({name, chain.last}) && !first_name(name)) return chain.first;
        return name;
    }

    // "Mr. King", "Larry King", "Judge Major Smith": a title's word that is a surname where it stands.
    bool surname_here(std::uint32_t i, Range chain) const {
        if (i == chain.first || (i + 1 != chain.last && !words_[i + 1].is(suffix))) return false;
        return first_name(i - 1) || (words_[i].is(also_surname) &&
                                     (words_[i - 1].shape == Shape::initial || words_[i - 1].is_any(title, honorific_male, honorific_female)));
    }

    // "FBI Director": what stands before a title may be a name of its own.
    void report_before_title(Range prefix) {
        std::uint32_t end = prefix.first;
        while (end < prefix.last && !words_[end].is_any(title, honorific_male, honorific_female)) ++end;
        while (end > prefix.first && words_[end - 1].is_any(demonym, role_modifier, group_name)) --end;
        const Range head{prefix.first, end};
        if (head.size() == 0) return;
        const bool organisation = has_cue(head) || is_listed(look_up(head).classes) || words_[head.first].shape == Shape::capitals;
        if (organisation) report(head, head.first);
    }

    // A headline's capitals tell names from words only where one knows the names: single words, to be matched later.
    bool loose_in_heading(Range chain) const {
        return heading_[chain.first] && chain.size() > 1 && !first_name(chain.first) && !has_cue(chain) && !has_title(chain);
    }

    bool has_title(Range chain) const {
        for (auto i = chain.first; i < chain.last; ++i) {
            if (words_[i].as_written.classes.any(title, honorific_male, honorific_female)) return true;
        }
        return false;
    }

    // --- Evidence -------------------------------------------------------------------------------------------------
    void report(Range name, std::uint32_t outer) {
        if (everyday(name, outer)) return;
        if (name.size() == 1 && words_[name.first].is_any(demonym, group_name, role_modifier, suffix, document_name, group, unnamed) &&
            !first_name(name.first) && outer == name.first && !words_[name.first].as_written.classes.any(country, organisation_name)) {
            return;
        }
        NamePhrase phrase;
        phrase.first = name.first;
        phrase.last = name.last;
        phrase.span = span_of(words_, name.first, name.last);
        phrase.heading = heading_[name.first];
        phrase.possessive = words_[name.last - 1].possessive;
        phrase.after_the = outer > 0 && words_[outer].gap == 0 && (form(outer - 1) == "the" || form(outer - 1) == "The");
        phrase.in_marks = (words_[outer].gap & gap::quote) != 0 && phrase.last < words_.size() && (words_[phrase.last].gap & gap::quote) != 0;
        take_organisation_end(phrase);
        const Word& head = words_[name.first];
        const bool cue_alone = head.as_written.classes.has(organisation_cue) && !is_listed(head.as_written.classes);
        phrase.tentative = name.size() == 1 && outer == name.first && !first_name(name.first) &&
                           (cue_alone || phrase.heading ? !is_listed(head.as_written.classes) : head.opens_sentence && head.is_any(common, also_surname));
        if (!phrase.tentative) {
            weigh_inside(phrase);
            weigh_outside(phrase, outer);
        }
        phrases_.push_back(phrase);
    }

    // A single cue ("the River") and peoples ("Finnish Americans") name nobody.
    bool everyday(Range name, std::uint32_t outer) const {
        const Classes first = words_[name.first].as_written.classes;
        if (name.size() == 1) {
            return outer == name.first && first.any(thing_cue, place_cue) && !first.has(organisation_cue) && !is_listed(first) && !first_name(name.first);
        }
        for (auto i = name.first; i < name.last; ++i) {
            if (!words_[i].as_written.classes.any(demonym, group_name) || first_name(i)) return false;
        }
        return true;
    }

    // "the Trump campaign" is an organisation, not a mention of Trump.
    void take_organisation_end(NamePhrase& phrase) const {
        const std::uint32_t next = phrase.last;
        if (!phrase.after_the || phrase.possessive || !blank_before(next)) return;
        if (words_[next].shape != Shape::lower || !words_[next].is(organisation_end)) return;
        // "the Trump campaign manager": there the word is part of a role
        if (blank_before(next + 1) && words_[next + 1].is_any(role, role_modifier) && words_[next + 1].shape == Shape::lower) return;
        phrase.last = next + 1;
        phrase.span.end = words_[next].span.end;
        phrase.possessive = words_[next].possessive;
        phrase.evidence.organisation += weight::listed;
    }

    void weigh_inside(NamePhrase& phrase) const {
        Evidence& evidence = phrase.evidence;
        const Range name{phrase.first, phrase.last};
        const Entry entry = look_up(name);
        if (entry.classes.any(country, region)) evidence.place += weight::listed;
        if (entry.classes.has(city)) evidence.place += weight::listed_city;
        if (entry.classes.has(organisation_name)) evidence.organisation += weight::listed;
        if (name.size() > 1 && words_[name.first].as_written.classes.has(organisation_name)) evidence.organisation += weight::listed / 2;
        phrase.country = entry.country;
        const Word& head = words_[name.first];
        const Word& tail = words_[name.last - 1];
        if (first_name(name.first)) {
            const bool female = head.as_written.classes.has(first_female), male = head.as_written.classes.has(first_male);
            if (female != male) phrase.gender = female ? Gender::female : Gender::male;
            evidence.person += name.size() == 1 ? weight::first_name / 2 : weight::first_name;
        }
        if (has_cue(name)) {
            const bool last_alone = name.size() == 2 && first_name(name.first) && tail.is(organisation_cue);
            evidence.organisation += last_alone ? weight::organisation_cue / 2 : weight::organisation_cue;
        }
        if (name.size() > 1 && tail.as_written.classes.has(place_cue) && !first_name(name.first)) evidence.place += weight::place_cue;
        if (name.size() > 1 && tail.as_written.classes.has(thing_cue)) evidence.person += weight::thing;
        if (name.size() > 1 && tail.as_written.classes.has(document_name)) evidence.document += weight::document_word;
        bool joined = false, cased = false;
        for (auto i = name.first; i < name.last; ++i) {
            if (i > name.first && words_[i].gap == gap::ampersand) joined = true;
            if (lower_is(i, "of") || lower_is(i, "for") || lower_is(i, "on") || lower_is(i, "and")) joined = true;
            else if (english_ && words_[i].shape == Shape::lower && words_[i].is(particle)) evidence.person += weight::particle;
            if (i > name.first && words_[i].shape == Shape::initial && i + 1 < name.last) evidence.person += weight::middle_initial;
            if (words_[i].is(suffix) && i > name.first) evidence.person += weight::name_suffix;
            cased |= words_[i].shape != Shape::capitals;
        }
        if (joined) evidence.organisation += weight::connector;
        if (name.size() == 1 && head.shape == Shape::capitals && head.span.size() <= 6 && !phrase.heading && !among_capitals(name.first)) evidence.organisation += weight::acronym;
        if ((name.size() == 2 || name.size() == 3) && !joined && cased && !phrase.after_the && !phrase.heading && evidence.organisation == 0) {
            evidence.person += weight::plain_pair;
        }
    }

    // In a run of capitals ("SAVE A QUARTER") none is an acronym.
    bool among_capitals(std::uint32_t i) const {
        const auto loud = [&](std::uint32_t k) { return words_[k].shape == Shape::capitals || words_[k].shape == Shape::initial; };
        return (i > 0 && words_[i].gap == 0 && loud(i - 1)) || (blank_before(i + 1) && loud(i + 1));
    }

    // "COLOMBO" stands for the listed "Colombo".
    bool title_case_listed(const Word& word) const {
        std::string cased(base::slice(text_, word.span));
        for (std::size_t k = 1; k < cased.size(); ++k) {
            if (cased[k] >= 'A' && cased[k] <= 'Z') cased[k] = static_cast<char>(cased[k] + 32);
        }
        return Lexicon::get().find(cased).classes.any(city, country, region);
    }

    // "HEMPSTEAD, N.Y. —" at the start of a paragraph.
    bool in_dateline(const NamePhrase& phrase) const {
        const Word& head = words_[phrase.first];
        if (head.shape != Shape::capitals || !(head.gap & (gap::paragraph | gap::start)) || phrase.last >= words_.size()) return false;
        const Word& next = words_[phrase.last];
        if (next.gap & (gap::dash | gap::open_bracket)) return title_case_listed(head);
        return next.gap == gap::comma && (next.is_any(region, country, city, calendar) || look_up({phrase.last, std::min<std::uint32_t>(phrase.last + 2, static_cast<std::uint32_t>(words_.size()))}).classes.any(country, region));
    }

    void weigh_outside(NamePhrase& phrase, std::uint32_t outer) const {
        Evidence& evidence = phrase.evidence;
        const std::uint32_t next = phrase.last;
        const bool has_next = next < words_.size();
        if (phrase.after_the) evidence.organisation += weight::after_the;

        const Word* before = phrase.first > 0 ? &words_[phrase.first - 1] : nullptr;
        if (before && phrase.first > outer && before->is_any(honorific_male, honorific_female)) {
            evidence.person += weight::honorific;
            phrase.titled = true;
            phrase.gender = before->as_written.classes.has(honorific_male) ? Gender::male : Gender::female;
        }
        if (const RoleWords role = role_before(text_, words_, phrase.first); !role.empty()) {
            phrase.role = span_of(words_, role.first, role.last);
            phrase.titled = true;
            if (phrase.gender == Gender::unknown) phrase.gender = role.gender;
            const bool acronym = phrase.last - phrase.first == 1 && words_[phrase.first].shape == Shape::capitals;  // "президент США"
            if (!acronym) evidence.person += phrase.first > outer ? weight::title : weight::role_next;
        }
        if (const RoleWords role = role_after(text_, words_, next); !role.empty() && evidence.place == 0 && !phrase.heading) {
            phrase.further_role = span_of(words_, role.first, role.last);
            if (phrase.gender == Gender::unknown) phrase.gender = role.gender;
            evidence.person += weight::apposition;
        }
        if (has_next && words_[next].gap == gap::comma && words_[next].shape == Shape::number && words_[next].span.size() <= 2) {
            evidence.person += weight::age_next;
        }
        if (has_next && words_[next].gap == gap::comma && lower_is(next, "who")) evidence.person += weight::relative_next;
        if (has_next && words_[next].gap == gap::comma && words_[next].is_any(region, country)) evidence.place += weight::before_state;
        if (in_dateline(phrase)) {
            evidence = {};
            evidence.place += weight::dateline;
        }
        const std::uint32_t governing = verb_of(phrase);
        const bool verb_next = governing == next;
        if (verb_next && words_[next].is(speech_verb)) evidence.person += weight::speech_verb_next;
        if (has_next && blank_before(next) && words_[next].shape == Shape::lower && words_[next].is(organisation_noun) && phrase.after_the) {
            evidence.organisation += weight::organisation_noun;
        }
        const bool prepositioned = outer > 0 && words_[outer].gap == 0 && words_[outer - 1].is(preposition);
        if (prepositioned && (lower_is(outer - 1, "in") || lower_is(outer - 1, "at"))) evidence.place += weight::in_or_at;
        const bool inverted = outer > 0 && words_[outer].gap == 0 && words_[outer - 1].shape == Shape::lower &&
                              words_[outer - 1].is(speech_verb) && !verb_next;
        const bool governed = governing != 0 && !prepositioned;
        phrase.speaks = inverted || (governed && words_[governing].is(speech_verb));
        phrase.subject = phrase.speaks || governed || (words_[outer].opens_sentence && !phrase.possessive && !prepositioned);
    }

    // The verb that the name is the subject of: right behind it ("Woodard said"), behind "of Clemson University", or behind
    // an apposition between commas. 0 when none is seen.
    std::uint32_t verb_of(const NamePhrase& phrase) const {
        if (phrase.possessive) return 0;
        constexpr std::uint32_t reach = 25;
        const auto is_verb = [&](std::uint32_t i) { return words_[i].shape == Shape::lower && words_[i].is(verb); };
        const auto count = static_cast<std::uint32_t>(words_.size());
        std::uint32_t i = phrase.last;
        if (i >= count) return 0;
        if (words_[i].gap == 0 && is_verb(i)) return i;
        const bool complement = words_[i].gap == 0 && words_[i].is(preposition);
        const bool aside = (words_[i].gap & (gap::comma | gap::open_bracket | gap::dash)) != 0 && (words_[i].gap & (gap::stop | gap::paragraph | gap::quote)) == 0;
        if (!complement && !aside) return 0;
        for (++i; i < count && i < phrase.last + reach; ++i) {
            if (words_[i].gap & (gap::stop | gap::paragraph | gap::quote | gap::colon)) return 0;
            const bool closes = (words_[i].gap & (gap::comma | gap::close_bracket | gap::dash)) != 0;
            if (is_verb(i) && (closes || (complement && words_[i].is(speech_verb)))) return i;
        }
        return 0;
    }

    std::string_view text_;
    const std::vector<Word>& words_;
    bool english_;
    std::vector<bool> heading_;
    std::vector<NamePhrase> phrases_;
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
    return Finder(text, words, language).find();
}

}  // namespace verbatim::names
