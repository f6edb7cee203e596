#include "bundle/impact.h"

#include <doctest/doctest.h>

using namespace verbatim::bundle;

TEST_CASE("more of a word never lowers its impact, more of others never raises it") {
    for (std::uint32_t words : {10u, 100u, 400u, 5000u})
        for (std::uint32_t rest = 1; rest < 40; ++rest) {
            CHECK(saturation({0, 0, rest + 1, words}) >= saturation({0, 0, rest, words}));
            CHECK(impact_of({0, 0, rest + 1, words}) >= impact_of({0, 0, rest, words}));
            CHECK(impact_of({0, 0, rest, words}) >= impact_of({0, 0, rest, words * 2}));
        }
}

TEST_CASE("the level tells whether a word stands in the title") {
    CHECK(impact_of({0, 60, 900, 40}) < first_title_impact);
    CHECK(impact_of({1, 0, 0, 4000}) >= first_title_impact);
}

TEST_CASE("a word in the lead counts for more than one further down") {
    CHECK(saturation({0, 1, 0, 400}) > saturation({0, 0, 1, 400}));
}

TEST_CASE("the largest counts do not overflow") {
    CHECK(saturation({0xFFFFFFFFu, 0xFFFFFFFFu, 0xFFFFFFFFu, 0xFFFFFFFFu}) < 1000);
}
