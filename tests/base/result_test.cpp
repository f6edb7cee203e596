#include "base/result.h"

#include <doctest/doctest.h>

#include <memory>
#include <string>

using namespace verbatim::base;

TEST_CASE("a message lays out the parts that there are") {
    struct Case {
        Error error;
        std::string message;
    };
    const Case cases[] = {
        {{"a.txt:3", "x", "y", "do z"}, "a.txt:3: found x; expected y; do z"},
        {{"a.txt:3", "x", "", ""}, "a.txt:3: found x"},
        {{"a.txt:3", "", "y", "do z"}, "a.txt:3: expected y; do z"},
        {{"", "x", "y", ""}, "found x; expected y"},
        {{"", "", "", "do z"}, "do z"},
        {{}, ""},
    };
    for (const Case& c : cases) CHECK(c.error.message() == c.message);
}

TEST_CASE("a result holds a value or an error") {
    Result<int> good = 5;
    CHECK(good);
    CHECK(*good == 5);
    *good += 1;
    CHECK(good.value() == 6);
    const Result<int> bad = Error{"here", "", "", ""};
    CHECK_FALSE(bad.ok());
    CHECK(bad.error().where == "here");
}

TEST_CASE("an error goes on as the result of another type, and values that only move can be held") {
    const Result<int> bad = Error{"here", "", "", ""};
    const Result<std::string> other = bad.error();
    CHECK(other.error().where == "here");
    Result<std::unique_ptr<int>> owned = std::make_unique<int>(3);
    const std::unique_ptr<int> taken = std::move(*owned);
    CHECK(*taken == 3);
    const Status done = Ok{};
    CHECK(done);
}
