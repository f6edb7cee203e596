#include "base/ids.h"

#include <doctest/doctest.h>

#include <type_traits>
#include <unordered_set>

using namespace verbatim::base;

TEST_CASE("ids of different kinds do not mix") {
    CHECK_FALSE(std::is_convertible_v<ArticleId, QuoteId>);
    CHECK_FALSE(std::is_convertible_v<int, ArticleId>);
}

TEST_CASE("an id is unknown until it is given a value, and can be ordered and hashed") {
    CHECK_FALSE(PersonId().known());
    CHECK(PersonId{0}.known());
    CHECK(PersonId{1} < PersonId{2});
    CHECK(std::unordered_set<ShardId>{ShardId{1}, ShardId{1}, ShardId{2}}.size() == 2);
}
