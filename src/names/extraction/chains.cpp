#include "names/extraction/chains.h"

#include <algorithm>
#include <array>

#include "language/lexicon.h"

namespace verbatim::names {

using language::EntryClass;
using language::EntryClasses;
using language::Gazetteer;
using language::Shape;
using language::Word;
using language::WordRange;
using language::WordView;
namespace gap = language::gap;

namespace {

using enum EntryClass;

class ChainFinder {
  public:
    ChainFinder(const WordView& view, std::string_view language)
        : view_(view), traits_(language::Lexicon::of(language).traits()), heading_(view.size()) {
        mark_headings();
    }

    std::vector<Chain> find() const {
        std::vector<Chain> chains;
        for (std::uint32_t i = 0; i < view_.size();) {
            if (!can_start(i)) {
                ++i;
                continue;
            }
            chains.push_back({{i, end_of_chain(i)}, heading_[i]});
            i = chains.back().words.last;
        }
        return chains;
    }

  private:
    // A paragraph of one sentence where nearly every longer word has a capital, everyday words among them: capitals say
    // little there.
    void mark_headings() {
        for (std::uint32_t first = 0; first < view_.size();) {
            std::uint32_t last = first + 1, longer = 0, lower = 0, everyday = 0;
            for (; last < view_.size() && (view_[last].gap & (gap::stop | gap::paragraph)) == 0; ++last) {
                const Word& word = view_[last];
                if (word.span.size() <= 3) continue;
                ++longer;
                lower += word.shape == Shape::lower;
                everyday += word.upper() && word.is_any(common, plain, verb);
            }
            const bool alone = (view_[first].gap & (gap::paragraph | gap::start)) != 0 &&
                               (last == view_.size() || (view_[last].gap & gap::paragraph) != 0);
            if (alone && longer >= 3 && everyday >= 1 && lower * 8 <= longer) {
                for (auto i = first; i < last; ++i) heading_[i] = true;
            }
            first = last;
        }
    }

    bool can_start(std::uint32_t i) const {
        const Word& word = view_[i];
        if (!word.upper() || view_.form(i) == "I") return false;
        if (listed_phrase(i) > 0 || opens_with_honorific(i)) return true;
        if (word.as_written->classes.any(first_female, first_male)) {
            // "Will" and "May" need a surname behind them.
            return !word.is_any(plain, calendar, common) ||
                   (view_.blank_before(i + 1) && view_[i + 1].upper() && !view_[i + 1].is(plain));
        }
        if (word.is_any(calendar, plain) || opening_adverb(word, i)) return false;
        if (word.is(common))
            return !(word.opens_sentence || heading_[i]) || word.is_any(also_surname, title, role_modifier);
        return true;
    }

    // "Sir Voss": whatever else the word means, before a name it is how somebody is addressed. "Lord" is as often a god's.
    bool opens_with_honorific(std::uint32_t i) const {
        return view_[i].as_written->classes.any(honorific_male, honorific_female) && !view_[i].is(calendar) &&
               view_.blank_before(i + 1) && view_[i + 1].upper() && !view_[i + 1].is_any(plain, calendar) && !heading_[i];
    }

    // "Subsequently": no name begins so.
    bool opening_adverb(const Word& word, std::uint32_t i) const {
        constexpr std::size_t shortest = 7;
        const bool may = word.opens_sentence && word.shape == Shape::capital && word.span.size() >= shortest;
        const auto ends = [&](std::string_view suffix) { return view_.form(i).ends_with(suffix); };
        return may && std::any_of(traits_.adverb_suffixes.begin(), traits_.adverb_suffixes.end(), ends);
    }

    // Words of the listed phrase that begins at i ("New York", "House of Representatives"); 0 when there is none.
    std::uint32_t listed_phrase(std::uint32_t i) const {
        if (!view_[i].as_written->classes.has(phrase_start)) return 0;
        std::uint32_t longest = 1;
        while (longest < Gazetteer::longest_phrase && view_.blank_before(i + longest) &&
               !view_[i + longest - 1].possessive)
            ++longest;
        for (; longest >= 2; --longest) {
            if (view_.is_listed(view_.look_up({i, i + longest}).classes)) return longest;
        }
        return 0;
    }

