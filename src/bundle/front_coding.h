// Front coding: a sorted string as the length that it shares with the one before, and the rest.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/bytes.h"

namespace verbatim::bundle {

// How many bytes two strings share at the start.
std::size_t shared_prefix(std::string_view a, std::string_view b);

// Writes `next`, which follows `before`.
void put_front_coded(base::ByteWriter& out, std::string_view before, std::string_view next);

// How many bytes of strings a shard of so many bytes may come to. Front coding could blow a few bytes up to gigabytes; real
// keys and terms stay far below this.
constexpr std::size_t most_front_coded(std::size_t content) { return (std::size_t{1} << 20) + 64 * content; }

// Turns `term` into the string that follows it; fails the reader when that cannot be. `first`: nothing stood before, so any
// string may come; else it must be greater.
void get_front_coded(base::ByteReader& in, std::string& term, bool first);
// The same for a length and a suffix that have been read out of `in` already.
void follow_front_coded(base::ByteReader& in, std::string& term, std::uint64_t shared, std::string_view suffix, bool first);

}  // namespace verbatim::bundle
