#include "linking/registry.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

namespace verbatim::linking {

using names::Entity;
using names::EntityKind;
using names::Gender;

namespace {

Entity person_named(std::string name, std::vector<std::string> roles = {}, Gender gender = Gender::unknown) {
    Entity entity;
    entity.name = std::move(name);
    entity.roles = std::move(roles);
    entity.gender = gender;
    entity.mentions.push_back({});
    return entity;
}

base::Date day(const char* written) { return *base::parse_date(written); }

// Whether two entities, each of its own article and told `times` times, come out as one person.
bool one_person(const Entity& one, const Entity& other, int times = 3) {
    PersonRegistry registry;
    SightingId a, b;
    for (int i = 0; i < times; ++i) {
        a = registry.add(one, std::nullopt);
        b = registry.add(other, std::nullopt);
    }
    registry.finish();
    return registry.person_of(a) == registry.person_of(b);
}

TEST_CASE("names that mean one person are joined") {
    CHECK(one_person(person_named("Kassym-Jomart Tokayev"), person_named("KASSYM JOMART TOKAYEV")));
    CHECK(one_person(person_named("Donald Trump"), person_named("Donald J. Trump")));
    CHECK(one_person(person_named("JR Jayewardene"), person_named("J. R. Jayewardene")));
    CHECK(one_person(person_named("Hillary Clinton"), person_named("Hillary Rodham Clinton")));
    CHECK(one_person(person_named("Nicolás Maduro"), person_named("Nicolas Maduro")));
    CHECK(one_person(person_named("Volodymyr Zelensky", {"Ukrainian President"}), person_named("Volodymyr Zelenskyy", {"President"})));
    CHECK(one_person(person_named("Bill Clinton", {"former President"}), person_named("William Clinton", {"President"})));
    CHECK(one_person(person_named("J. Robert Smith", {"senator"}), person_named("James Smith", {"senator"})));
    CHECK(one_person(person_named("Barack Obama", {"President"}), person_named("Obama", {"President"})));
    CHECK(one_person(person_named("Barack Obama"), person_named("Obama")));
}

TEST_CASE("romanisations that differ in vowels are joined by a telling role alone") {
    CHECK(one_person(person_named("Kanchana Wijesekera", {"Energy Minister"}), person_named("Kanchana Wijesekara", {"Energy Minister"})));
    CHECK(one_person(person_named("Sunil Handunnetti", {"Industries Minister"}), person_named("Sunil Handunneththi", {"Industries Minister"})));
    CHECK(one_person(person_named("Wijeyadasa Rajapakshe", {"Justice Minister"}), person_named("Wijeyadasa Rajapaksa", {"Justice Minister"})));
    CHECK_FALSE(one_person(person_named("Nimal Gunawardena", {"MP"}), person_named("Nimal Gunawardana", {"MP"})));
    CHECK_FALSE(one_person(person_named("Kamal Wijesekera", {"Energy Minister"}), person_named("Kanchana Wijesekara", {"Energy Minister"})));
}

TEST_CASE("names that may mean two people are kept apart") {
    CHECK_FALSE(one_person(person_named("Bill Clinton"), person_named("Hillary Clinton")));
    CHECK_FALSE(one_person(person_named("Bill Clinton"), person_named("William Clinton")));
    CHECK_FALSE(one_person(person_named("Donald Trump"), person_named("Donald Trump Jr.")));
    CHECK_FALSE(one_person(person_named("John A. Smith"), person_named("John B. Smith")));
    CHECK_FALSE(one_person(person_named("Anders Hanson"), person_named("Anders Hansson")));
    CHECK_FALSE(one_person(person_named("Barack Obama", {"President"}), person_named("Obama", {"baker"})));
    CHECK_FALSE(one_person(person_named("Pat Roe", {}, Gender::female), person_named("Pat J. Roe", {}, Gender::male)));
    CHECK_FALSE(one_person(person_named("Barack Obama"), person_named("Obama"), 1));
}

TEST_CASE("a bare surname or a middle name that fits two people goes to neither") {
    PersonRegistry registry;
    const SightingId bill = registry.add(person_named("Bill Clinton"), std::nullopt);
    const SightingId hillary = registry.add(person_named("Hillary Clinton"), std::nullopt);
    const SightingId bare = registry.add(person_named("Clinton"), std::nullopt);
    const SightingId a = registry.add(person_named("John A. Smith"), std::nullopt);
    const SightingId b = registry.add(person_named("John B. Smith"), std::nullopt);
    const SightingId plain = registry.add(person_named("John Smith"), std::nullopt);
    registry.finish();
    CHECK(registry.people().size() == 6);
    CHECK(registry.person_of(bare) != registry.person_of(bill));
    CHECK(registry.person_of(bare) != registry.person_of(hillary));
    CHECK(registry.person_of(plain) != registry.person_of(a));
    CHECK(registry.person_of(plain) != registry.person_of(b));
}

TEST_CASE("roles carry the first and the last date they were told on") {
    PersonRegistry registry;
    const SightingId seen = registry.add(person_named("Xi Jinping", {"Chinese President"}), day("2025-01-03"));
    registry.add(person_named("Xi Jinping", {"Chinese President", "leader"}), day("2024-06-30"));
    registry.add(person_named("Xi Jinping", {"guest"}), std::nullopt);
    registry.finish();
    const Person& xi = registry.people()[registry.person_of(seen).value];
    CHECK(xi.articles == 3);
    REQUIRE(xi.roles.size() == 3);
    CHECK(xi.roles[0].role == "Chinese President");
    CHECK(xi.roles[0].articles == 2);
    CHECK(xi.roles[0].first == day("2024-06-30"));
    CHECK(xi.roles[0].last == day("2025-01-03"));
    CHECK(xi.roles[1].role == "guest");
    CHECK_FALSE(xi.roles[1].first.has_value());
    CHECK(xi.roles[2].first == xi.roles[2].last);
}

TEST_CASE("the name shown is the full form that most articles use") {
    PersonRegistry registry;
    SightingId seen;
    for (int i = 0; i < 5; ++i) seen = registry.add(person_named("Trump"), std::nullopt);
    for (int i = 0; i < 3; ++i) registry.add(person_named("Donald Trump"), std::nullopt);
    registry.add(person_named("Donald J. Trump"), std::nullopt);
    registry.finish();
    const Person& trump = registry.people()[registry.person_of(seen).value];
    CHECK(trump.name == "Donald Trump");
    CHECK(trump.variants == std::vector<std::string>{"Donald J. Trump", "Trump"});
    CHECK(trump.articles == 9);
}

TEST_CASE("roles are one whatever their capitals, and shown as most articles write them") {
    PersonRegistry registry;
    const SightingId seen = registry.add(person_named("Jane Roe", {"former President", "Former President"}), std::nullopt);
    registry.add(person_named("Jane Roe", {"former President"}), std::nullopt);
    registry.finish();
    const Person& jane = registry.people()[registry.person_of(seen).value];
    REQUIRE(jane.roles.size() == 1);
    CHECK(jane.roles[0].role == "former President");
}

TEST_CASE("a bare surname goes to its best known owner where a role says so too") {
    PersonRegistry registry;
    SightingId ranil;
    for (int i = 0; i < 20; ++i) ranil = registry.add(person_named("Ranil Poe", {"President"}), std::nullopt);
    registry.add(person_named("Maithree Poe", {"wife"}), std::nullopt);
    const SightingId with_role = registry.add(person_named("Poe", {"President"}), std::nullopt);
    registry.finish();
    CHECK(registry.person_of(with_role) == registry.person_of(ranil));
}

TEST_CASE("kinds never meet: a place is no person of that name") {
    Entity place = person_named("Paris Hilton");
    place.kind = EntityKind::place;
    CHECK_FALSE(one_person(person_named("Paris Hilton"), place));
}

TEST_CASE("the user's corrections go before the rules, and those that hit nobody are told") {
    PersonRegistry registry;
    const SightingId donald = registry.add(person_named("Donald Trump"), std::nullopt);
    const SightingId middle = registry.add(person_named("Donald J. Trump"), std::nullopt);
    const SightingId bill = registry.add(person_named("Bill Clinton"), std::nullopt);
    const SightingId william = registry.add(person_named("William Clinton"), std::nullopt);
    registry.never_merge("Donald Trump", "Donald J. Trump");
    registry.always_merge("Bill Clinton", "William Clinton");
    registry.always_merge("Jane Roe", "Bill Clinton");
    registry.finish();
    CHECK(registry.person_of(donald) != registry.person_of(middle));
    CHECK(registry.person_of(bill) == registry.person_of(william));
    REQUIRE(registry.corrections().size() == 3);
    CHECK(registry.corrections()[0].used);
    CHECK(registry.corrections()[1].used);
    CHECK_FALSE(registry.corrections()[2].used);
}

TEST_CASE("a name that fits several goes, role by role, to who is called so by far most often") {
    PersonRegistry registry;
    SightingId police, minister, bare_police, bare_minister, bare, other_bare;
    for (int i = 0; i < 30; ++i) police = registry.add(person_named("Deshabandu Tennakoon", {"Acting IGP"}), std::nullopt);
    for (int i = 0; i < 25; ++i) minister = registry.add(person_named("Pramitha Tennakoon", {"State Minister"}), std::nullopt);
    registry.add(person_named("Ruwan Tennakoon", {"farmer"}), std::nullopt);
    for (int i = 0; i < 3; ++i) {
        bare_police = registry.add(person_named("Tennakoon", {"IGP"}), std::nullopt);
        bare_minister = registry.add(person_named("Tennakoon", {"Minister"}), std::nullopt);
        bare = registry.add(person_named("Tennakoon"), std::nullopt);
        other_bare = registry.add(person_named("Tennakoon", {"bishop"}), std::nullopt);
    }
    registry.finish();
    CHECK(registry.person_of(bare_police) == registry.person_of(police));
    CHECK(registry.person_of(bare_minister) == registry.person_of(minister));
    CHECK(registry.person_of(bare) == registry.person_of(other_bare));
    CHECK(registry.person_of(bare) != registry.person_of(police));
    CHECK(registry.person_of(bare) != registry.person_of(minister));
}

TEST_CASE("a bare surname goes to somebody whom nearly all articles mean") {
    PersonRegistry registry;
    SightingId famous, niece, bare, woman;
    for (int i = 0; i < 100; ++i) famous = registry.add(person_named("Donald Trump", {"President"}, Gender::male), std::nullopt);
    for (int i = 0; i < 4; ++i) niece = registry.add(person_named("Mary Trump", {"niece"}, Gender::female), std::nullopt);
    bare = registry.add(person_named("Trump", {}, Gender::male), std::nullopt);
    woman = registry.add(person_named("Trump", {"niece"}, Gender::female), std::nullopt);
    registry.finish();
    CHECK(registry.person_of(bare) == registry.person_of(famous));
    CHECK(registry.person_of(woman) == registry.person_of(niece));
}

TEST_CASE("an acronym alone is the organisation that articles with both call so") {
    const auto organisation = [](const char* name, const char* acronym) {
        Entity entity;
        entity.kind = EntityKind::organisation;
        entity.name = name;
        if (*acronym) entity.also.push_back(acronym);
        return entity;
    };
    PersonRegistry registry;
    SightingId fund, alone, one, two, ambiguous;
    for (int i = 0; i < 3; ++i) {
        fund = registry.add(organisation("International Monetary Fund", "IMF"), std::nullopt);
        one = registry.add(organisation("Ceylon Tea Board", "CTB"), std::nullopt);
        two = registry.add(organisation("Ceylon Transport Board", "CTB"), std::nullopt);
        alone = registry.add(organisation("IMF", ""), std::nullopt);
        ambiguous = registry.add(organisation("CTB", ""), std::nullopt);
    }
    registry.finish();
    CHECK(registry.person_of(alone) == registry.person_of(fund));
    CHECK(registry.people()[registry.person_of(fund).value].name == "International Monetary Fund");
    CHECK(registry.person_of(ambiguous) != registry.person_of(one));
    CHECK(registry.person_of(ambiguous) != registry.person_of(two));
}

TEST_CASE("the order in which articles come changes nothing") {
    std::vector<Entity> entities;
    for (const char* name : {"Donald Trump", "Donald J. Trump", "Trump", "Bill Clinton", "Hillary Clinton", "Clinton", "William Clinton",
                             "John Smith", "John A. Smith", "J. Smith", "Volodymyr Zelensky", "Volodymyr Zelenskyy", "Zelensky"}) {
        entities.push_back(person_named(name, {"President"}));
        entities.push_back(person_named(name));
    }
    const auto listing = [](const std::vector<Entity>& in_order) {
        PersonRegistry registry;
        std::vector<SightingId> seen;
        for (const Entity& entity : in_order) seen.push_back(registry.add(entity, std::nullopt));
        registry.finish();
        std::vector<std::string> all;
        for (std::size_t i = 0; i < in_order.size(); ++i) {
            all.push_back(in_order[i].name + "=" + std::to_string(registry.person_of(seen[i]).value));
        }
        for (const Person& each : registry.people()) all.push_back(each.name + " " + std::to_string(each.articles));
        std::sort(all.begin(), all.end());
        return all;
    };
    const auto expected = listing(entities);
    std::mt19937 random(7);
    for (int round = 0; round < 20; ++round) {
        std::shuffle(entities.begin(), entities.end(), random);
        CHECK(listing(entities) == expected);
    }
}

}  // namespace
}  // namespace verbatim::linking
