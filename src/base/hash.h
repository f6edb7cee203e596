// The one hash of Verbatim: XXH3, 128 bits, as 32 lower-case hexadecimal digits.
//
// It names shards, so that a file's name is a promise about its bytes, and words of quotations, so that a link finds a
// quote again after a rebuild. It guards against damage and mix-ups, not against an attacker: whoever can change a
// site's shards can change its manifest as well.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace verbatim::base {

// The digest of `bytes` as 32 hexadecimal digits (most significant first, XXH128's canonical form). Linear time.
std::string hash_hex(std::string_view bytes);

// The low 64 bits of the same digest, for tables in memory and for short links.
std::uint64_t hash64(std::string_view bytes);

}  // namespace verbatim::base
