// Who there is in the whole collection: entities of single articles joined under one person each.
//
// People are listed always; organisations, documents, groups and places only when something is said in their name
// somewhere. Numbers go by how often somebody is quoted, so that the first shard of people holds those whom readers want.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/ids.h"
#include "bundle/people.h"
#include "index/spool.h"

namespace verbatim::index {

class PeopleTable {
  public:
    // First pass: takes note of everyone in the article.
    void add(const SpooledArticle& spooled);
    // Between the passes: numbers those who are listed. Deterministic whatever the order of add().
    void finish();

    // Second pass: the person that an entity is; none for one that is not listed.
    base::PersonId find(const names::Entity& entity) const;
    const std::vector<bundle::PersonRecord>& records() const { return records_; }

  private:
    struct Draft {
        bundle::PersonRecord record;
        std::map<std::string, std::uint32_t> roles;  // how often
        bool listed = false;
    };
    std::unordered_map<std::string, Draft> drafts_;
    std::unordered_map<std::string, base::PersonId> numbers_;
    std::vector<bundle::PersonRecord> records_;
};

}  // namespace verbatim::index
