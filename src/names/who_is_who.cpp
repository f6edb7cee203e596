#include "names/who_is_who.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "names/identity.h"
#include "names/linker.h"

namespace verbatim::names {
namespace {

constexpr std::uint32_t none = 0xFFFFFFFFu;
constexpr std::size_t compared = 200;             // names that are held against each other
constexpr std::uint32_t by_far_with_role = 10;    // times that an owner is called by a role as often as all others
constexpr std::uint32_t by_far_without = 20;      // times that an owner is named as often as all others
constexpr std::uint32_t known_from_articles = 2;  // a bare surname joins somebody whom at least so many articles name
constexpr std::uint32_t better_known = 3;         // times that somebody is named as often as an unclear name that may be theirs
constexpr std::uint32_t alias_share = 90;         // per cent of an acronym's full names that must be one and the same
constexpr std::uint32_t alias_alone = 5;          // an acronym alone in more than so many times those articles means something else
constexpr std::uint32_t alias_articles = 3;       // that must write both

// Whether two sorted lists share an element.
bool meet(const std::vector<std::string_view>& one, const std::vector<std::string_view>& other) {
    auto a = one.begin();
    auto b = other.begin();
    while (a != one.end() && b != other.end()) {
        if (*a == *b) return true;
        ++(*a < *b ? a : b);
    }
    return false;
}

void sort_once(std::vector<std::string_view>& list) {
    std::sort(list.begin(), list.end());
    list.erase(std::unique(list.begin(), list.end()), list.end());
}

// A name of people with all its forms: one for each role that it is met with.
struct Name {
    std::uint32_t first = 0, last = 0;  // its forms, half-open
    NameParts parts;
    std::uint32_t articles = 0, female = 0, male = 0;
    std::vector<std::string_view> role_ends;      // last words of its roles, sorted
    std::vector<std::string_view> telling_roles;  // roles of several words, sorted: "energy minister"
    Gender gender = Gender::unknown;
};

bool genders_agree(Gender a, Gender b) { return a == Gender::unknown || b == Gender::unknown || a == b; }

class Deciding {
  public:
    explicit Deciding(const std::vector<NamedForm>& forms) : forms_(forms), linker_(forms.size()) {}

    std::vector<std::uint32_t> decide(std::vector<NameCorrection>& corrections) {
        apply(corrections);
        read_names();
        link_full_names();
        link_unclear_names();
        link_acronyms();
        std::vector<std::uint32_t> roots;
        for (std::uint32_t form = 0; form < forms_.size(); ++form) roots.push_back(linker_.root(form));
        return roots;
    }

  private:
    // --- The user's word ------------------------------------------------------------------------------------------
    std::vector<std::uint32_t> forms_named(const std::string& name) const {
        std::vector<std::uint32_t> found;
        for (const auto kind : {EntityKind::person, EntityKind::organisation, EntityKind::place, EntityKind::document, EntityKind::group}) {
            Entity entity;
            entity.name = name;
            entity.kind = kind;
            const PersonRegistry::Key least{kind, identity_of(entity), ""};
            auto at = std::lower_bound(forms_.begin(), forms_.end(), least, [](const NamedForm& one, const auto& key) { return *one.key < key; });
            for (; at != forms_.end() && at->key->kind == kind && at->key->name == least.name; ++at)
                found.push_back(static_cast<std::uint32_t>(at - forms_.begin()));
        }
        return found;
    }

    void apply(std::vector<NameCorrection>& corrections) {
        for (const bool same : {false, true}) {
            for (NameCorrection& correction : corrections) {
                if (correction.same != same) continue;
                const auto a = forms_named(correction.one), b = forms_named(correction.other);
                correction.used = !a.empty() && !b.empty();
                if (same && correction.used)
                    for (const auto& forms : {a, b})
                        for (const auto form : forms) linker_.link(a.front(), form);
                if (!same)
                    for (const auto x : a)
                        for (const auto y : b) linker_.keep_apart(x, y);
            }
        }
    }

