#include "linking/identity.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <utility>

#include "language/gazetteer.h"
#include "text/tokenizer.h"

namespace verbatim::linking {

using language::EntryClass;
using language::Gazetteer;
using names::Entity;
using names::EntityKind;

namespace {

std::vector<std::string_view> words_of(std::string_view folded) {
    std::vector<std::string_view> words;
    while (!folded.empty()) {
        const auto end = std::min(folded.find(' '), folded.size());
        if (end > 0) words.push_back(folded.substr(0, end));
        folded.remove_prefix(std::min(end + 1, folded.size()));
    }
    return words;
}

bool is_particle(std::string_view word) { return Gazetteer::get().find(word).classes.has(EntryClass::particle); }
bool is_suffix(std::string_view word) {
    return word == "jr" || word == "sr" || word == "ii" || word == "iii" || word == "iv";
}

// "j" and "james" go together, "j" and "robert" do not.
bool initial_agrees(std::string_view one, std::string_view other) {
    return (one.size() == 1 || other.size() == 1) && one.front() == other.front();
}

// Middle names agree when one has none, or each is the other's or its initial.
bool middles_agree(const NameParts& one, const NameParts& other) {
    const std::size_t shared = std::min(one.middle.size(), other.middle.size());
    for (std::size_t i = 0; i < shared; ++i) {
        if (one.middle[i] != other.middle[i] && !initial_agrees(one.middle[i], other.middle[i])) return false;
    }
    return true;
}

using Habit = std::pair<std::string_view, std::string_view>;

// Replaces what the habits say, longest first as listed, and writes double letters once.
template <std::size_t size>
std::string without(const Habit (&habits)[size], std::string_view word) {
    std::string bones;
    while (!word.empty()) {
        const auto found = std::find_if(std::begin(habits), std::end(habits),
                                        [&](const Habit& each) { return word.starts_with(each.first); });
        if (found != std::end(habits)) {
            bones += found->second;
            word.remove_prefix(found->first.size());
        } else {
            bones += word.front();
            word.remove_prefix(1);
        }
        if (bones.size() > 1 && bones.back() == bones[bones.size() - 2]) bones.pop_back();
    }
    return bones;
}

// "zelenskyy", "zelenskiy" → "zelenski".
std::string skeleton(std::string_view word) {
    static constexpr Habit habits[] = {
        {"shch", "s"}, {"ksh", "x"}, {"sch", "s"}, {"tch", "c"}, {"dzh", "j"}, {"kh", "h"}, {"gh", "g"}, {"zh", "j"},
        {"sh", "s"},   {"ch", "c"},  {"ts", "c"},  {"tz", "c"},  {"ph", "f"}, {"ck", "k"}, {"ks", "x"},
        {"ou", "u"},   {"oo", "u"},  {"ee", "i"},  {"iy", "i"},  {"yi", "i"}, {"ye", "e"}, {"ie", "e"},
        {"ia", "a"},   {"ya", "a"},  {"yu", "u"},  {"iu", "u"},  {"q", "k"},  {"w", "v"},  {"y", "i"}};
    return without(habits, word);
}

std::string title_case(std::string_view word) {
    std::string cased(word);
    if (!cased.empty() && cased[0] >= 'a' && cased[0] <= 'z') cased[0] = static_cast<char>(cased[0] - 32);
    return cased;
}

// Letters to be changed, added or left out, told up to `most`; more otherwise. Looks at no more than a band of 2 · most + 1 letters around the
// diagonal (Ukkonen 1985), since what lies outside takes more edits anyway.
template <std::size_t most>
std::size_t edits_between(std::string_view one, std::string_view other) {
    if (one.size() > other.size()) std::swap(one, other);
    if (other.size() - one.size() > most) return most + 1;
    constexpr std::size_t width = 2 * most + 1, far = most + 1;
    // row[d] tells the edits between the first i letters of `one` and the first i + d - most letters of `other`.
    std::size_t row[width + 1];
    for (std::size_t d = 0; d <= width; ++d) row[d] = d < most || d == width ? far : d - most;
    for (std::size_t i = 1; i <= one.size(); ++i) {
        std::size_t before = far;  // in this row
        for (std::size_t d = 0; d < width; ++d) {
            const std::size_t k = i + d;  // `most` more than the letters of `other`
            std::size_t edits = far;
            if (k == most) edits = i;
            else if (k > most && k - most <= other.size()) edits = std::min({row[d + 1] + 1, before + 1, row[d] + (one[i - 1] == other[k - most - 1] ? 0 : 1)});
            row[d] = before = std::min(edits, far);
        }
    }
    return row[most + other.size() - one.size()];
}

// "wijesekera" and "wijesekara": long names that differ in little else than vowels.
bool surnames_alike(std::string_view one, std::string_view other) {
    constexpr std::size_t shortest = 7, most_edits = 2;
    return std::min(one.size(), other.size()) >= shortest && one.front() == other.front() &&
           edits_between<most_edits>(one, other) <= most_edits;
}

// "bill" and "william"
bool have_one_first_name(const ComparedName& one, const ComparedName& other) {
    return !one.first_cased.empty() && !other.first_cased.empty() && Gazetteer::get().same_first_name(one.first_cased, other.first_cased);
}

}  // namespace

NameParts parts_of(std::string_view folded) {
    auto words = words_of(folded);
    NameParts parts;
    if (words.size() > 2 && is_suffix(words.back())) {
        parts.suffix = words.back();
        words.pop_back();
    }
    if (words.empty()) return parts;
    parts.last = words.back();
    if (words.size() > 1 && !is_particle(words.front())) {  // "de Silva" is a bare surname
        parts.first = words.front();
        parts.middle.assign(words.begin() + 1, words.end() - 1);
    }
    return parts;
}

ComparedName made_ready(std::string_view folded) {
    ComparedName name{parts_of(folded), {}, {}, {}};
    name.first_skeleton = skeleton(name.parts.first);
    name.last_skeleton = skeleton(name.parts.last);
    name.first_cased = title_case(name.parts.first);
    if (!Gazetteer::get().has_nickname(name.first_cased)) name.first_cased.clear();
    return name;
}

Agreement agreement(const ComparedName& one, const ComparedName& other) {
    const NameParts &a = one.parts, &b = other.parts;
    if (a.suffix != b.suffix || !middles_agree(a, b)) return Agreement::none;
    const bool same_first = a.first == b.first;
    if (same_first && a.last == b.last) return Agreement::by_itself;
    const bool same_last = one.last_skeleton == other.last_skeleton;
    const bool first = same_last && (same_first || initial_agrees(a.first, b.first) || one.first_skeleton == other.first_skeleton || have_one_first_name(one, other));
    if (first) return Agreement::with_role;
    return same_first && surnames_alike(a.last, b.last) ? Agreement::with_telling_role : Agreement::none;
}

std::string identity_of(const Entity& entity) {
    constexpr std::size_t most_initials = 3;
    const std::string_view name = entity.name;
    const std::size_t blank = name.find(' ');
    const bool initials = entity.kind == EntityKind::person && blank != std::string_view::npos && blank >= 2 &&
                          blank <= most_initials &&
                          std::all_of(name.begin(), name.begin() + static_cast<std::ptrdiff_t>(blank),
                                      [](char c) { return c >= 'A' && c <= 'Z'; });
    if (!initials) return text::fold(name);
    std::string parted;
    for (std::size_t i = 0; i < blank; ++i) (parted += name[i]) += ' ';
    return text::fold(parted.append(name.substr(blank + 1)));
}

std::string bones_of(std::string_view surname) {
    static constexpr Habit vowels[] = {{"th", "t"}, {"dh", "d"}, {"bh", "b"}, {"a", ""}, {"e", ""}, {"i", ""}, {"o", ""}, {"u", ""}};
    return without(vowels, skeleton(surname));
}

}  // namespace verbatim::linking
