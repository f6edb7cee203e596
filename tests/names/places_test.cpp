#include "names/places.h"

#include <doctest/doctest.h>

namespace verbatim::names {
namespace {

TEST_CASE("a dateline's place comes out under one name a country") {
    struct Case {
        corpus::Place written;
        const char* city;
        const char* country;
    };
    const Case cases[] = {
        {{"ASTANA", "Kazakhstan"}, "Astana", "Kazakhstan"},
        {{"ASTANA", ""}, "Astana", "Kazakhstan"},
        {{"HEMPSTEAD", "N.Y."}, "Hempstead, N.Y.", "United States"},
        {{"London", "UK"}, "London", "United Kingdom"},
        {{"Springfield", ""}, "Springfield", ""},
        {{"Vientiane", "Lao People's Democratic Republic"}, "Vientiane", "Laos"},
        {{"", "U.S."}, "", "United States"},
        {{"KENYA", ""}, "", "Kenya"},
        {{"Mordor", "Middle-earth"}, "Mordor", "Middle-earth"},
        {{"", ""}, "", ""},
        {{"UK", ""}, "", "United Kingdom"},
        {{"Parliament", ""}, "", ""},
        {{"UNION", "N.J."}, "Union, N.J.", "United States"},
        {{"BIA", ""}, "BIA", ""},
        {{"COURT", "Kazakhstan"}, "Court", "Kazakhstan"},
        {{"Washington", ""}, "Washington", "United States"},
        {{"United Nations", ""}, "United Nations", ""},
    };
    for (const Case& each : cases) {
        const corpus::Place normal = normalize_place(each.written);
        CHECK(normal.city == each.city);
        CHECK(normal.country == each.country);
    }
}

TEST_CASE("only names that are all capitals are made quiet") {
    CHECK(without_capitals("NEW DELHI") == "New Delhi");
    CHECK(without_capitals("PORT-AU-PRINCE") == "Port-Au-Prince");
    CHECK(without_capitals("N'DJAMENA") == "N'djamena");
    CHECK(without_capitals("UAE") == "UAE");
    CHECK(without_capitals("U.S.A.") == "U.S.A.");
    CHECK(without_capitals("McAllen") == "McAllen");
}

}  // namespace
}  // namespace verbatim::names
