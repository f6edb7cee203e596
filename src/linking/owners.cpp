#include "linking/owners.h"

#include <algorithm>
#include <tuple>

namespace verbatim::linking {

using names::Gender;

namespace {

constexpr std::uint32_t by_far_with_role = 10;    // times that an owner is called by a role as often as all others
constexpr std::uint32_t by_far_without = 20;      // times that an owner is named as often as all others
constexpr std::uint32_t known_from_articles = 2;  // a bare surname joins somebody whom at least so many articles name

constexpr Gender told[] = {Gender::unknown, Gender::female, Gender::male};
std::size_t index_of(Gender gender) { return gender == Gender::female ? 1 : gender == Gender::male ? 2 : 0; }

}  // namespace

void Owners::Leader::weigh(const Person& person, bool agrees, std::uint32_t weight) {
    if (agrees && weight > best) {
        rest += best;
        best = weight;
        owner = person.root;
    } else {
        rest += weight;
    }
}

Owners::Owners(const std::vector<KnownName>& names, std::span<const std::uint32_t> people, const Linker& linker) {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> by_root;  // root, name
    for (const std::uint32_t name : people) by_root.emplace_back(linker.root(names[name].first), name);
    std::sort(by_root.begin(), by_root.end());
    for (const auto& [root, number] : by_root) {
        if (people_.empty() || people_.back().root != root) people_.push_back({root});
        const KnownName& name = names[number];
        Person& person = people_.back();
        person.articles += name.articles;
        person.female |= name.gender == Gender::female;
        person.male |= name.gender == Gender::male;
        for (const RoleHead& head : name.heads) called_.push_back({head.word, static_cast<std::uint32_t>(people_.size()) - 1, head.articles});
    }
    std::sort(called_.begin(), called_.end(), [](const Called& a, const Called& b) { return std::tie(a.role, a.person) < std::tie(b.role, b.person); });
    for (std::size_t gender = 0; gender < 3; ++gender)
        for (const Person& person : people_) without_role_[gender].weigh(person, person.agrees(told[gender]), person.articles);
}

std::uint32_t Owners::of(std::string_view role, Gender gender, bool bare) const {
    Leader leader = without_role_[index_of(gender)];
    if (!role.empty()) {
        leader = {};
        auto one = std::lower_bound(called_.begin(), called_.end(), role, [](const Called& called, std::string_view wanted) { return called.role < wanted; });
        while (one != called_.end() && one->role == role) {
            const std::uint32_t person = one->person;
            std::uint32_t articles = 0;
            for (; one != called_.end() && one->role == role && one->person == person; ++one) articles += one->articles;
            leader.weigh(people_[person], people_[person].agrees(gender), articles);
        }
    }
    if (leader.owner == none) return none;
    const bool alone = people_.size() == 1 && bare;
    const bool clear = role.empty() ? leader.best >= known_from_articles && (alone || leader.best >= std::max(by_far_without * leader.rest, by_far_without))
                                    : alone || leader.best >= std::max(by_far_with_role * leader.rest, known_from_articles);
    return clear ? leader.owner : none;
}

}  // namespace verbatim::linking
