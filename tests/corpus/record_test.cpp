#include "corpus/record.h"

#include <doctest/doctest.h>

using namespace verbatim::corpus;

TEST_CASE("fields are known by several names, in any case; the first that is filled stays") {
    Record record;
    set_field(record, " Headline ", "One");
    set_field(record, "title", "Two");
    set_field(record, "LANG", "en");
    set_field(record, "body", "Words.");
    set_field(record, "unknown", "x");
    CHECK(record.title == "One");
    CHECK(record.language == "en");
    CHECK(record.text == "Words.");
    CHECK(field_named("Date") == Field::date);
    CHECK_FALSE(field_named("unknown"));
}

TEST_CASE("tags are parted by commas and semicolons") {
    Record record;
    set_field(record, "tags", "politics, budget;; taxes ");
    set_field(record, "keywords", "bread");
    CHECK(record.tags == std::vector<std::string>{"politics", "budget", "taxes", "bread"});
}
