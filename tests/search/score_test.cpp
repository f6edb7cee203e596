#include "search/score.h"

#include <doctest/doctest.h>

using namespace verbatim::search;

TEST_CASE("the logarithm is right to a 256th") {
    const struct { std::uint64_t value; std::uint32_t log; } cases[] = {
        {1, 0}, {2, 256}, {3, 405}, {4, 512}, {5, 594}, {7, 718}, {10, 850}, {1000, 2551}, {65536, 4096}, {1ull << 40, 10240}, {3ull << 40, 10645}};
    for (const auto& one : cases) CHECK(log2_256(one.value) == one.log);
}

TEST_CASE("a rarer word weighs more, a word that is everywhere next to nothing") {
    for (std::uint32_t with = 1; with < 1000; ++with) CHECK(rarity(1000, with) >= rarity(1000, with + 1 > 1000 ? 1000 : with + 1));
    CHECK(rarity(1000, 1) == log2_256(2002) - log2_256(3));
    CHECK(rarity(1000, 1000) < 256);
}
