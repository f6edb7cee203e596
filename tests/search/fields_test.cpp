#include "search/fields.h"

#include <doctest/doctest.h>

using namespace verbatim::search;

TEST_CASE("a field is found by its whole name, and tells what it asks for") {
    REQUIRE(find_field("speaker"));
    CHECK(find_field("speaker")->field == Field::speaker);
    CHECK(find_field("speaker")->kind == NodeKind::person);
    CHECK(find_field("speake") == nullptr);
    CHECK(find_field("Speaker") == nullptr);
    CHECK(find_field("") == nullptr);
    CHECK(kind_of(Field::source) == NodeKind::value);
    CHECK(kind_of(Field::title) == NodeKind::words);
    CHECK(kind_of(Field::anywhere) == NodeKind::words);  // not the date or the quotes, which have no words of their own
}

TEST_CASE("a slip of the finger leads to the field that was meant, and nothing else does") {
    CHECK(nearest_field("speker") == "speaker");
    CHECK(nearest_field("titel") == "title");
    CHECK(nearest_field("sad") == "said");
    CHECK(nearest_field("http").empty());
    CHECK(nearest_field("a very long name of no field").empty());
}
