#include "corpus/outlets.h"

#include <doctest/doctest.h>

using namespace verbatim;

TEST_CASE("agencies are known in any capitals") {
    for (const std::string_view name : {"AFP", "Afp", "Reuters", "REUTERS", "Agence France-Presse", "AAP", "Yonhap"}) {
        CAPTURE(name);
        CHECK(corpus::is_known_agency(name));
    }
    for (const std::string_view name : {"", "Astana", "Reuter", "Paris"}) {
        CAPTURE(name);
        CHECK_FALSE(corpus::is_known_agency(name));
    }
}

TEST_CASE("a short word is no outlet within a longer name") {
    CHECK_FALSE(corpus::names_outlet("New York", "York"));
    CHECK_FALSE(corpus::names_outlet("Mexico City", "Mexico"));
}

TEST_CASE("an outlet is recognised in other capitals, with other blanks, and in slips of the pen") {
    struct Case {
        std::string_view name, source;
        bool same;
    };
    const Case cases[] = {
        {"Economynext", "EconomyNext", true},
        {"Economyext", "EconomyNext", true},     // a letter left out
        {"Econmynext", "EconomyNext", true},
        {"Econonynext", "EconomyNext", true},    // another letter
        {"Economynyext", "EconomyNext", true},   // one too many
        {"Eocnomynex", "EconomyNext", true},     // two swapped, one left out
        {"Eocnomyex", "EconomyNext", false},     // three slips
        {"News1st", "News 1st", true},
        {"Trend", "Trend", true},
        {"Trent", "Trend", false},               // short names must be the same
        {"Daily Post Web", "Daily Post", true},
        {"Colombo Daily Post", "Daily Post", true},
        {"London", "The Londoner", false},
        {"Londonderry", "London", false},
        {"Colombo", "", false},
        {"", "EconomyNext", false},
        {"", "", false},
    };
    for (const Case& c : cases) {
        CAPTURE(c.name);
        CAPTURE(c.source);
        CHECK(corpus::names_outlet(c.name, c.source) == c.same);
    }
}
