#include "names/extraction/parts.h"

#include <algorithm>

namespace verbatim::names {

using language::EntryClass;
using language::EntryClasses;
using language::Gazetteer;
using language::Shape;
using language::Word;
using language::WordRange;
using language::WordView;

namespace {

using enum EntryClass;

class Splitter {
  public:
    Splitter(const WordView& view, bool heading, bool bends, std::vector<NamePart>& parts)
        : view_(view), heading_(heading), bends_(bends), parts_(parts) {}

    // Takes titles, demonyms and other organisations off the front of a chain; reports what is left.
    void split(WordRange chain) {
        const EntryClasses whole = view_.look_up(chain).classes;
        if (view_.is_listed(whole)) return report(chain, chain.first);
        if (whole.has(demonym) && chain.size() > 1) return;
        if (loose_in_heading(chain)) {
            for (auto i = chain.first; i < chain.last; ++i) {
                if (view_[i].upper()) report({i, i + 1}, i);
            }
            return;
        }
        // "the White House Joe": a listed phrase, then a person.
        if (view_[chain.first].as_written->classes.has(phrase_start)) {
            for (std::uint32_t size = std::min<std::uint32_t>(Gazetteer::longest_phrase, chain.size() - 1); size >= 2;
                 --size) {
                const WordRange head{chain.first, chain.first + size};
                if (view_.is_listed(view_.look_up(head).classes) && !view_.has_cue({head.last, chain.last}) &&
                    (view_.first_name(head.last) || view_[head.last].is_any(title, role))) {
                    report(head, head.first);
                    return split({head.last, chain.last});
                }
            }
        }
        if (const auto name = after_title(chain); name > chain.first) {
            // "Citizens for Tax Justice"
            if (name == chain.last && view_.has_lower(chain) && !is_title(chain.first, chain))
                return report(chain, chain.first);
            if (name >= chain.last || everyday_title({name, chain.last}))
                return report_before_title(chain);  // a title alone
            report_before_title({chain.first, name});
            return report({name, chain.last}, chain.first);
        }
        const Word& tail = view_[chain.last - 1];
        if (chain.size() > 1 && tail.is_any(group_name, demonym) && !view_.is_listed(tail.as_written->classes) &&
            !view_.first_name(chain.first) && view_[chain.last - 2].shape != Shape::initial &&
            !view_.has_title(chain)) {
            return split(
                {chain.first, chain.last - 1});  // "Oversight Committee Republicans", "Senate Republican leader"
        }
        if (const auto person = person_behind(chain); person > chain.first) {  // "Senate Majority Whip John Cornyn"
            report_before_title({chain.first, person});
            return report({person, chain.last}, chain.first);
        }
        std::uint32_t name = chain.first;
        while (name + 1 < chain.last && view_[name].is_any(demonym, group_name, role_modifier) &&
               !view_.first_name(name) && view_.first_name(name + 1) && !view_.has_cue(chain)) {
            ++name;
        }
        report({name, chain.last}, chain.first);
    }

  private:
    // The first name that begins a person's name behind words that are none; chain.first when there is no such place.
    std::uint32_t person_behind(WordRange chain) const {
        for (auto i = chain.first; i + 1 < chain.last; ++i) {
            if (view_.first_name(i)) {
                const bool name = i > chain.first && !view_.has_cue({i, chain.last}) &&
                                  !view_.has_lower({i, chain.last}) && view_[i + 1].gap == 0;
                return name ? i : chain.first;
            }
            const Word& word = view_[i];
            const bool known = word.is_any(organisation_cue, organisation_name, country, demonym, region, city,
                                           group_name, role, role_modifier, common);
            if (!known && word.shape != Shape::capitals) return chain.first;
        }
        return chain.first;
    }

    // Where the name begins behind the last title of the chain; chain.first when there is no title.
    std::uint32_t after_title(WordRange chain) const {
        std::uint32_t name = chain.first;
        for (auto i = chain.first; i < chain.last; ++i) {
            if (is_title(i, chain) && !surname_here(i, chain)) name = i + 1;
        }
        if (name == chain.first) return name;
        while (name + 2 < chain.last && view_[name].in_lower->classes.any(role, role_modifier) &&
               !view_.first_name(name))
            ++name;
        if (view_.lower_is(name, "of") && name < chain.last) {  // "Secretary of State John Kerry"
            for (auto i = name + 2; i < chain.last; ++i) {
                if (view_.first_name(i)) return i;
            }
            return chain.last;
        }
        // "Attorney Office", "General Motors": a title's word in an organisation's name
        if (name < chain.last && view_.has_cue({name, chain.last}) && !view_.first_name(name)) return chain.first;
        return name;
    }

    // A title, or another role's word before a whole name: "General Manager Clive Fonseka".
    bool is_title(std::uint32_t i, WordRange chain) const {
        if (view_[i].as_written->classes.any(title, honorific_male, honorific_female)) return true;
        const bool people = i == chain.first && view_[i].opens_sentence && view_[i].in_lower->classes.has(group);
        if (people && i + 1 < chain.last && view_.first_name(i + 1)) return true;  // "Sisters Ivana"
        if (!view_[i].in_lower->classes.has(role) || view_.first_name(i) || i + 2 >= chain.last) return false;
        return view_.first_name(i + 1) || (i == chain.first && view_[i].opens_sentence && is_plain_pair({i + 1, chain.last}));
    }

