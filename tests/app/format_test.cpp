#include "app/format.h"

#include <doctest/doctest.h>

#include "interface_words.h"

using namespace verbatim;
using namespace verbatim::app;

TEST_CASE("numbers are grouped in threes") {
    CHECK(number(0) == "0");
    CHECK(number(999) == "999");
    CHECK(number(1204) == "1,204");
    CHECK(number(1234567) == "1,234,567");
}

TEST_CASE("patterns take their parts and leave the rest as written") {
    CHECK(fill("{0} of {1}", {"2", "7"}) == "2 of 7");
    CHECK(fill("{1} {0} {2} {", {"a", "b"}) == "b a {2} {");
    CHECK(counted(phrases().articles, 1) == "1 article");
    CHECK(counted(phrases().articles, 32932) == "32,932 articles");
}

TEST_CASE("dates and periods read as in print") {
    const base::Date first = *base::parse_date("2025-01-03"), last = *base::parse_date("2025-03-05");
    CHECK(long_date(first) == "3 January 2025");
    CHECK(short_date(first) == "3 Jan 2025");
    CHECK(period(first, last) == "3 Jan – 5 Mar 2025");
    CHECK(period(base::parse_date("2024-12-31"), first) == "31 Dec 2024 – 3 Jan 2025");
    CHECK(period(first, first) == "3 Jan 2025");
    CHECK(period({}, {}).empty());
}

TEST_CASE("what is empty leaves no dot behind") {
    CHECK(dotted({"Astana", "", "Trend"}) == "Astana · Trend");
    CHECK(dotted({"", ""}).empty());
}

TEST_CASE("confidence is a number of two digits") {
    CHECK(decimal(970) == "0.97");
    CHECK(decimal(1000) == "1.00");
    CHECK(decimal(45) == "0.05");
}

TEST_CASE("a date is read as people type it, once it is whole") {
    const auto january = base::parse_date("2025-01-31");
    for (const char* typed : {"2025-01-31", "31 Jan 2025", "31 january 2025", " 31  Janu 2025 "}) CHECK(read_date(typed) == january);
    CHECK(read_date("3 Mar 2025") == base::parse_date("2025-03-03"));
    for (const char* typed : {"", "31", "31 Jan", "31 Jan 20", "31 Ja 2025", "31 Feb 2025", "311 Jan 2025", "31 Jan 2025 or so", "x Jan 2025", "-1 Jan 2025"})
        CHECK_FALSE(read_date(typed));
}

TEST_CASE("a confidence for programs has three digits behind the point") {
    CHECK(thousandths(973) == "0.973");
    CHECK(thousandths(70) == "0.070");
    CHECK(thousandths(5) == "0.005");
    CHECK(thousandths(0) == "0.000");
    CHECK(thousandths(1000) == "1.000");
}

TEST_CASE("parts that are shown together keep their own order beside another script") {
    CHECK(shown_together({"said", "3 Jan 2025"}) == "said · 3 Jan 2025");
    CHECK(shown_together({"قال", "", "3 Jan 2025"}) == "\u2068قال\u2069 · 3 Jan 2025");
    CHECK(shown_together({"a\u202Eb"}) == "a‹U+202E›b");
    REQUIRE(use_language("ar", interface_words("ar")));
    CHECK(shown_together({"said", "3"}) == "\u2068said\u2069 · \u20683\u2069");
    use_language("en");
}
