#include "names/identity.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <utility>

#include "names/lexicon.h"
#include "text/tokenizer.h"

namespace verbatim::names {
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

bool is_particle(std::string_view word) { return Lexicon::get().find(word).classes.has(WordClass::particle); }
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

// Letters to be changed, added or left out, told up to `most`; more otherwise (Ukkonen 1985, within a band).
std::size_t edits_between(std::string_view one, std::string_view other, std::size_t most) {
    if (one.size() > other.size()) std::swap(one, other);
    if (other.size() - one.size() > most) return most + 1;
    std::vector<std::size_t> row(other.size() + 1);
    for (std::size_t k = 0; k <= other.size(); ++k) row[k] = k;
    for (std::size_t i = 1; i <= one.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t k = 1; k <= other.size(); ++k) {
            const std::size_t above = row[k];
            row[k] = std::min({above + 1, row[k - 1] + 1, diagonal + (one[i - 1] == other[k - 1] ? 0 : 1)});
            diagonal = above;
        }
    }
    return row.back();
}

// "wijesekera" and "wijesekara": long names that differ in little else than vowels.
bool surnames_alike(std::string_view one, std::string_view other) {
    constexpr std::size_t shortest = 7, most_edits = 2;
    return std::min(one.size(), other.size()) >= shortest && one.front() == other.front() &&
           edits_between(one, other, most_edits) <= most_edits;
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

Agreement agreement(const NameParts& one, const NameParts& other) {
    if (one.suffix != other.suffix || !middles_agree(one, other)) return Agreement::none;
    if (one.first == other.first && one.last == other.last) return Agreement::by_itself;
    const bool first = one.first == other.first || initial_agrees(one.first, other.first) ||
                       skeleton(one.first) == skeleton(other.first) ||
                       Lexicon::get().same_first_name(title_case(one.first), title_case(other.first));
    if (first && skeleton(one.last) == skeleton(other.last)) return Agreement::with_role;
    return one.first == other.first && surnames_alike(one.last, other.last) ? Agreement::with_telling_role : Agreement::none;
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

std::string_view head_of_role(std::string_view role) {
    static constexpr std::string_view followers[] = {" of ", " for ", " to ", " at ", " in ", " on ", " with ", " from ", " and ", " since "};
    for (const std::string_view follower : followers) role = role.substr(0, std::min(role.find(follower), role.size()));
    return role.substr(role.rfind(' ') + 1);
}

std::string bones_of(std::string_view surname) {
    static constexpr Habit vowels[] = {{"th", "t"}, {"dh", "d"}, {"bh", "b"}, {"a", ""}, {"e", ""}, {"i", ""}, {"o", ""}, {"u", ""}};
    return without(vowels, skeleton(surname));
}

}  // namespace verbatim::names
