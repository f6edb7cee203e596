#include "language/gazetteer.h"

#include <doctest/doctest.h>

namespace verbatim::language {
namespace {

TEST_CASE("a word is known by all its classes at once") {
    using enum EntryClass;
    const Gazetteer& gazetteer = Gazetteer::get();
    CHECK(gazetteer.find("Jane").classes.has(first_female));
    CHECK_FALSE(gazetteer.find("Jane").classes.has(first_male));
    CHECK(gazetteer.find("spokeswoman").classes.has(role));
    CHECK(gazetteer.find("spokeswoman").classes.has(role_female));
    CHECK(gazetteer.find("Georgia").classes.has(first_female));
    CHECK(gazetteer.find("Georgia").classes.has(country));
    CHECK(gazetteer.find("New").classes.has(phrase_start));
    CHECK(gazetteer.find("New Zealand").classes.has(country));
    CHECK(gazetteer.find("Qwxyz").classes.none());
    CHECK(gazetteer.find("").classes.none());
}

TEST_CASE("countries are found by name, alias, demonym and code, and shown by one name") {
    const Gazetteer& gazetteer = Gazetteer::get();
    const std::pair<const char*, const char*> cases[] = {
        {"Kazakhstan", "Kazakhstan"}, {"KZ", "Kazakhstan"},    {"Russia", "Russia"},
        {"Russian Federation", "Russia"}, {"U.S.", "United States"}, {"Britain", "United Kingdom"},
        {"Korea, Republic of", "South Korea"}, {"Kosovo", "Kosovo"},
    };
    for (const auto& [written, shown] : cases) {
        const Country* found = gazetteer.country(gazetteer.find_country(written));
        REQUIRE_MESSAGE(found, written);
        CHECK(found->name == shown);
    }
    CHECK(gazetteer.find("Kazakh").country == gazetteer.find_country("Kazakhstan"));
    CHECK(gazetteer.find_country("Atlantis") == 0);
    CHECK(gazetteer.country(0) == nullptr);
    CHECK(gazetteer.country(9999) == nullptr);
}

TEST_CASE("short first names are known both ways and nothing else is") {
    const Gazetteer& gazetteer = Gazetteer::get();
    CHECK(gazetteer.same_first_name("William", "Bill"));
    CHECK(gazetteer.same_first_name("Bill", "William"));
    CHECK(gazetteer.same_first_name("Anna", "Anna"));
    CHECK_FALSE(gazetteer.same_first_name("William", "Robert"));
}

TEST_CASE("a language adds words of its own to those that all share") {
    using enum EntryClass;
    CHECK(Gazetteer::of("fr").find("Mme").classes.has(honorific_female));
    CHECK(Gazetteer::of("fr").find("Jane").classes.has(first_female));
    CHECK(Gazetteer::of("fr").find("affirme").classes.has(speech_verb));  // from its verbs of saying
    CHECK_FALSE(Gazetteer::get().find("Mme").classes.has(honorific_female));
    CHECK(&Gazetteer::of("en") == &Gazetteer::get());
    CHECK(&Gazetteer::of("xx") == &Gazetteer::get());
}

}  // namespace
}  // namespace verbatim::language
