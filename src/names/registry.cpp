#include "names/registry.h"

#include <algorithm>
#include <cassert>
#include <iterator>
#include <numeric>
#include <tuple>

#include "names/lexicon.h"
#include "text/tokenizer.h"

namespace verbatim::names {
namespace {

constexpr std::size_t most_roles = 12;  // kept of each person
constexpr std::uint32_t none = 0xFFFFFFFFu;
constexpr std::uint32_t by_far_more = 10;  // times that a surname's best known owner is named as often as the others
constexpr std::uint32_t known_from_articles = 2;  // a bare surname joins somebody whom at least so many articles name

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

// A folded name's parts.
struct Parts {
    std::string_view first, last, suffix;
    std::vector<std::string_view> middle;
};

Parts parts_of(std::string_view folded) {
    auto words = words_of(folded);
    Parts parts;
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

// "j" and "james" go together, "j" and "robert" do not.
bool initial_agrees(std::string_view one, std::string_view other) {
    return (one.size() == 1 || other.size() == 1) && one.front() == other.front();
}

// Middle names agree when one has none, or each is the other's or its initial.
bool middles_agree(const Parts& one, const Parts& other) {
    const std::size_t shared = std::min(one.middle.size(), other.middle.size());
    for (std::size_t i = 0; i < shared; ++i) {
        if (one.middle[i] != other.middle[i] && !initial_agrees(one.middle[i], other.middle[i])) return false;
    }
    return true;
}

// What remains of a word when the habits of transliteration are taken out: "zelenskyy", "zelenskiy" → "zelenski".
std::string skeleton(std::string_view word) {
    static constexpr std::pair<std::string_view, std::string_view> habits[] = {
        {"shch", "s"}, {"sch", "s"}, {"tch", "c"}, {"dzh", "j"}, {"kh", "h"}, {"gh", "g"}, {"zh", "j"},
        {"sh", "s"},   {"ch", "c"},  {"ts", "c"},  {"tz", "c"},  {"ph", "f"}, {"ck", "k"}, {"ks", "x"},
        {"ou", "u"},   {"oo", "u"},  {"ee", "i"},  {"iy", "i"},  {"yi", "i"}, {"ye", "e"}, {"ie", "e"},
        {"ia", "a"},   {"ya", "a"},  {"yu", "u"},  {"iu", "u"},  {"q", "k"},  {"w", "v"},  {"y", "i"}};
    std::string bones;
    while (!word.empty()) {
        const auto found = std::find_if(std::begin(habits), std::end(habits),
                                        [&](const auto& each) { return word.starts_with(each.first); });
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

// The form by which names are compared: folded, "JR Roe" written "j r roe" like "J. R. Roe".
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

std::string title_case(std::string_view word) {
    std::string cased(word);
    if (!cased.empty() && cased[0] >= 'a' && cased[0] <= 'z') cased[0] = static_cast<char>(cased[0] - 32);
    return cased;
}

}  // namespace

// Disjoint sets of forms, with the pairs that must not meet.
class PersonRegistry::Linker {
  public:
    explicit Linker(std::size_t forms) : parent_(forms) { std::iota(parent_.begin(), parent_.end(), 0u); }

    std::uint32_t root(std::uint32_t form) const {
        while (parent_[form] != form) form = parent_[form];
        return form;
    }
    void keep_apart(std::uint32_t one, std::uint32_t other) { apart_.emplace_back(one, other); }

    void link(std::uint32_t one, std::uint32_t other) {
        const std::uint32_t a = root(one), b = root(other);
        if (a == b) return;
        for (const auto& [x, y] : apart_) {
            const std::uint32_t rx = root(x), ry = root(y);
            if ((rx == a && ry == b) || (rx == b && ry == a)) return;
        }
        parent_[std::max(a, b)] = std::min(a, b);
    }

  private:
    std::vector<std::uint32_t> parent_;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> apart_;  // a handful, from the user
};

SightingId PersonRegistry::add(const Entity& entity, std::optional<base::Date> date) {
    const auto [at, fresh] =
        form_of_.emplace(Key{entity.kind, identity_of(entity)}, static_cast<std::uint32_t>(forms_.size()));
    if (fresh) {
        forms_.emplace_back();
        keys_.push_back(&at->first);
    }
    Form& form = forms_[at->second];
    ++form.articles;
    form.mentions += static_cast<std::uint32_t>(entity.mentions.size());
    form.female += entity.gender == Gender::female;
    form.male += entity.gender == Gender::male;
    ++form.spellings[entity.name];
    for (const std::string& role : entity.roles) {
        RoleSeen& seen = form.roles[text::fold(role)];
        ++seen.spellings[role];
        ++seen.articles;
        if (!date) continue;
        if (!seen.first || *date < *seen.first) seen.first = date;
        if (!seen.last || *seen.last < *date) seen.last = date;
    }
    return SightingId{at->second};
}

void PersonRegistry::always_merge(std::string_view one, std::string_view other) { merges_.emplace_back(one, other); }
void PersonRegistry::never_merge(std::string_view one, std::string_view other) { splits_.emplace_back(one, other); }

void PersonRegistry::finish() {
    // Numbered by name, so that nothing below depends on the order of add().
    std::vector<std::uint32_t> renumbered(forms_.size());
    std::vector<Form> ordered;
    ordered.reserve(forms_.size());
    keys_.clear();
    for (auto& [key, form] : form_of_) {
        renumbered[form] = static_cast<std::uint32_t>(ordered.size());
        ordered.push_back(std::move(forms_[form]));
        keys_.push_back(&key);
    }
    forms_ = std::move(ordered);
    for (auto& [key, form] : form_of_) form = renumbered[form];

    link_people();
    std::vector<base::PersonId> by_sighting(renumbered.size());
    for (std::size_t sighting = 0; sighting < renumbered.size(); ++sighting)
        by_sighting[sighting] = person_of_form_[renumbered[sighting]];
    person_of_form_ = std::move(by_sighting);
}

namespace {

// Two sets of roles agree when they share one, be it only by its last word: "President" and "Kazakh President".
template <class Roles>
bool share_role(const Roles& one, const Roles& other) {
    const auto last_word = [](const std::string& role) { return std::string_view(role).substr(role.rfind(' ') + 1); };
    for (const auto& [role, seen] : one) {
        for (const auto& [other_role, other_seen] : other) {
            if (last_word(role) == last_word(other_role)) return true;
        }
    }
    return false;
}

}  // namespace

Gender PersonRegistry::gender_of(const Form& form) {
    if (form.female > 4 * form.male) return Gender::female;
    if (form.male > 4 * form.female) return Gender::male;
    return Gender::unknown;
}

void PersonRegistry::link_people() {
    Linker linker(forms_.size());
    apply_corrections(linker);

    std::map<std::string, std::vector<std::uint32_t>> by_surname;  // full names, by the skeleton of the surname
    std::vector<Parts> parts(forms_.size());
    for (std::uint32_t form = 0; form < forms_.size(); ++form) {
        if (keys_[form]->first != EntityKind::person) continue;
        parts[form] = parts_of(keys_[form]->second);
        if (!parts[form].first.empty()) by_surname[skeleton(parts[form].last)].push_back(form);
    }

    // How two full names go together: 2 by themselves, 1 with a role that says so, 0 not at all.
    const auto agreement = [&](std::uint32_t one, std::uint32_t other) {
        const Parts& a = parts[one];
        const Parts& b = parts[other];
        if (a.suffix != b.suffix || !middles_agree(a, b) || !genders_agree(one, other)) return 0;
        if (a.first == b.first && a.last == b.last) return 2;
        const bool first = a.first == b.first || initial_agrees(a.first, b.first) ||
                           skeleton(a.first) == skeleton(b.first) ||
                           Lexicon::get().same_first_name(title_case(a.first), title_case(b.first));
        return first ? 1 : 0;
    };

    constexpr std::size_t compared = 200;  // full names under one surname; beyond that only equal ones count
    for (const auto& [surname, people] : by_surname) {
        if (people.size() > compared) continue;
        const auto fit = [&](std::uint32_t one, std::uint32_t other) {
            const int how = one == other ? 0 : agreement(one, other);
            return how == 2 || (how == 1 && share_role(forms_[one].roles, forms_[other].roles));
        };
        // Everybody who fits a name must fit together, or nobody is chosen for it.
        std::vector<bool> clear;
        for (const auto one : people) {
            std::vector<std::uint32_t> fitting;
            std::copy_if(people.begin(), people.end(), std::back_inserter(fitting),
                         [&](std::uint32_t other) { return fit(one, other); });
            clear.push_back(std::all_of(fitting.begin(), fitting.end(), [&](std::uint32_t x) {
                return std::all_of(fitting.begin(), fitting.end(),
                                   [&](std::uint32_t y) { return x == y || agreement(x, y) > 0; });
            }));
        }
        for (std::size_t i = 0; i < people.size(); ++i) {
            for (std::size_t k = i + 1; k < people.size(); ++k) {
                if (clear[i] && clear[k] && fit(people[i], people[k])) linker.link(people[i], people[k]);
            }
        }
    }

    std::map<std::string_view, std::vector<std::uint32_t>> exact_surname;
    for (const auto& [surname, people] : by_surname) {
        for (const auto form : people) exact_surname[parts[form].last].push_back(form);
    }
    for (std::uint32_t form = 0; form < forms_.size(); ++form) {
        if (keys_[form]->first != EntityKind::person || !parts[form].first.empty()) continue;
        const auto found = exact_surname.find(parts[form].last);
        if (found == exact_surname.end()) continue;
        const std::uint32_t person = owner_of_surname(form, found->second, linker);
        if (person != none) linker.link(form, person);
    }
    gather(linker);
}

// The full name that a bare surname goes to, or none. Either all full names with it are one person, or one is named ten
// times as often as the others together and is the only one to share a role with the bare name.
std::uint32_t PersonRegistry::owner_of_surname(std::uint32_t bare, const std::vector<std::uint32_t>& people,
                                               const Linker& linker) const {
    struct Candidate {
        std::uint32_t articles = 0;
        bool role = false, gender = true;
    };
    std::map<std::uint32_t, Candidate> candidates;  // by root
    std::uint32_t all_articles = 0;
    for (const auto form : people) {
        Candidate& candidate = candidates[linker.root(form)];
        candidate.articles += forms_[form].articles;
        candidate.role |= share_role(forms_[bare].roles, forms_[form].roles);
        candidate.gender &= genders_agree(bare, form);
        all_articles += forms_[form].articles;
    }
    std::uint32_t owner = none;
    for (const auto& [root, candidate] : candidates) {
        if (!candidate.gender) continue;
        const bool alone =
            candidates.size() == 1 &&
            (candidate.role || (forms_[bare].roles.empty() && candidate.articles >= known_from_articles));
        const bool by_far = candidate.role && candidate.articles >= by_far_more * (all_articles - candidate.articles);
        if (!alone && !by_far) {
            if (candidate.role) return none;  // somebody else with that role
            continue;
        }
        owner = root;
    }
    return owner;
}

bool PersonRegistry::genders_agree(std::uint32_t one, std::uint32_t other) const {
    const Gender a = gender_of(forms_[one]), b = gender_of(forms_[other]);
    return a == Gender::unknown || b == Gender::unknown || a == b;
}

void PersonRegistry::apply_corrections(Linker& linker) {
    const auto find = [&](const std::string& name) {
        std::vector<std::uint32_t> found;
        for (const auto kind : {EntityKind::person, EntityKind::organisation, EntityKind::place, EntityKind::document,
                                EntityKind::group}) {
            if (const auto at = form_of_.find(Key{kind, text::fold(name)}); at != form_of_.end())
                found.push_back(at->second);
        }
        return found;
    };
    const auto apply = [&](const auto& pairs, auto use) {
        for (const auto& [one, other] : pairs) {
            const auto a = find(one), b = find(other);
            if (a.empty() || b.empty()) unused_.emplace_back(one, other);
            for (const auto x : a) {
                for (const auto y : b) use(x, y);
            }
        }
    };
    apply(splits_, [&](std::uint32_t x, std::uint32_t y) { linker.keep_apart(x, y); });
    apply(merges_, [&](std::uint32_t x, std::uint32_t y) { linker.link(x, y); });
}

void PersonRegistry::gather(const Linker& linker) {
    struct Group {
        Person person;
        std::map<std::string, RoleSeen> roles;
        std::map<std::string, std::uint32_t> spellings;
        std::uint32_t female = 0, male = 0;
    };
    std::map<std::uint32_t, Group> groups;
    for (std::uint32_t form = 0; form < forms_.size(); ++form) {
        const Form& from = forms_[form];
        Group& to = groups[linker.root(form)];
        to.person.kind = keys_[linker.root(form)]->first;
        to.person.articles += from.articles;
        to.person.mentions += from.mentions;
        to.female += from.female;
        to.male += from.male;
        for (const auto& [spelling, count] : from.spellings) to.spellings[spelling] += count;
        for (const auto& [role, seen] : from.roles) {
            RoleSeen& sum = to.roles[role];
            sum.articles += seen.articles;
            for (const auto& [spelling, count] : seen.spellings) sum.spellings[spelling] += count;
            if (seen.first && (!sum.first || *seen.first < *sum.first)) sum.first = seen.first;
            if (seen.last && (!sum.last || *sum.last < *seen.last)) sum.last = seen.last;
        }
    }
    std::vector<std::pair<std::string, std::uint32_t>> order;  // folded name, root
    for (auto& [root, group] : groups) {
        Person& person = group.person;
        // A full name goes before a bare one, then what most articles write.
        const auto better = [](const auto& a, const auto& b) {
            const bool a_full = a.first.find(' ') != std::string::npos, b_full = b.first.find(' ') != std::string::npos;
            if (a_full != b_full) return b_full;
            return a.second != b.second ? a.second < b.second : a.first > b.first;
        };
        person.name = std::max_element(group.spellings.begin(), group.spellings.end(), better)->first;
        for (const auto& [spelling, count] : group.spellings) {
            if (spelling != person.name) person.variants.push_back(spelling);
        }
        Form sum;
        sum.female = group.female;
        sum.male = group.male;
        person.gender = person.kind == EntityKind::person ? gender_of(sum) : Gender::neuter;
        const auto rarer = [](const auto& a, const auto& b) {
            return a.second != b.second ? a.second < b.second : a.first > b.first;
        };
        for (const auto& [folded, seen] : group.roles) {
            const auto& spelling = std::max_element(seen.spellings.begin(), seen.spellings.end(), rarer)->first;
            person.roles.push_back({spelling, seen.first, seen.last, seen.articles});
        }
        std::stable_sort(person.roles.begin(), person.roles.end(),
                         [](const RoleDates& a, const RoleDates& b) { return a.articles > b.articles; });
        if (person.roles.size() > most_roles) person.roles.resize(most_roles);
        order.emplace_back(text::fold(person.name), root);
    }
    std::sort(order.begin(), order.end(), [&](const auto& a, const auto& b) {
        const Person& x = groups.at(a.second).person;
        const Person& y = groups.at(b.second).person;
        return std::tie(a.first, x.kind, x.name, a.second) < std::tie(b.first, y.kind, y.name, b.second);
    });
    person_of_form_.assign(forms_.size(), {});
    std::map<std::uint32_t, std::uint32_t> rank;
    for (const auto& [folded, root] : order) {
        rank[root] = static_cast<std::uint32_t>(people_.size());
        people_.push_back(std::move(groups.at(root).person));
    }
    for (std::uint32_t form = 0; form < forms_.size(); ++form)
        person_of_form_[form] = base::PersonId{rank.at(linker.root(form))};
    forms_.clear();
    form_of_.clear();
    keys_.clear();
}

base::PersonId PersonRegistry::person_of(SightingId sighting) const {
    assert(sighting.value < person_of_form_.size());
    return person_of_form_[sighting.value];
}

}  // namespace verbatim::names
