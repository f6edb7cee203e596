#include "search/word_match.h"

#include <doctest/doctest.h>

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

TEST_CASE("a pattern of stars takes no exponential time") {
    CHECK_FALSE(wildcard("*a*a*a*a*a*a*a*a*a*a*a*a*b", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"));
}
