#include "linking/near_copies.h"

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <vector>

namespace verbatim::linking {
namespace {

struct Printed {
    std::string text, source;
    std::int32_t day = 20000;
};

// A story of so many words, the same for the same seed.
std::string story(unsigned seed, int words, const std::string& number = "") {
    static const char* syllables[] = {"ba", "ter", "mon", "li", "ka", "ren", "so", "dul", "vi", "nor"};
    std::mt19937 random(seed);
    std::string text;
    for (int i = 0; i < words; ++i) {
        if (i > 0) text += i % 12 == 0 ? ". " : " ";
        for (int k = 0; k < 3; ++k) text += syllables[random() % 10];
        if (i % 20 == 7) text += " " + number + std::to_string(random() % 1000);
    }
    return text;
}

NearCopies found_in(const std::vector<Printed>& articles) {
    NearCopyFinder finder;
    for (const Printed& one : articles) finder.add(one.text, one.source, base::Date{one.day});
    auto found = finder.find([&](std::uint32_t article) -> base::Result<std::string> { return articles[article].text; });
    REQUIRE(found.ok());
    return std::move(*found);
}

TEST_CASE("a wire story in three outlets is one group, and other stories are none") {
    const std::string wire = story(1, 200);
    std::string cut = wire.substr(0, wire.rfind(". ", wire.size() * 3 / 4));  // the last paragraphs went
    const NearCopies found = found_in({{story(2, 200), "Courier"}, {"COURIER: " + wire, "Courier"}, {story(3, 200), "Tern"}, {wire, "Tern"}, {cut, "Gazette"}});
    CHECK(found.group == std::vector<std::uint32_t>{0, 2, 0, 2, 2});
    CHECK(found.groups == 1);
    CHECK(found.further == 2);
}

TEST_CASE("a form that is filled in every day is no copy, though most of its words are the same") {
    std::vector<Printed> articles;
    const std::string form = "The department says showers will occur at times in the western and southern provinces and in several districts of the island during the evening or at night today while "
                             "fishermen are asked to be careful because of strong winds of about forty kilometres an hour over the sea and thunder in ";
    for (int day = 0; day < 40; ++day) articles.push_back({form + story(static_cast<unsigned>(day), 10), "Courier", 20000 + day});
    CHECK(found_in(articles).groups == 0);
}

TEST_CASE("other numbers make another story") {
    std::string before = "In ten districts prices rose on Monday: rice 210 rupees, onions 340, potatoes 180, eggs 45, petrol 311 and diesel 280, the ministry of trade said in a report that it sends to all papers of "
                         "the country each week, with 61 markets and 12 shops asked about what they take from their customers for food and for fuel at the end of the day.";
    std::string after = before;
    for (const auto& [from, to] : std::vector<std::pair<std::string, std::string>>{{"210", "214"}, {"340", "335"}, {"180", "177"}, {"45", "49"}, {"311", "309"}})
        after.replace(after.find(from), from.size(), to);
    CHECK(found_in({{before, "Courier"}, {after, "Tern"}}).groups == 0);
    CHECK(found_in({{before, "Courier"}, {before, "Tern"}}).groups == 1);
}

TEST_CASE("an outlet's own follow-up needs more in common than another outlet's print") {
    const std::string background = story(5, 140);
    const std::string first = story(6, 60) + ". " + background, second = story(7, 20) + ". " + background;
    CHECK(found_in({{first, "Courier"}, {second, "Courier"}}).groups == 0);
    CHECK(found_in({{first, "Courier"}, {second, "Tern"}}).groups == 1);
    CHECK(found_in({{first, ""}, {second, ""}}).groups == 0);  // nobody knows whose they are
}

TEST_CASE("a text in a much longer one is no copy of it") {
    const std::string statement = story(8, 80);
    CHECK(found_in({{statement, "Courier"}, {story(9, 300) + ". " + statement + ". " + story(10, 300), "Tern"}}).groups == 0);
}

TEST_CASE("a few words prove nothing") { CHECK(found_in({{"The council meets today.", "Courier"}, {"The council meets today.", "Tern"}}).groups == 0); }

TEST_CASE("likeness counts runs of four words") {
    CHECK(likeness("one two three four five", "one two three four five").resemblance == 1000);
    CHECK(likeness("one two three four five", "One, two: three four six").resemblance == 333);
    CHECK(likeness("one two three four", "zero one two three four five").containment == 1000);
    CHECK(likeness("a b", "a b").resemblance == 0);
}

TEST_CASE("what cannot be read again is an error") {
    NearCopyFinder finder;
    const std::string text = story(11, 100);
    finder.add(text, "Courier", std::nullopt);
    finder.add(text, "Tern", std::nullopt);
    CHECK_FALSE(finder.find([](std::uint32_t) -> base::Result<std::string> { return base::Error{"disk", "nothing", "an article", ""}; }).ok());
}

}  // namespace
}  // namespace verbatim::linking
