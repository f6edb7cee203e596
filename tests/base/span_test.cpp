#include "base/span.h"

#include <doctest/doctest.h>

using namespace verbatim::base;

TEST_CASE("spans are half-open") {
    constexpr TextSpan span{2, 5};
    CHECK(span.size() == 3);
    CHECK(span.contains(2));
    CHECK(span.contains(4));
    CHECK_FALSE(span.contains(5));
    CHECK(span.covers({2, 5}));
    CHECK_FALSE(span.covers({1, 3}));
    CHECK(span.overlaps({4, 9}));
    CHECK_FALSE(span.overlaps({5, 9}));
    CHECK(TextSpan{5, 2}.empty());
    CHECK(TextSpan{5, 2}.size() == 0);
}

TEST_CASE("a slice outside the text is empty") {
    CHECK(slice("abcdef", {2, 5}) == "cde");
    CHECK(slice("abcdef", {2, 7}) == "");
    CHECK(slice("abcdef", {4, 4}) == "");
    CHECK(slice("", {0, 0}) == "");
}
