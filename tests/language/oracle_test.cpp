// The oracle of bench/learn, which says how the parser is taught, against trying out every way a sentence can be parsed.
#include "learn/oracle.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <random>
#include <vector>

using namespace verbatim;
using namespace verbatim::language;

namespace {

constexpr Move all_moves[] = {Move::shift, Move::left, Move::right};

// The most arcs of `heads` that a parse from here can end with.
int most_right(const std::vector<std::int32_t>& heads, const Configuration& configuration) {
    if (configuration.finished()) {
        int right = 0;
        for (std::int32_t word = 0; word < configuration.words(); ++word) right += configuration.head(word) == heads[static_cast<std::size_t>(word)] ? 1 : 0;
        return right;
    }
    int best = 0;
    for (const Move move : all_moves) {
        if (!configuration.allows(move)) continue;
        Configuration next = configuration;
        next.apply(move, Relation::dep);
        best = std::max(best, most_right(heads, next));
    }
    return best;
}

// A projective tree: what a random parse makes.
std::vector<std::int32_t> random_tree(std::uint32_t words, std::mt19937& random) {
    Configuration configuration;
    configuration.begin(words);
    while (!configuration.finished()) {
        const Move move = all_moves[random() % 3];
        if (configuration.allows(move)) configuration.apply(move, Relation::dep);
    }
    std::vector<std::int32_t> heads;
    for (std::uint32_t word = 0; word < words; ++word) heads.push_back(configuration.head(static_cast<std::int32_t>(word)));
    return heads;
}

}  // namespace

TEST_CASE("a move costs the right arcs that no parse can reach after it") {
    std::mt19937 random(3);
    int compared = 0;
    for (int turn = 0; turn < 400; ++turn) {
        const auto words = static_cast<std::uint32_t>(1 + random() % 5);
        const std::vector<std::int32_t> heads = random_tree(words, random);
        Configuration configuration;
        configuration.begin(words);
        while (!configuration.finished()) {
            const int before = most_right(heads, configuration);
            const auto costs = learn::costs_of(heads, configuration);
            for (const Move move : all_moves) {
                if (!configuration.allows(move)) continue;
                Configuration next = configuration;
                next.apply(move, Relation::dep);
                REQUIRE(costs[static_cast<std::size_t>(move)] == before - most_right(heads, next));
                ++compared;
            }
            const Move move = all_moves[random() % 3];
            if (configuration.allows(move)) configuration.apply(move, Relation::dep);
        }
    }
    CHECK(compared > 1000);
}
