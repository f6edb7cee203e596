#include "names/lexicon.h"

#include <doctest/doctest.h>

namespace verbatim::names {
namespace {

TEST_CASE("a word is known by all its classes at once") {
    using enum WordClass;
    const Lexicon& lexicon = Lexicon::get();
    CHECK(lexicon.find("Jane").classes.has(first_female));
    CHECK_FALSE(lexicon.find("Jane").classes.has(first_male));
    CHECK(lexicon.find("spokeswoman").classes.has(role));
    CHECK(lexicon.find("spokeswoman").classes.has(role_female));
    CHECK(lexicon.find("Georgia").classes.has(first_female));
    CHECK(lexicon.find("Georgia").classes.has(country));
    CHECK(lexicon.find("New").classes.has(phrase_start));
    CHECK(lexicon.find("New Zealand").classes.has(country));
    CHECK(lexicon.find("Qwxyz").classes.none());
    CHECK(lexicon.find("").classes.none());
}

TEST_CASE("countries are found by name, alias, demonym and code, and shown by one name") {
    const Lexicon& lexicon = Lexicon::get();
    const std::pair<const char*, const char*> cases[] = {
        {"Kazakhstan", "Kazakhstan"}, {"KZ", "Kazakhstan"},    {"Russia", "Russia"},
        {"Russian Federation", "Russia"}, {"U.S.", "United States"}, {"Britain", "United Kingdom"},
        {"Korea, Republic of", "South Korea"}, {"Kosovo", "Kosovo"},
    };
    for (const auto& [written, shown] : cases) {
        const Country* found = lexicon.country(lexicon.find_country(written));
        REQUIRE_MESSAGE(found, written);
        CHECK(found->name == shown);
    }
    CHECK(lexicon.find("Kazakh").country == lexicon.find_country("Kazakhstan"));
    CHECK(lexicon.find_country("Atlantis") == 0);
    CHECK(lexicon.country(0) == nullptr);
    CHECK(lexicon.country(9999) == nullptr);
}

TEST_CASE("short first names are known both ways and nothing else is") {
    const Lexicon& lexicon = Lexicon::get();
    CHECK(lexicon.same_first_name("William", "Bill"));
    CHECK(lexicon.same_first_name("Bill", "William"));
    CHECK(lexicon.same_first_name("Anna", "Anna"));
    CHECK_FALSE(lexicon.same_first_name("William", "Robert"));
}

}  // namespace
}  // namespace verbatim::names
