#include "base/hash.h"

#include <doctest/doctest.h>

#include <string>

using namespace verbatim::base;

TEST_CASE("digests are XXH3's published ones") {
    // XXH3_128bits of nothing and of "a", in canonical form, as `xxhsum -H2` prints them.
    CHECK(hash_hex("") == "99aa06d3014798d86001c324468d497f");
    CHECK(hash_hex("a") == "a96faf705af16834e6c632b61e964e1f");
    CHECK(hash64("a") == 0xe6c632b61e964e1fu);
}

TEST_CASE("a digest is 32 hexadecimal digits and changes with every bit") {
    std::string bytes(300, 'x');
    const std::string digest = hash_hex(bytes);
    CHECK(digest.size() == 32);
    CHECK(digest.find_first_not_of("0123456789abcdef") == std::string::npos);
    for (std::size_t i = 0; i < bytes.size(); i += 7) {
        bytes[i] = static_cast<char>(bytes[i] ^ 1);
        CHECK(hash_hex(bytes) != digest);
        bytes[i] = static_cast<char>(bytes[i] ^ 1);
    }
    CHECK(hash_hex(bytes) == digest);
}