    // Whether the capitalised word i goes on the name that the word before it belongs to.
    bool continues_name(std::uint32_t i, WordRange chain) const {
        const Word& word = view_[i];
        const Word& before = view_[i - 1];
        if (!word.upper() || view_.form(i) == "I") return false;
        const bool after_name = before.is_any(first_female, first_male, title, honorific_male, honorific_female) ||
                                before.shape == Shape::initial;
        if (word.is(also_surname) && after_name) return !heading_[i] || !word.is(verb);
        if (word.is(calendar)) {
            // "September" does not go on a name, but may be within an organisation's.
            return word.shape == Shape::capital && !heading_[i] && (after_name || view_.has_cue(chain));
        }
        if (heading_[i] && word.is_any(verb, preposition, determiner, common, plain)) return false;
        // "Rocky De La Fuente"
        if (word.is(plain) && word.is(particle) && view_.first_name(chain.first))
            return view_.blank_before(i + 1) && view_[i + 1].upper();
        return !word.is(plain) || (after_name && word.as_written->classes.any(first_female, first_male));
    }

    // Words taken when an organisation's name goes on behind "of", "for", "and": "Department of Justice". 0 when it does not.
    std::uint32_t connector(std::uint32_t i, WordRange chain) const {
        const bool of = view_.lower_is(i, "of");
        const bool other = view_.lower_is(i, "for") || view_.lower_is(i, "on") || view_.lower_is(i, "to");
        const bool and_ = view_.lower_is(i, "and");
        if ((!of && !other && !and_) || heading_[i]) return 0;
        const Word& before = view_[i - 1];
        const EntryClasses& known = before.as_written->classes;
        if (of && !known.has(organisation_cue) && !known.has(title) && !known.has(document_name) && !of_word(i - 1) &&
            !of_document(i))
            return 0;
        if (other && !known.has(organisation_cue) && !for_word(i - 1)) return 0;
        if (and_ && (!view_.has_cue(chain) || !view_.has_lower(chain))) return 0;
        std::uint32_t next = i + 1;
        if (!and_ && view_.blank_before(next) && (view_.lower_is(next, "the") || view_.lower_is(next, "a"))) ++next;
        if (!view_.blank_before(next) || !view_[next].upper() || view_[next].is_any(plain, calendar)) return 0;
        if (and_ && view_[next].is_any(first_female, first_male, organisation_name, title)) return 0;
        return next - i + 1;
    }

    // "Freedom of Information Act": what follows the "of" ends in a document.
    bool of_document(std::uint32_t of) const {
        for (auto i = of + 1; i <= of + 4 && view_.blank_before(i) && view_[i].upper(); ++i) {
            if (view_[i].as_written->classes.has(document_name)) return true;
        }
        return false;
    }

    // Words other than cues that an "of" belongs to.
    bool of_word(std::uint32_t i) const {
        static constexpr std::array<std::string_view, 14> all{
            "Republic", "Kingdom", "States", "State",     "City", "Isle",    "Gulf",
            "Bay",      "Cape",    "Chiefs", "Daughters", "Sons", "Speaker", "Representatives"};
        return std::find(all.begin(), all.end(), view_.form(i)) != all.end();
    }

    // "Citizens for Tax Justice"
    bool for_word(std::uint32_t i) const {
        static constexpr std::array<std::string_view, 12> all{"Citizens", "Americans", "Women",      "Veterans",
                                                              "Students", "Doctors",   "Mothers",    "Parents",
                                                              "Lawyers",  "Reporters", "Physicians", "Families"};
        return std::find(all.begin(), all.end(), view_.form(i)) != all.end();
    }

    // `Dwayne "The Rock" Johnson`: the number of words up to and with "Johnson", or 0.
    std::uint32_t nickname(std::uint32_t i) const {
        const Word& before = view_[i - 1];
        if (view_[i].gap != gap::quote || before.possessive || !view_[i].upper() ||
            !(before.is_any(first_female, first_male) || before.shape == Shape::initial))
            return 0;
        for (std::uint32_t last = i + 1; last < view_.size() && last <= i + 3; ++last) {
            if (view_[last].gap == gap::quote) return view_[last].upper() && !view_[last].is(plain) ? last - i + 1 : 0;
            if (view_[last].gap != 0) return 0;
        }
        return 0;
    }