    // "Sprinter Tebogo Ramaphakela": two or three capitalised words of which nothing else is known.
    bool is_plain_pair(WordRange name) const {
        if (name.size() < 2 || name.size() > 3 || view_.has_cue(name)) return false;
        return !view_.any(name, [](const Word& word) { return word.shape != Shape::capital || word.gap != 0 || word.is_any(common, role, group, plain, role_modifier, organisation_noun, document_name, demonym); });
    }

    // "General Election": a title's word before an everyday one is no person.
    bool everyday_title(WordRange name) const {
        const Word& word = view_[name.first];
        return name.size() == 1 && word.is_any(common, role, plain, role_modifier) && !word.is(also_surname) &&
               !view_.first_name(name.first) && !view_[name.first - 1].is_any(honorific_male, honorific_female);
    }

    // "Mr. King", "Larry King", "Judge Major Smith": a title's word that is a surname where it stands.
    bool surname_here(std::uint32_t i, WordRange chain) const {
        if (i == chain.first || (i + 1 != chain.last && !view_[i + 1].is(suffix))) return false;
        return view_.first_name(i - 1) ||
               (view_[i].is(also_surname) &&
                (view_[i - 1].shape == Shape::initial || view_[i - 1].is_any(title, honorific_male, honorific_female)));
    }

    // "FBI Director": what stands before a title may be a name of its own.
    void report_before_title(WordRange prefix) {
        const auto after_of = [&](std::uint32_t i) { return i > prefix.first && view_[i - 1].shape == Shape::lower; };
        std::uint32_t end = prefix.first;
        while (end < prefix.last && (after_of(end) || !view_[end].is_any(title, honorific_male, honorific_female)))
            ++end;
        while (end > prefix.first && !after_of(end - 1) && view_[end - 1].is_any(demonym, role_modifier, group_name))
            --end;
        const WordRange head{prefix.first, end};
        if (head.size() == 0) return;
        const bool organisation = (head.size() > 1 && view_.has_cue(head)) ||
                                  view_.is_listed(view_.look_up(head).classes) ||
                                  view_[head.first].shape == Shape::capitals;
        if (organisation) report(head, head.first);
    }

    // A headline's capitals tell names from words only where one knows the names: single words, to be matched later.
    bool loose_in_heading(WordRange chain) const {
        return heading_ && chain.size() > 1 && !view_.first_name(chain.first) && !view_.has_cue(chain) &&
               !view_.has_title(chain);
    }

    // A single cue ("the River") and peoples ("Finnish Americans") name nobody.
    bool everyday(WordRange name, std::uint32_t outer) const {
        const EntryClasses first = view_[name.first].as_written->classes;
        if (name.size() == 1) {
            return outer == name.first && first.any(thing_cue, place_cue) && !first.has(organisation_cue) &&
                   !view_.is_listed(first) && !view_.first_name(name.first);
        }
        for (auto i = name.first; i < name.last; ++i) {
            if (!view_[i].as_written->classes.any(demonym, group_name) || view_.first_name(i)) return false;
        }
        return true;
    }

    // Where the person's name begins: at a listed first name that more follows, behind the countries and bodies in the second case before it.
    std::uint32_t behind_second_case(WordRange name) const {
        const std::string_view last = view_.form(name.last - 1);
        const bool patronymic = last.ends_with("вич") || last.ends_with("вна") || last.ends_with("вича") || last.ends_with("вны");
        for (auto i = name.first + 1; i + 1 < name.last && !patronymic && !view_.first_name(name.first); ++i)
            if (view_.first_name(i)) return i;
        std::uint32_t first = name.first;
        while (first + 2 < name.last && view_[first].as_written->classes.any(country, region, city) && !view_.has_cue({first + 1, name.last})) ++first;
        return first;
    }

    void report(WordRange name, std::uint32_t outer) {
        if (bends_ && name.size() > 2) name.first = behind_second_case(name);
        if (everyday(name, outer)) return;
        const Word& head = view_[name.first];
        const bool word_of_grammar =
            head.is_any(demonym, group_name, role_modifier, suffix, document_name, group, unnamed);
        if (name.size() == 1 && word_of_grammar && !view_.first_name(name.first) && outer == name.first &&
            !head.as_written->classes.any(country, organisation_name)) {
            return;
        }
        parts_.push_back({name, outer, heading_});
    }

    const WordView& view_;
    bool heading_;
    bool bends_;
    std::vector<NamePart>& parts_;
};

}  // namespace

void split_chain(const WordView& view, const Chain& chain, bool bends, std::vector<NamePart>& parts) {
    Splitter(view, chain.heading, bends, parts).split(chain.words);
}

}  // namespace verbatim::names
