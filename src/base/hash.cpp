#include "base/hash.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace verbatim::base {

std::string hash_hex(std::string_view bytes) {
    XXH128_canonical_t canonical;
    XXH128_canonicalFromHash(&canonical, XXH3_128bits(bytes.data(), bytes.size()));
    static constexpr char digits[] = "0123456789abcdef";
    std::string hex;
    hex.reserve(32);
    for (const unsigned char byte : canonical.digest) {
        hex.push_back(digits[byte >> 4]);
        hex.push_back(digits[byte & 15]);
    }
    return hex;
}

std::uint64_t hash64(std::string_view bytes) { return XXH3_128bits(bytes.data(), bytes.size()).low64; }

}  // namespace verbatim::base
