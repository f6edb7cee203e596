#include "linking/registry.h"

#include <algorithm>
#include <cassert>
#include <memory>
#include <tuple>

#include "linking/identity.h"
#include "linking/who_is_who.h"
#include "names/roles.h"
#include "text/tokenizer.h"

namespace verbatim::linking {

using names::Entity;
using names::EntityKind;
using names::Gender;
using names::head_of_role;

namespace {

constexpr std::size_t most_roles = 12;  // kept of each person

// "minister" of "Justice Minister": what tells the bearers of one name apart. Only people are told apart so.
std::string role_of(const Entity& entity) {
    if (entity.kind != EntityKind::person || entity.roles.empty()) return {};
    const std::string role = text::fold(entity.roles.front());
    return std::string(head_of_role(role));
}

template <class Counts>
const std::string& most_frequent(const Counts& counts) {
    const auto rarer = [](const auto& a, const auto& b) { return a.second != b.second ? a.second < b.second : a.first > b.first; };
    return std::max_element(counts.begin(), counts.end(), rarer)->first;
}

// What is known of a person so far.
struct Group {
    Person person;
    PersonRegistry::Form sum;

    void add(const PersonRegistry::Form& form) {
        sum.articles += form.articles;
        sum.mentions += form.mentions;
        sum.female += form.female;
        sum.male += form.male;
        for (const auto& [spelling, count] : form.spellings) sum.spellings[spelling] += count;
        for (const auto& [role, seen] : form.roles) sum.roles[role].add(seen);
    }

    void finish() {
        // A full name goes before a bare one, then what most articles write.
        const auto better = [](const auto& a, const auto& b) {
            const bool a_full = a.first.find(' ') != std::string::npos, b_full = b.first.find(' ') != std::string::npos;
            if (a_full != b_full) return b_full;
            return a.second != b.second ? a.second < b.second : a.first > b.first;
        };
        person.name = std::max_element(sum.spellings.begin(), sum.spellings.end(), better)->first;
        for (const auto& [spelling, count] : sum.spellings) {
            if (spelling != person.name) person.variants.push_back(spelling);
        }
        person.articles = sum.articles;
        person.mentions = sum.mentions;
        person.gender = person.kind == EntityKind::person ? sum.gender() : Gender::neuter;
        for (const auto& [folded, seen] : sum.roles)
            person.roles.push_back({most_frequent(seen.spellings), seen.first, seen.last, seen.articles});
        std::stable_sort(person.roles.begin(), person.roles.end(),
                         [](const RoleDates& a, const RoleDates& b) { return a.articles > b.articles; });
        if (person.roles.size() > most_roles) person.roles.resize(most_roles);
    }
};

}  // namespace

void PersonRegistry::RoleSeen::add(const RoleSeen& other) {
    articles += other.articles;
    for (const auto& [spelling, count] : other.spellings) spellings[spelling] += count;
    if (other.first && (!first || *other.first < *first)) first = other.first;
    if (other.last && (!last || *last < *other.last)) last = other.last;
}

Gender PersonRegistry::Form::gender() const {
    if (female > 4 * male) return Gender::female;
    if (male > 4 * female) return Gender::male;
    return Gender::unknown;
}

SightingId PersonRegistry::add(const Entity& entity, std::optional<base::Date> date) {
    const auto [at, fresh] =
        form_of_.emplace(Key{entity.kind, identity_of(entity), role_of(entity)}, static_cast<std::uint32_t>(forms_.size()));
    if (fresh) forms_.emplace_back();
    Form& form = forms_[at->second];
    ++form.articles;
    form.mentions += static_cast<std::uint32_t>(entity.mentions.size());
    form.female += entity.gender == Gender::female;
    form.male += entity.gender == Gender::male;
    ++form.spellings[entity.name];
    for (const std::string& acronym : entity.also) ++form.also[text::fold(acronym)];
    for (const std::string& role : entity.roles) form.roles[text::fold(role)].add({{{role, 1}}, date, date, 1});
    return SightingId{at->second};
}

// Forms in the order of their keys, so that nothing below depends on the order of add().
void PersonRegistry::number_by_name() {
    form_of_sighting_.resize(forms_.size());
    std::vector<Form> ordered;
    ordered.reserve(forms_.size());
    for (auto& [key, form] : form_of_) {
        form_of_sighting_[form] = static_cast<std::uint32_t>(ordered.size());
        ordered.push_back(std::move(forms_[form]));
        form = form_of_sighting_[form];
    }
    forms_ = std::move(ordered);
}

void PersonRegistry::finish() {
    number_by_name();
    std::vector<NamedForm> named;
    for (const auto& [key, form] : form_of_) named.push_back({&key, &forms_[form]});
    gather(decide_who_is_who(named, corrections_));
    forms_.clear();
    form_of_.clear();
}

void PersonRegistry::gather(const std::vector<std::uint32_t>& root_of) {
    std::vector<std::unique_ptr<Group>> groups(root_of.size());  // by root; null where a form is none
    for (const auto& [key, form] : form_of_) {
        std::unique_ptr<Group>& group = groups[root_of[form]];
        if (!group) group = std::make_unique<Group>();
        if (root_of[form] == form) group->person.kind = key.kind;
        group->add(forms_[form]);
    }
    std::vector<std::pair<std::string, std::uint32_t>> order;  // folded name, root
    for (std::uint32_t root = 0; root < groups.size(); ++root) {
        if (!groups[root]) continue;
        groups[root]->finish();
        order.emplace_back(text::fold(groups[root]->person.name), root);
    }
    std::sort(order.begin(), order.end(), [&](const auto& a, const auto& b) {
        const Person &x = groups[a.second]->person, &y = groups[b.second]->person;
        return std::tie(a.first, x.kind, x.name, a.second) < std::tie(b.first, y.kind, y.name, b.second);
    });
    std::vector<base::PersonId> number(root_of.size());
    people_.reserve(order.size());
    for (const auto& [folded, root] : order) {
        number[root] = base::PersonId{static_cast<std::uint32_t>(people_.size())};
        people_.push_back(std::move(groups[root]->person));
        groups[root].reset();
    }
    for (const std::uint32_t root : root_of) person_of_form_.push_back(number[root]);
}

base::PersonId PersonRegistry::person_of(SightingId sighting) const {
    assert(sighting.value < form_of_sighting_.size());
    return person_of_form_[form_of_sighting_[sighting.value]];
}

}  // namespace verbatim::linking
