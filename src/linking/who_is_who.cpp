#include "linking/who_is_who.h"

#include <algorithm>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>

#include "linking/fitting.h"
#include "linking/identity.h"
#include "linking/known_name.h"
#include "linking/linker.h"
#include "linking/owners.h"
#include "names/roles.h"

namespace verbatim::linking {

using names::Entity;
using names::EntityKind;
using names::head_of_role;

namespace {

constexpr std::uint32_t no_form = 0xFFFFFFFFu;
constexpr std::size_t compared_names = 200;       // names that are held against each other
constexpr std::uint32_t better_known = 3;         // times that somebody is named as often as an unclear name that may be theirs
constexpr std::uint32_t alias_share = 90;         // per cent of an acronym's full names that must be one and the same
constexpr std::uint32_t alias_alone = 5;          // an acronym alone in more than so many times those articles means something else
constexpr std::uint32_t alias_articles = 3;       // that must write both

// Words in order, each once, with the sum of its articles.
void sort_once(std::vector<RoleHead>& heads) {
    std::sort(heads.begin(), heads.end(), [](const RoleHead& a, const RoleHead& b) { return a.word < b.word; });
    std::size_t kept = 0;
    for (const RoleHead& head : heads) {
        if (kept > 0 && heads[kept - 1].word == head.word) heads[kept - 1].articles += head.articles;
        else heads[kept++] = head;
    }
    heads.resize(kept);
}

void sort_once(std::vector<std::string_view>& list) {
    std::sort(list.begin(), list.end());
    list.erase(std::unique(list.begin(), list.end()), list.end());
}

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
                names_.push_back({form, form, made_ready(key.name)});
            }
            KnownName& name = names_.back();
            name.last = form + 1;
            name.articles += forms_[form].form->articles;
            name.female += forms_[form].form->female;
            name.male += forms_[form].form->male;
            for (const auto& [role, seen] : forms_[form].form->roles) {
                name.heads.push_back({head_of_role(role), seen.articles});
                if (role.find(' ') != std::string::npos) name.telling_roles.push_back(role);
            }
        }
        for (KnownName& name : names_) {
            sort_once(name.heads);
            sort_once(name.telling_roles);
            PersonRegistry::Form sum;
            sum.female = name.female;
            sum.male = name.male;
            name.gender = sum.gender();
        }
        for (std::uint32_t name = 0; name < names_.size(); ++name) {
            const NameParts& parts = names_[name].compared.parts;
            if (parts.bare()) continue;
            by_bones_[bones_of(parts.last)].push_back(name);
            by_surname_[parts.last].push_back(name);
        }
    }

    void link_full_names() {
        unclear_.assign(names_.size(), false);
        for (const auto& [bones, people] : by_bones_) {
            if (people.size() <= compared_names) {
                link_among(people);
                continue;
            }
            std::map<char, std::vector<std::uint32_t>> by_first;  // a common surname: those whose first names begin alike
            for (const auto name : people) by_first[names_[name].compared.parts.first.front()].push_back(name);
            for (const auto& [letter, some] : by_first) {
                if (some.size() <= 2 * compared_names) link_among(some);
            }
        }
        // A name's own forms are one person, unless the name fits several.
        for (std::uint32_t name = 0; name < names_.size(); ++name) {
            if (!unclear_[name] && !names_[name].bare()) link_rest(names_[name]);
        }
    }

    void link_among(const std::vector<std::uint32_t>& people) {
        const auto fitting = std::make_shared<const Fitting>(names_, people);
        for (std::size_t i = 0; i < people.size(); ++i) {
            unclear_[people[i]] = fitting->unclear(i);
            if (fitting->unclear(i)) several_[people[i]] = {fitting, i};
        }
        for (std::size_t i = 0; i < people.size(); ++i) {
            if (unclear_[people[i]]) continue;
            fitting->each_fitting(i, [&](std::uint32_t other) {
                if (!unclear_[other]) linker_.link(names_[people[i]].first, names_[other].first);
                return true;
            });
        }
    }

    // --- Names that fit several people ----------------------------------------------------------------------------
    void link_unclear_names() {
        // The best known of those who may be meant are somebody of their own.
        for (const auto& [number, several] : several_) {
            const std::uint32_t enough = better_known * names_[number].articles;
            if (!several.among->each_fitting(several.row, [&](std::uint32_t other) { return names_[other].articles < enough; })) continue;
            unclear_[number] = false;
            link_rest(names_[number]);
        }
        for (std::uint32_t number = 0; number < names_.size(); ++number) {
            const KnownName& name = names_[number];
            if (!name.bare() && !unclear_[number]) continue;
            for (std::uint32_t form = name.first; form < name.last; ++form) {
                const std::uint32_t owner = owners_for(number).of(forms_[form].key->role, forms_[form].form->gender(), name.bare());
                if (owner == Owners::none) continue;
                owned_.insert(form);
                // Only the user's word can have made a form part of a set before; then sets of owners may be joined with it.
                const bool as_expected = linker_.alone(form);
                linker_.link(form, owner);
                if (!as_expected) forget_owners();
            }
            link_rest(name);
        }
    }

    // Who may be meant by an unclear name or a bare surname. Valid until the next call.
    const Owners& owners_for(std::uint32_t number) {
        const KnownName& name = names_[number];
        const auto several = several_.find(number);
        std::vector<std::uint32_t> people;
        const auto add = [&](std::uint32_t person) {
            if (!unclear_[person]) people.push_back(person);
            return true;
        };
        if (several != several_.end()) {
            if (owners_of_ == number) return *owners_;
            several->second.among->each_fitting(several->second.row, add);
            owners_ = std::make_unique<Owners>(names_, people, linker_);
            owners_of_ = number;
            return *owners_;
        }
        std::unique_ptr<Owners>& owners = by_surname_owners_[name.compared.parts.last];
        if (owners) return *owners;
        const auto bare = by_surname_.find(name.compared.parts.last);
        if (name.bare() && bare != by_surname_.end())
            for (const std::uint32_t person : bare->second) add(person);
        owners = std::make_unique<Owners>(names_, people, linker_);
        return *owners;
    }

    void forget_owners() {
        owners_of_ = no_form;
        by_surname_owners_.clear();
    }

    // The forms of a name that went to nobody stay together.
    void link_rest(const KnownName& name) {
        std::uint32_t rest = no_form;
        for (std::uint32_t form = name.first; form < name.last; ++form) {
            if (owned_.contains(form)) continue;
            if (rest == no_form) rest = form;
            else linker_.link(rest, form);
        }
    }

    // --- Acronyms -------------------------------------------------------------------------------------------------
    // "IMF" alone is the organisation, or "JFK" the person, that articles which write both call so.
    void link_acronyms() {
        struct Alias {
            std::uint32_t form = no_form, most = 0, all = 0;
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
    std::vector<KnownName> names_;
    std::vector<bool> unclear_;  // of each name: it fits several people
    struct Several {
        std::shared_ptr<const Fitting> among;
        std::size_t row = 0;
    };
    std::map<std::uint32_t, Several> several_;  // who fits an unclear name
    std::map<std::string, std::vector<std::uint32_t>> by_bones_;       // full names
    std::map<std::string_view, std::vector<std::uint32_t>> by_surname_;
    std::unique_ptr<Owners> owners_;    // of one unclear name
    std::uint32_t owners_of_ = no_form;
    std::map<std::string_view, std::unique_ptr<Owners>> by_surname_owners_;
    std::set<std::uint32_t> owned_;  // forms that went to somebody of another name
};

}  // namespace

std::vector<std::uint32_t> decide_who_is_who(const std::vector<NamedForm>& forms, std::vector<NameCorrection>& corrections) {
    return Deciding(forms).decide(corrections);
}

}  // namespace verbatim::linking
