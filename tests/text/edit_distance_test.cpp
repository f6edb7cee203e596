#include "text/edit_distance.h"

#include <doctest/doctest.h>

#include <string>

using verbatim::text::EditDistance;

TEST_CASE("a letter more, less or other and two swapped are one slip each, the first letter included") {
    EditDistance distance;
    CHECK(distance.within(U"tokayev", U"tokayev", 0));
    CHECK(distance.within(U"tokayev", U"okayev", 1));
    CHECK(distance.within(U"tokayev", U"stokayev", 1));
    CHECK(distance.within(U"tokayev", U"bokayev", 1));
    CHECK(distance.within(U"tokayev", U"otkayev", 1));
    CHECK(distance.within(U"қазақ", U"назақ", 1));
    CHECK(distance.within(U"", U"ab", 2));
    CHECK_FALSE(distance.within(U"", U"ab", 1));
    CHECK_FALSE(distance.within(U"tokayev", U"otkayve", 1));
    CHECK(distance.within(U"tokayev", U"otkayve", 2));
    CHECK_FALSE(distance.within(U"abcd", U"dcba", 2));
}

TEST_CASE("the distance is the same from either side, and one slip more is never nearer") {
    std::uint32_t state = 1;
    const auto below = [&](std::uint32_t bound) { return (state = state * 1664525 + 1013904223) / 65536 % bound; };
    const auto random_word = [&] {
        std::u32string word;
        for (std::uint32_t letters = below(7); letters > 0; --letters) word += static_cast<char32_t>('a' + below(3));
        return word;
    };
    EditDistance distance;
    for (int round = 0; round < 5000; ++round) {
        const std::u32string a = random_word(), b = random_word();
        for (std::size_t edits = 0; edits < 4; ++edits) {
            CHECK(distance.within(a, b, edits) == distance.within(b, a, edits));
            CHECK((!distance.within(a, b, edits) || distance.within(a, b, edits + 1)));
        }
        CHECK(distance.within(a, a, 0));
    }
}
