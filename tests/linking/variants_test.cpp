#include "linking/variants.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

namespace verbatim::linking {
namespace {

struct Said {
    const char* words;
    std::uint32_t speaker = base::PersonId::none_value;
};

Variants find(const std::vector<Said>& quotes) {
    VariantFinder finder;
    std::vector<base::PersonId> speakers;
    for (const Said& one : quotes) {
        finder.add(one.words);
        speakers.push_back(base::PersonId{one.speaker});
    }
    return finder.find(speakers);
}

using Numbers = std::vector<std::uint32_t>;

bool holds(const Variants::Of& of, std::uint32_t quote) { return std::binary_search(of.others.begin(), of.others.end(), quote); }

// Other quotations, so that everyday words are known to be everyday.
std::vector<Said> among_others(std::vector<Said> quotes) {
    static const std::vector<std::string> others = [] {
        const char* starts[] = {"We have said that the ", "They will not have one ", "It is the first time that a ", "Thank you very much for the "};
        const char* ends[] = {"committee", "harbour", "budget", "railway", "council", "storm", "verdict", "school", "ferry", "bakery"};
        std::vector<std::string> all;
        for (const char* start : starts)
            for (const char* end : ends) all.push_back(std::string(start) + end + " before we go on with the " + end + " and its " + start[3] + "house");
        return all;
    }();
    for (std::size_t i = 0; i < others.size(); ++i) quotes.push_back({others[i].c_str(), 100 + static_cast<std::uint32_t>(i)});
    return quotes;
}

TEST_CASE("a sentence cut, mended and shortened is one quotation") {
    const Variants variants = find(among_others({
        {"Not one stone of this breakwater will be laid before the herring have spawned,", 1},
        {"The herring are a fish like any other fish", 1},
        {"Not one stone will be laid until the herring have spawned,", 1},
        {"Not one stone until the herring have spawned,", 1},
        {"Not one stone until the herring have spawned,", base::PersonId::none_value},  // too little for nobody in particular
    }));
    CHECK(holds(variants.of(0), 2));
    CHECK(holds(variants.of(2), 0));
    CHECK(holds(variants.of(2), 3));
    CHECK_FALSE(holds(variants.of(2), 1));
    CHECK_FALSE(holds(variants.of(2), 4));
    CHECK(variants.of(2).wordings == 2);
}

TEST_CASE("the same words elsewhere are another place, not another wording") {
    const Variants variants = find(among_others({
        {"I’ll believe the herring when I’ve tasted its roe", 1},
        {"I'll believe the herring, when I've tasted its roe.", 1},
        {"", 1},
    }));
    CHECK(variants.of(0).others == Numbers{1});
    CHECK(variants.of(0).wordings == 0);
    CHECK(variants.of(2).others.empty());
}

TEST_CASE("a stock phrase, another speaker and other numbers join nothing") {
    const Variants variants = find(among_others({
        {"Thank you very much", 1},
        {"Thank you very much", 1},
        {"Every diver in Port Ellery deserves a medal, a pension and a warm bath", 1},
        {"Every diver in Port Ellery deserves a medal, a pension and a warm bath", 2},
        {"The price of a litre of petrol falls by 5 crowns at midnight", 3},
        {"The price of a litre of petrol falls by 10 crowns at midnight", 3},
    }));
    for (std::uint32_t quote = 0; quote < 6; ++quote) CHECK(variants.of(quote).others.empty());
}

TEST_CASE("two excerpts of one speech are wordings of the whole, not of each other") {
    const Variants variants = find(among_others({
        {"Every diver in Port Ellery deserves a medal, a pension and a warm bath. Nobody counted how many crates of mackerel were lost overboard", 1},
        {"Every diver in Port Ellery deserves a medal, a pension and a warm bath", 1},
        {"how many crates of mackerel were lost overboard", 1},
        {"how many crates of mackerel were lost overboard", base::PersonId::none_value},
    }));
    CHECK(variants.of(0).others == Numbers{1, 2, 3});
    CHECK(variants.of(1).others == Numbers{0});
    CHECK(variants.of(2).others == Numbers{0, 3});
}

TEST_CASE("two excerpts that overlap are one quotation when they share enough") {
    const Variants variants = find(among_others({
        {"Nobody warned us, nobody asked us, and every diver in Port Ellery deserves a medal, a pension and a warm bath", 1},
        {"every diver in Port Ellery deserves a medal, a pension and a warm bath; the ministry may keep its umbrella, its biscuits, its lawyers, its fax "
         "machines and all further promises", 1},
    }));
    CHECK(variants.of(0).others == Numbers{1});
}

TEST_CASE("who is a wording of whom does not depend on the order, and everybody says the same of each other") {
    std::mt19937 random(11);
    std::vector<std::string> words;
    for (int i = 0; i < 400; ++i) words.push_back("word" + std::string(1, static_cast<char>('a' + i % 26)) + std::string(1, static_cast<char>('a' + i / 26)));
    std::vector<std::string> texts;
    for (int i = 0; i < 120; ++i) {
        std::string text;
        if (i % 3 != 0) {  // an earlier one, mended
            text = texts[random() % texts.size()];
            text.insert(text.find(' ') + 1, words[random() % words.size()] + " ");
        } else {
            for (int k = 0; k < 15; ++k) text += words[random() % words.size()] + " ";
        }
        texts.push_back(text);
    }
    std::vector<std::size_t> order(texts.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    const auto pairs = [&] {
        std::vector<Said> said;
        for (const std::size_t i : order) said.push_back({texts[i].c_str(), static_cast<std::uint32_t>(i % 4)});
        const Variants variants = find(said);
        std::vector<std::pair<std::size_t, std::size_t>> all;
        for (std::uint32_t quote = 0; quote < said.size(); ++quote)
            for (const std::uint32_t other : variants.of(quote).others) {
                const Numbers& back = variants.of(other).others;
                CHECK(std::binary_search(back.begin(), back.end(), quote));
                all.emplace_back(order[quote], order[other]);
            }
        std::sort(all.begin(), all.end());
        return all;
    };
    const auto expected = pairs();
    CHECK(expected.size() > 20);
    std::shuffle(order.begin(), order.end(), random);
    CHECK(pairs() == expected);
}

TEST_CASE("thousands of equal and of nearly equal quotes take no quadratic time") {
    VariantFinder finder;
    constexpr std::uint32_t many = 20000;
    for (std::uint32_t i = 0; i < many; ++i) {
        const std::string mark = std::string(1, static_cast<char>('a' + i % 26)) + std::string(1, static_cast<char>('a' + i / 26 % 26)) + std::string(1, static_cast<char>('a' + i / 676));
        finder.add(i % 2 == 0 ? "every diver in Port Ellery deserves a medal" : "every diver in Port Ellery deserves a medal " + mark);
    }
    const std::vector<base::PersonId> speakers(many, base::PersonId{1});
    const Variants variants = finder.find(speakers);
    for (const Variants::Of& of : variants.lists) CHECK(of.others.size() <= most_variants);
}

TEST_CASE("one of the wordings stands for each group of them, and is a wording of each") {
    Variants variants;
    variants.numbers = {1, 4, 6, 9, 20, 30};
    // 4 is the whole; 1 and 6 are parts of it that share nothing. 20 and 30 are of another.
    variants.lists = {{{4}, 1}, {{1, 6, 9}, 3}, {{4}, 1}, {{4}, 1}, {{30}, 1}, {{20}, 1}};
    CHECK(leaders(variants) == std::vector<std::uint32_t>{4, 4, 4, 4, 20, 20});
    CHECK(leaders({}).empty());
}

}  // namespace
}  // namespace verbatim::linking
