#include "quotes/score.h"

#include <doctest/doctest.h>

#include <array>

using namespace verbatim;

TEST_CASE("a score is the sum of its features' weights, and unknown features weigh nothing") {
    quotes::Features features(quotes::Model::speaker);
    CHECK(features.score() == 0);
    features.add("no-such-feature", "value");
    CHECK(features.score() == 0);
    features.add("plain", "matter");
    CHECK(features.score() != 0);
}

TEST_CASE("a trace names the features") {
    std::vector<std::string> names;
    quotes::Features features(quotes::Model::speaker, &names);
    features.add("a");
    features.add("a", "b");
    features.add("a", "b", "c");
    CHECK(names == std::vector<std::string>{"a", "a=b", "a=b+c"});
}

TEST_CASE("counts go in steps") {
    CHECK(quotes::step_of(0) == "0");
    CHECK(quotes::step_of(2) == "2");
    CHECK(quotes::step_of(4) == "3-4");
    CHECK(quotes::step_of(17) == "17+");
}

TEST_CASE("probabilities follow the logistic function to a thousandth or two") {
    CHECK(quotes::probability(0) == 500);
    CHECK(quotes::probability(1000) >= 729);
    CHECK(quotes::probability(1000) <= 733);
    CHECK(quotes::probability(-3000) >= 46);
    CHECK(quotes::probability(-3000) <= 49);
    CHECK(quotes::probability(40000) == 1000);
    CHECK(quotes::probability(-40000) == 0);
}

TEST_CASE("probabilities among candidates add up to one") {
    const std::array<std::int32_t, 3> scores{1200, -300, 700};
    int sum = 0;
    for (std::size_t i = 0; i < scores.size(); ++i) sum += quotes::probability_among(scores, i);
    CHECK(sum >= 998);
    CHECK(sum <= 1002);
}
