#include "search/doc_set.h"

#include <doctest/doctest.h>

#include <map>

#include "../bundle/random.h"

using namespace verbatim::search;

namespace {

DocSet random_set(verbatim::bundle::Random& random, std::uint32_t one_in) {
    DocSet set;
    for (std::uint32_t document = 0; document < 400; ++document)
        if (random.below(one_in) == 0) set.push_back({document, random.below(1000)});
    return set;
}

std::map<std::uint32_t, std::uint32_t> as_map(const DocSet& set) {
    std::map<std::uint32_t, std::uint32_t> map;
    for (const ScoredDocument& one : set) map[one.document] = one.score;
    return map;
}

}  // namespace

TEST_CASE("sets combine as maps do") {
    verbatim::bundle::Random random(1);
    for (int round = 0; round < 300; ++round) {
        const DocSet a = random_set(random, 1 + random.below(100)), b = random_set(random, 1 + random.below(100)), c = random_set(random, 9);
        const auto left = as_map(a), right = as_map(b);
        std::map<std::uint32_t, std::uint32_t> both, any = left, rest;
        for (const auto& [document, score] : left) {
            if (right.contains(document)) both[document] = score + right.at(document);
            else rest[document] = score;
        }
        for (const auto& [document, score] : right) any[document] += score;
        CHECK(as_map(intersection(a, b)) == both);
        CHECK(as_map(difference(a, b)) == rest);
        CHECK(as_map(union_of({a, b})) == any);
        for (const auto& [document, score] : as_map(c)) any[document] += score;
        CHECK(as_map(union_of({a, b, c})) == any);
    }
}

TEST_CASE("a union of nothing is empty, everything is everything") {
    CHECK(union_of({}).empty());
    CHECK(everything(3) == DocSet{{0, 0}, {1, 0}, {2, 0}});
}
