#include "index/people_table.h"

#include <algorithm>
#include <numeric>
#include <tuple>

#include "bundle/layout.h"

namespace verbatim::index {

namespace {

constexpr std::size_t most_roles = 4;

std::uint32_t shifted(const std::optional<base::Date>& date) {
    return date ? static_cast<std::uint32_t>(date->days + bundle::date_shift) : 0;
}

std::vector<bundle::PersonRole> first_roles(const linking::Person& person) {
    std::vector<bundle::PersonRole> roles;
    for (const linking::RoleDates& role : person.roles)
        if (roles.size() < most_roles) roles.push_back({role.role, shifted(role.first), shifted(role.last)});
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
    first = earlier(first, other.first);
    last = std::max(last, other.last);
    speaks |= other.speaks;
}

void PeopleTable::add(const SpooledArticle& spooled) {
    const std::uint32_t date = shifted(spooled.article.date);
    std::vector<linking::SightingId> seen;
    for (const names::Entity& entity : spooled.analysis.names.entities) {
        seen.push_back(registry_.add(entity, spooled.article.date));
        tallies_.resize(std::max<std::size_t>(tallies_.size(), std::size_t{seen.back().value} + 1));
        tallies_[seen.back().value].add({0, date, date, false});
    }
    sightings_.insert(sightings_.end(), seen.begin(), seen.end());
    first_sightings_.push_back(sightings_.size());
    for (const quotes::Quote& quote : spooled.analysis.quotes) {
        speakers_.push_back(quote.person < seen.size() ? seen[quote.person] : linking::SightingId{});
        if (quote.person >= seen.size()) continue;
        tallies_[seen[quote.person].value].add({1, 0, 0, true});
    }
}

void PeopleTable::finish() { registry_.finish(); }

void PeopleTable::number(const std::vector<std::uint32_t>& shown) {
    const std::vector<linking::Person>& people = registry_.people();
    std::vector<Tally> sums(people.size());
    for (std::uint32_t sighting = 0; sighting < tallies_.size(); ++sighting) {
        const base::PersonId person = registry_.person_of(linking::SightingId{sighting});
        if (person.known()) sums[person.value].add(tallies_[sighting]);
    }
    listed_.resize(people.size());
    std::iota(listed_.begin(), listed_.end(), 0u);
    std::erase_if(listed_, [&](std::uint32_t i) { return people[i].kind != names::EntityKind::person && !sums[i].speaks; });
    std::stable_sort(listed_.begin(), listed_.end(), [&](std::uint32_t a, std::uint32_t b) {
        return std::tie(shown[b], people[b].articles, people[a].name) < std::tie(shown[a], people[a].articles, people[b].name);
    });
    numbers_.assign(people.size(), base::PersonId{});
    for (std::uint32_t i : listed_) {
        numbers_[i] = base::PersonId{static_cast<std::uint32_t>(records_.size())};
        records_.push_back({people[i].name, static_cast<std::uint8_t>(people[i].kind), first_roles(people[i]), shown[i],
                            sums[i].quotes, people[i].articles, sums[i].first, sums[i].last});
    }
}

base::PersonId PeopleTable::listed(linking::SightingId sighting) const {
    if (!sighting.known()) return {};
    const base::PersonId person = registry_.person_of(sighting);
    return person.known() ? numbers_[person.value] : base::PersonId{};
}

std::vector<base::PersonId> PeopleTable::speakers() const {
    std::vector<base::PersonId> speakers;
    speakers.reserve(speakers_.size());
    for (const linking::SightingId sighting : speakers_) speakers.push_back(sighting.known() ? registry_.person_of(sighting) : base::PersonId{});
    return speakers;
}

std::vector<base::PersonId> PeopleTable::people_of(std::uint32_t article) const {
    std::vector<base::PersonId> people;
    for (std::size_t i = first_sightings_[article]; i < first_sightings_[article + 1]; ++i) people.push_back(listed(sightings_[i]));
    return people;
}

}  // namespace verbatim::index