    // "Donald Trump Visits …": in a headline two words of a person's name are enough.
    bool full_in_heading(std::uint32_t i, WordRange chain) const {
        return heading_[i] && chain.size() >= 2 && view_.first_name(chain.first) &&
               view_[i - 1].shape != Shape::initial && !view_[i].is_any(organisation_cue, suffix, particle);
    }

    // "Browns Ltd. Director": nothing goes on a company's legal form.
    bool after_legal_form(std::uint32_t i) const {
        static constexpr std::array<std::string_view, 13> all{"Ltd", "Ltd.", "Inc",  "Inc.",  "LLC", "LLP", "PLC",
                                                              "Plc", "GmbH", "Corp", "Corp.", "Co.", "S.A."};
        return std::find(all.begin(), all.end(), view_.form(i - 1)) != all.end() &&
               !view_[i].as_written->classes.has(organisation_cue);
    }

    // "the Embassy of Sri Lanka Jane Roe": the organisation ends with the country.
    bool after_country_of(std::uint32_t i, WordRange chain) const {
        if (!view_[i].upper() || view_[i].as_written->classes.any(organisation_cue, country)) return false;
        for (std::uint32_t size = 1; size <= 2 && i >= chain.first + size + 2; ++size) {
            if (view_.lower_is(i - size - 1, "of") && view_.look_up({i - size, i}).classes.has(country)) return true;
        }
        return false;
    }

    // Words taken when a surname begins with particles: "de Blasio", "van der Bellen". 0 when it does not.
    std::uint32_t particles(std::uint32_t i, WordRange chain) const {
        if (!traits_.particles_are_foreign && !view_.first_name(chain.first)) return 0;
        std::uint32_t next = i;
        while (next < i + 2 && next < view_.size() && view_[next].shape == Shape::lower && view_[next].is(particle) &&
               !view_.lower_is(next, "of") && view_[next].gap == 0) {
            ++next;
        }
        // "Nicola Monterio de KSWA": an acronym goes on nobody's name, but where all are capitals.
        const bool acronym = next < view_.size() && view_[next].shape == Shape::capitals && view_[next].span.size() >= 3 && view_[i - 1].shape != Shape::capitals;
        return next > i && view_.blank_before(next) && view_[next].upper() && !view_[next].is(plain) && !acronym ? next - i + 1 : 0;
    }

    // "Brick Workers' Union": many own it, so what they own is theirs by name.
    bool owned_by_many(std::uint32_t i) const {
        if (!view_[i].possessive || i + 1 >= view_.size() || !view_.form(i).ends_with('s') || !view_[i + 1].as_written->classes.has(organisation_cue)) return false;
        const std::string_view between = view_.text().substr(view_[i].span.end, view_[i + 1].span.start - view_[i].span.end);
        return between == "' " || between == "’ ";
    }

    // "People’s Republic", "Women’s Chamber": a possessive inside a name.
    bool everyday_owner(std::uint32_t i) const {
        return owned_by_many(i) || view_[i].is(group) && view_.blank_before(i + 1) && view_[i + 1].upper() && !view_.first_name(i + 1);
    }

    std::uint32_t end_of_chain(std::uint32_t first) const {
        const auto count = view_.size();
        std::uint32_t end = first + std::max<std::uint32_t>(1, listed_phrase(first));
        while (end < count && !(view_[end - 1].possessive && !everyday_owner(end - 1)) && end - first < 16) {
            const Word& word = view_[end];
            const WordRange chain{first, end};
            if (word.gap == gap::comma && word.is(suffix)) {
                ++end;
                continue;
            }
            if (const auto taken = nickname(end); taken > 0) {
                end += taken;
                continue;
            }
            if (word.gap != 0 && word.gap != gap::ampersand && !owned_by_many(end - 1)) break;
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

    const WordView& view_;
    const language::Traits& traits_;
    std::vector<bool> heading_;
};

}  // namespace

std::vector<Chain> find_chains(const WordView& view, std::string_view language) {
    return ChainFinder(view, language).find();
}

}  // namespace verbatim::names