    // --- Full names -----------------------------------------------------------------------------------------------
    void read_names() {
        for (std::uint32_t form = 0; form < forms_.size(); ++form) {
            const PersonRegistry::Key& key = *forms_[form].key;
            if (key.kind != EntityKind::person) continue;
            if (names_.empty() || key.name != forms_[names_.back().first].key->name) {
                names_.push_back({form, form, parts_of(key.name), 0, 0, 0, {}, {}, Gender::unknown});
            }
            Name& name = names_.back();
            name.last = form + 1;
            name.articles += forms_[form].form->articles;
            name.female += forms_[form].form->female;
            name.male += forms_[form].form->male;
            for (const auto& [role, seen] : forms_[form].form->roles) {
                name.role_ends.push_back(head_of_role(role));
                if (role.find(' ') != std::string::npos) name.telling_roles.push_back(role);
            }
        }
        for (Name& name : names_) {
            sort_once(name.role_ends);
            sort_once(name.telling_roles);
            PersonRegistry::Form sum;
            sum.female = name.female;
            sum.male = name.male;
            name.gender = sum.gender();
        }
        for (std::uint32_t name = 0; name < names_.size(); ++name) {
            const NameParts& parts = names_[name].parts;
            if (parts.bare()) continue;
            by_bones_[bones_of(parts.last)].push_back(name);
            by_surname_[parts.last].push_back(name);
        }
    }

    Agreement agreement_of(std::uint32_t one, std::uint32_t other) const {
        if (!genders_agree(names_[one].gender, names_[other].gender)) return Agreement::none;
        return agreement(names_[one].parts, names_[other].parts);
    }

    bool fit(std::uint32_t one, std::uint32_t other) const {
        if (one == other) return false;
        switch (agreement_of(one, other)) {
            case Agreement::by_itself: return true;
            case Agreement::with_role: return meet(names_[one].role_ends, names_[other].role_ends);
            case Agreement::with_telling_role: return meet(names_[one].telling_roles, names_[other].telling_roles);
            case Agreement::none: break;
        }
        return false;
    }

    void link_full_names() {
        unclear_.assign(names_.size(), false);
        for (const auto& [bones, people] : by_bones_) {
            if (people.size() <= compared) {
                link_among(people);
                continue;
            }
            std::map<char, std::vector<std::uint32_t>> by_first;  // a common surname: those whose first names begin alike
            for (const auto name : people) by_first[names_[name].parts.first.front()].push_back(name);
            for (const auto& [letter, some] : by_first) {
                if (some.size() <= 2 * compared) link_among(some);
            }
        }
        // A name's own forms are one person, unless the name fits several.
        for (std::uint32_t name = 0; name < names_.size(); ++name) {
            if (!unclear_[name] && !names_[name].parts.bare()) link_rest(names_[name]);
        }
    }

    void link_among(const std::vector<std::uint32_t>& people) {
        std::vector<std::vector<std::uint32_t>> fitting(people.size());
        for (std::size_t i = 0; i < people.size(); ++i) {
            for (const auto other : people) {
                if (fit(people[i], other)) fitting[i].push_back(other);
            }
            // Everybody who fits a name must fit together, or it is not clear whom it means.
            unclear_[people[i]] = !std::all_of(fitting[i].begin(), fitting[i].end(), [&](std::uint32_t x) {
                return std::all_of(fitting[i].begin(), fitting[i].end(),
                                   [&](std::uint32_t y) { return x == y || agreement_of(x, y) != Agreement::none; });
            });
            if (unclear_[people[i]]) candidates_[people[i]] = fitting[i];
        }
        for (std::size_t i = 0; i < people.size(); ++i) {
            for (const auto other : fitting[i]) {
                if (!unclear_[people[i]] && !unclear_[other]) linker_.link(names_[people[i]].first, names_[other].first);
            }
        }
    }

    // --- Names that fit several people ----------------------------------------------------------------------------
    void link_unclear_names() {
        // The best known of those who may be meant are somebody of their own.
        for (const auto& [number, candidates] : candidates_) {
            const std::uint32_t enough = better_known * names_[number].articles;
            const bool lesser =
                std::any_of(candidates.begin(), candidates.end(), [&](std::uint32_t other) { return names_[other].articles >= enough; });
            if (lesser) continue;
            unclear_[number] = false;
            link_rest(names_[number]);
        }
        for (std::uint32_t number = 0; number < names_.size(); ++number) {
            const Name& name = names_[number];
            if (!name.parts.bare() && !unclear_[number]) continue;
            const auto bare = by_surname_.find(name.parts.last);
            const auto several = candidates_.find(number);
            static const std::vector<std::uint32_t> nobody;
            const auto& candidates = several != candidates_.end() ? several->second
                                     : name.parts.bare() && bare != by_surname_.end() ? bare->second : nobody;
            for (std::uint32_t form = name.first; form < name.last; ++form) {
                const std::uint32_t owner = owner_of(form, name, candidates);
                if (owner != none) linker_.link(form, owner);
            }
            link_rest(name);
        }
    }

