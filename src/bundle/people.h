// A shard of people: who there is, in the order of their numbers (most often quoted first, then by name).
//
//     people := first person: varint, count: varint, person*
//     person := name: string, kind: u8, roles: count, role*, spoken quotes articles: varint, first last: varint
//     role   := words: string, first: varint, last less first: varint          dates as below
//
// Organisations, documents and groups are here too when something was said in their name; `kind` tells.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace verbatim::bundle {

// What articles call somebody: "Minister of Transport", from the first to the last that does.
struct PersonRole {
    std::string role;
    std::uint32_t first = 0, last = 0;     // dates, shifted by date_shift; 0: all undated
    friend bool operator==(const PersonRole&, const PersonRole&) = default;
};

struct PersonRecord {
    std::string name;
    std::uint8_t kind = 0;                 // as names::EntityKind
    std::vector<PersonRole> roles;         // most frequent first
    std::uint32_t spoken = 0;              // direct and mixed quotes that lists show: at least likely, copies once (older bundles: all)
    std::uint32_t quotes = 0;              // all quotes
    std::uint32_t articles = 0;            // that mention the person
    std::uint32_t first = 0, last = 0;     // dates of those articles, shifted by date_shift; 0: all undated
    friend bool operator==(const PersonRecord&, const PersonRecord&) = default;
};

class PeopleShard {
  public:
    static base::Result<PeopleShard> read(std::string_view content);
    std::uint32_t first_person() const { return first_person_; }
    // By number; null when not in this shard.
    const PersonRecord* find(std::uint32_t person) const;
    const std::vector<PersonRecord>& records() const { return records_; }
    std::size_t memory() const { return records_.size() * (sizeof(PersonRecord) + 64); }

  private:
    std::vector<PersonRecord> records_;
    std::uint32_t first_person_ = 0;
};

std::string write_people(std::uint32_t first_person, const std::vector<PersonRecord>& records);

}  // namespace verbatim::bundle
