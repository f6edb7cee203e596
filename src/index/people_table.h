// Who there is in the whole collection, numbered for the bundle; linking/registry.h decides who is who.
//
// People are listed always; organisations, documents, groups and places only when something is said in their name
// somewhere. Numbers go by how often somebody is quoted, so that the first shard of people holds those whom readers want.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/ids.h"
#include "bundle/people.h"
#include "index/builder.h"
#include "index/spool.h"
#include "linking/registry.h"

namespace verbatim::index {

class PeopleTable {
  public:
    explicit PeopleTable(const NameCorrections& corrections);

    // First pass: takes note of everyone in the article.
    void add(const SpooledArticle& spooled);
    // Between the passes: decides who is who. Deterministic whatever the order of add().
    void finish();
    // Everybody, listed or not, after finish(); and who speaks in each quote, in the order in which they were added. None: nobody known.
    const std::vector<linking::Person>& persons() const { return registry_.people(); }
    std::vector<base::PersonId> speakers() const;
    // After finish(): numbers those who are listed, those first of whom lists show most quotations. `shown` is by persons().
    void number(const std::vector<std::uint32_t>& shown);

    // Second pass: the people that the entities of the nth article added are; none for those who are not listed.
    std::vector<base::PersonId> people_of(std::uint32_t article) const;
    const std::vector<bundle::PersonRecord>& records() const { return records_; }
    // Other forms of a listed person's name.
    const std::vector<std::string>& variants(std::uint32_t person) const { return registry_.people()[listed_[person]].variants; }
    const std::vector<linking::NameCorrection>& corrections() const { return registry_.corrections(); }

  private:
    // What the registry does not count.
    struct Tally {
        std::uint32_t quotes = 0;
        std::uint32_t first = 0, last = 0;  // dates, shifted
        bool speaks = false;
        void add(const Tally& other);
    };
    linking::PersonRegistry registry_;
    base::PersonId listed(linking::SightingId sighting) const;
    std::vector<linking::SightingId> sightings_;    // of each entity, article after article
    std::vector<std::size_t> first_sightings_{0}; // of each article, and one more
    std::vector<Tally> tallies_;          // by sighting
    std::vector<linking::SightingId> speakers_;  // of each quote
    std::vector<base::PersonId> numbers_; // by the registry's person
    std::vector<std::uint32_t> listed_;   // the registry's person of each record
    std::vector<bundle::PersonRecord> records_;
};

}  // namespace verbatim::index
