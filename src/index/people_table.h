// Who there is in the whole collection, numbered for the bundle; names/registry.h decides who is who.
//
// People are listed always; organisations, documents, groups and places only when something is said in their name
// somewhere. Numbers go by how often somebody is quoted, so that the first shard of people holds those whom readers want.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "base/ids.h"
#include "bundle/people.h"
#include "index/builder.h"
#include "index/spool.h"
#include "names/registry.h"

namespace verbatim::index {

class PeopleTable {
  public:
    explicit PeopleTable(const NameCorrections& corrections);

    // First pass: takes note of everyone in the article.
    void add(const SpooledArticle& spooled);
    // Between the passes: numbers those who are listed. Deterministic whatever the order of add().
    void finish();

    // Second pass: the person that an entity is; none for one that is not listed.
    base::PersonId find(const names::Entity& entity) const;
    const std::vector<bundle::PersonRecord>& records() const { return records_; }

  private:
    // What the registry does not count.
    struct Tally {
        std::uint32_t quotes = 0, spoken = 0;
        std::uint32_t first = 0, last = 0;  // dates, shifted
        bool speaks = false;
        void add(const Tally& other);
    };
    names::PersonRegistry registry_;
    std::map<std::pair<names::EntityKind, std::string>, names::SightingId> sightings_;
    std::vector<Tally> tallies_;          // by sighting
    std::vector<base::PersonId> numbers_; // by the registry's person
    std::vector<bundle::PersonRecord> records_;
};

}  // namespace verbatim::index
