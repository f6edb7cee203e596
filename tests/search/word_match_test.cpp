#include "search/word_match.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

using namespace verbatim::search;

namespace {

bool wildcard(const char* pattern, const char* word) { return word_matches({pattern, WordMatch::wildcard, 0}, word); }
bool fuzzy(const char* wanted, const char* word, std::uint8_t edits) { return word_matches({wanted, WordMatch::fuzzy, edits}, word); }

}  // namespace

TEST_CASE("exact words and prefixes") {
    CHECK(word_matches({"trade", WordMatch::exact, 0}, "trade"));
    CHECK_FALSE(word_matches({"trade", WordMatch::exact, 0}, "trades"));
    CHECK(word_matches({"trade", WordMatch::prefix, 0}, "trades"));
    CHECK_FALSE(word_matches({"trade", WordMatch::prefix, 0}, "trad"));
}

TEST_CASE("wildcards: ? is one letter, * any number") {
    CHECK(wildcard("wom?n", "women"));
    CHECK_FALSE(wildcard("wom?n", "womn"));
    CHECK(wildcard("col*r", "colour"));
    CHECK(wildcard("col*r", "colr"));
    CHECK(wildcard("*stan", "kazakhstan"));
    CHECK(wildcard("*a*a*", "astana"));
    CHECK_FALSE(wildcard("*a*b*", "astana"));
    CHECK(wildcard("т?кт", "такт"));
}

TEST_CASE("fuzzy: a letter more, less, other, or two swapped; the first one stays") {
    CHECK(fuzzy("tokayev", "tokaev", 1));
    CHECK(fuzzy("tokayev", "tokayevs", 1));
    CHECK(fuzzy("tokayev", "tokajev", 1));
    CHECK(fuzzy("tokayev", "tokaeyv", 1));
    CHECK_FALSE(fuzzy("tokayev", "okayev", 1));
    CHECK_FALSE(fuzzy("tokayev", "tokaefv", 1));
    CHECK(fuzzy("tokayev", "tokaefv", 2));
    CHECK(fuzzy("қазақ", "қазах", 1));
    CHECK_FALSE(fuzzy("ab", "", 2));
}

namespace {

// The whole table, after the definition: insert, delete, change, swap two neighbours (each letter touched once).
std::size_t distance(const std::string& a, const std::string& b) {
    std::vector<std::vector<std::size_t>> table(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
    for (std::size_t i = 0; i <= a.size(); ++i)
        for (std::size_t j = 0; j <= b.size(); ++j) {
            if (i == 0 || j == 0) {
                table[i][j] = i + j;
                continue;
            }
            table[i][j] = std::min({table[i - 1][j] + 1, table[i][j - 1] + 1, table[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) table[i][j] = std::min(table[i][j], table[i - 2][j - 2] + 1);
        }
    return table[a.size()][b.size()];
}

}  // namespace

TEST_CASE("fuzzy words are those of the whole table of distances") {
    std::uint32_t state = 1;
    const auto below = [&](std::uint32_t bound) { return (state = state * 1664525 + 1013904223) / 65536 % bound; };
    const auto random_word = [&] {
        std::string word = "a";
        for (std::uint32_t letters = below(7); letters > 0; --letters) word += static_cast<char>('a' + below(3));
        return word;
    };
    for (int round = 0; round < 20000; ++round) {
        const std::string a = random_word(), b = random_word();
        for (const std::uint8_t edits : {std::uint8_t{1}, std::uint8_t{2}}) CHECK_MESSAGE(fuzzy(a.c_str(), b.c_str(), edits) == (distance(a, b) <= edits), a << " " << b);
    }
}

TEST_CASE("a pattern of stars takes no exponential time") {
    CHECK_FALSE(wildcard("*a*a*a*a*a*a*a*a*a*a*a*a*b", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"));
}
