#include "index/people_table.h"

#include <algorithm>
#include <numeric>
#include <tuple>

#include "bundle/layout.h"

namespace verbatim::index {

namespace {

constexpr std::size_t most_roles = 4;

std::vector<std::string> first_roles(const names::Person& person) {
    std::vector<std::string> roles;
    for (const names::RoleDates& role : person.roles)
        if (roles.size() < most_roles) roles.push_back(role.role);
    return roles;
}

std::uint32_t earlier(std::uint32_t a, std::uint32_t b) { return a == 0 || b == 0 ? std::max(a, b) : std::min(a, b); }

}  // namespace

PeopleTable::PeopleTable(const NameCorrections& corrections) {
    for (const auto& [one, other] : corrections.same) registry_.always_merge(one, other);
    for (const auto& [one, other] : corrections.different) registry_.never_merge(one, other);
}

void PeopleTable::Tally::add(const Tally& other) {
    quotes += other.quotes;
    spoken += other.spoken;
    first = earlier(first, other.first);
    last = std::max(last, other.last);
    speaks |= other.speaks;
}

void PeopleTable::add(const SpooledArticle& spooled) {
    const std::uint32_t date =
        spooled.article.date ? static_cast<std::uint32_t>(spooled.article.date->days + bundle::date_shift) : 0;
    std::vector<names::SightingId> seen;
    for (const names::Entity& entity : spooled.analysis.names.entities) {
        seen.push_back(registry_.add(entity, spooled.article.date));
        sightings_.insert_or_assign({entity.kind, entity.name}, seen.back());
        tallies_.resize(std::max<std::size_t>(tallies_.size(), std::size_t{seen.back().value} + 1));
        tallies_[seen.back().value].add({0, 0, date, date, false});
    }
    for (const quotes::Quote& quote : spooled.analysis.quotes) {
        if (quote.person >= seen.size()) continue;
        const bool spoken = quote.kind != quotes::QuoteKind::indirect;
        tallies_[seen[quote.person].value].add({1, spoken ? 1u : 0u, 0, 0, true});
    }
}

void PeopleTable::finish() {
    registry_.finish();
    const std::vector<names::Person>& people = registry_.people();
    std::vector<Tally> sums(people.size());
    for (std::uint32_t sighting = 0; sighting < tallies_.size(); ++sighting) {
        const base::PersonId person = registry_.person_of(names::SightingId{sighting});
        if (person.known()) sums[person.value].add(tallies_[sighting]);
    }
    std::vector<std::uint32_t> listed(people.size());
    std::iota(listed.begin(), listed.end(), 0u);
    std::erase_if(listed, [&](std::uint32_t i) { return people[i].kind != names::EntityKind::person && !sums[i].speaks; });
    std::stable_sort(listed.begin(), listed.end(), [&](std::uint32_t a, std::uint32_t b) {
        return std::tie(sums[b].spoken, people[b].articles, people[a].name) < std::tie(sums[a].spoken, people[a].articles, people[b].name);
    });
    numbers_.assign(people.size(), base::PersonId{});
    for (std::uint32_t i : listed) {
        numbers_[i] = base::PersonId{static_cast<std::uint32_t>(records_.size())};
        records_.push_back({people[i].name, static_cast<std::uint8_t>(people[i].kind), first_roles(people[i]), sums[i].spoken,
                            sums[i].quotes, people[i].articles, sums[i].first, sums[i].last});
    }
}

base::PersonId PeopleTable::find(const names::Entity& entity) const {
    const auto found = sightings_.find({entity.kind, entity.name});
    if (found == sightings_.end()) return {};
    const base::PersonId person = registry_.person_of(found->second);
    return person.known() ? numbers_[person.value] : base::PersonId{};
}

}  // namespace verbatim::index