    // The forms of a name that went to nobody stay together.
    void link_rest(const Name& name) {
        std::uint32_t rest = none;
        for (std::uint32_t form = name.first; form < name.last; ++form) {
            if (owned_.contains(form)) continue;
            if (rest == none) rest = form;
            else linker_.link(rest, form);
        }
    }

    struct Candidate {
        std::uint32_t articles = 0;  // that name the candidate
        std::uint32_t called = 0;    // that call the candidate by the form's role
        bool gender = true;
    };

    // The person that a name in one role goes to, or none: the only one who has the surname, or who has it by far most often,
    // in that role where the name has one.
    std::uint32_t owner_of(std::uint32_t form, const Name& name, const std::vector<std::uint32_t>& people) {
        const std::string& role = forms_[form].key->role;
        std::map<std::uint32_t, Candidate> candidates;  // by root
        for (const auto person : people) {
            if (unclear_[person]) continue;
            Candidate& candidate = candidates[linker_.root(names_[person].first)];
            candidate.articles += names_[person].articles;
            candidate.gender &= genders_agree(forms_[form].form->gender(), names_[person].gender);
            for (std::uint32_t of = names_[person].first; of < names_[person].last; ++of)
                for (const auto& [its, seen] : forms_[of].form->roles)
                    if (!role.empty() && head_of_role(its) == role) candidate.called += seen.articles;
        }
        std::uint32_t owner = none, best = 0, rest = 0;
        for (const auto& [root, candidate] : candidates) {
            const std::uint32_t weight = role.empty() ? candidate.articles : candidate.called;
            if (candidate.gender && weight > best) {
                rest += best;
                best = weight;
                owner = root;
            } else {
                rest += weight;
            }
        }
        if (owner == none) return none;
        const bool alone = candidates.size() == 1 && name.parts.bare();
        const bool clear = role.empty() ? best >= known_from_articles && (alone || best >= std::max(by_far_without * rest, by_far_without))
                                        : alone || best >= std::max(by_far_with_role * rest, known_from_articles);
        if (!clear) return none;
        owned_.insert(form);
        return owner;
    }

    // --- Acronyms -------------------------------------------------------------------------------------------------
    // "IMF" alone is the organisation, or "JFK" the person, that articles which write both call so.
    void link_acronyms() {
        struct Alias {
            std::uint32_t form = none, most = 0, all = 0;
        };
        std::map<std::string_view, Alias> aliases;
        for (std::uint32_t form = 0; form < forms_.size(); ++form) {
            for (const auto& [acronym, articles] : forms_[form].form->also) {
                Alias& alias = aliases[acronym];
                alias.all += articles;
                if (articles <= alias.most) continue;
                alias.most = articles;
                alias.form = form;
            }
        }
        for (std::uint32_t form = 0; form < forms_.size(); ++form) {
            if (forms_[form].key->kind != EntityKind::organisation) continue;
            const auto found = aliases.find(forms_[form].key->name);
            if (found == aliases.end()) continue;
            const Alias& alias = found->second;
            const bool clear = alias.most >= alias_articles && 100 * alias.most >= alias_share * alias.all;
            if (clear && forms_[form].form->articles <= alias_alone * alias.most) linker_.link(form, alias.form);
        }
    }

    const std::vector<NamedForm>& forms_;
    Linker linker_;
    std::vector<Name> names_;
    std::vector<bool> unclear_;  // of each name: it fits several people
    std::map<std::uint32_t, std::vector<std::uint32_t>> candidates_;   // of an unclear name
    std::map<std::string, std::vector<std::uint32_t>> by_bones_;       // full names
    std::map<std::string_view, std::vector<std::uint32_t>> by_surname_;
    std::set<std::uint32_t> owned_;  // forms that went to somebody of another name
};

}  // namespace

std::vector<std::uint32_t> decide_who_is_who(const std::vector<NamedForm>& forms, std::vector<NameCorrection>& corrections) {
    return Deciding(forms).decide(corrections);
}

}  // namespace verbatim::names
