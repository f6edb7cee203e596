#include "language/syntax/transitions.h"

#include <doctest/doctest.h>

#include <cstdint>
#include <random>
#include <set>
#include <vector>

using namespace verbatim::language;

TEST_CASE("the moves of arc-hybrid attach each word once") {
    // “Anna said no”: Anna and no hang on said.
    Configuration c;
    c.begin(3);
    c.apply(Move::shift, Relation::dep);         // Anna
    c.apply(Move::left, Relation::nsubj);        // Anna ← said
    CHECK(c.left_child(1, 0) == 0);
    c.apply(Move::shift, Relation::dep);         // said
    CHECK_FALSE(c.allows(Move::right));          // nothing below it
    c.apply(Move::shift, Relation::dep);         // no
    CHECK_FALSE(c.allows(Move::left));           // the root takes one word alone
    c.apply(Move::right, Relation::obj);         // said → no
    CHECK(c.allows(Move::left));
    c.apply(Move::left, Relation::root);
    REQUIRE(c.finished());
    CHECK(c.head(0) == 1);
    CHECK(c.head(1) == c.words());
    CHECK(c.head(2) == 1);
    CHECK(c.relation(0) == Relation::nsubj);
    CHECK(c.right_child(1, 0) == 2);
    CHECK(c.right_count(1) == 1);
}

TEST_CASE("whatever is chosen, a sentence of n words ends after 2n moves as a tree with one root") {
    std::mt19937 random(15);
    for (std::uint32_t words = 0; words < 40; ++words) {
        Configuration c;
        c.begin(words);
        std::uint32_t moves = 0;
        while (!c.finished()) {
            std::vector<Move> allowed;
            for (const Move move : {Move::shift, Move::left, Move::right})
                if (c.allows(move)) allowed.push_back(move);
            REQUIRE_FALSE(allowed.empty());
            c.apply(allowed[random() % allowed.size()], Relation::dep);
            ++moves;
        }
        CHECK(moves == 2 * words);
        std::uint32_t roots = 0;
        for (std::int32_t word = 0; word < c.words(); ++word) {
            roots += c.head(word) == c.words() ? 1 : 0;
            std::set<std::int32_t> seen;
            for (std::int32_t at = word; at != c.words(); at = c.head(at)) {
                REQUIRE(at >= 0);
                REQUIRE(seen.insert(at).second);
            }
        }
        CHECK(roots == (words > 0 ? 1 : 0));
    }
}

TEST_CASE("relations are read as Universal Dependencies writes them") {
    CHECK(relation_of("nsubj:pass") == Relation::nsubj_pass);
    CHECK(relation_of("nsubj:outer") == Relation::nsubj);
    CHECK(relation_of("case") == Relation::case_);
    CHECK(relation_of("nonsense") == Relation::dep);
    for (std::uint32_t number = 0; number < relation_count; ++number)
        CHECK(relation_of(name_of(static_cast<Relation>(number))) == static_cast<Relation>(number));
    CHECK(main_relation(Relation::acl_relcl) == Relation::acl);
    CHECK(main_relation(Relation::obj) == Relation::obj);
}
