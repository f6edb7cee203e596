#include "corpus/dates.h"

#include <doctest/doctest.h>

#include <string>

using namespace verbatim;

namespace {

std::string read_date(std::string_view text) {
    const auto date = corpus::read_date(text);
    return date ? base::format_date(*date) : "none";
}

}  // namespace

TEST_CASE("dates are read in the forms that people and programs write") {
    struct Case {
        std::string_view text, date;
    };
    const Case cases[] = {
        {"2025-01-03", "2025-01-03"},
        {" 2025-01-03\n", "2025-01-03"},
        {"2025-1-3", "2025-01-03"},
        {"2025/01/03", "2025-01-03"},
        {"2025-01-03T23:59:00+06:00", "2025-01-03"},
        {"2025-01-03 10:00", "2025-01-03"},
        {"20250103", "2025-01-03"},
        {"3.1.2025", "2025-01-03"},
        {"13/1/2025", "2025-01-13"},
        {"1/13/2025", "2025-01-13"},
        {"5/5/2025", "2025-05-05"},
        {"3 January 2025", "2025-01-03"},
        {"January 3, 2025", "2025-01-03"},
        {"Jan. 3, 2025", "2025-01-03"},
        {"Sept 9 2025", "2025-09-09"},
        {"Fri, 03 Jan 2025 10:00:00 GMT", "2025-01-03"},
        {"Friday, January 4, 2019", "2019-01-04"},
        {"2024-02-29", "2024-02-29"},
    };
    for (const Case& c : cases) {
        CAPTURE(c.text);
        CHECK(read_date(c.text) == c.date);
    }
}

TEST_CASE("impossible, ambiguous and foreign dates are not guessed at") {
    for (const std::string_view text :
         {"", "   ", "2025-02-30", "2025-13-01", "0000-00-00", "2025-00-10", "03/04/2025", "January 2025", "2025",
          "3 Janvier 2025", "yesterday", "2025-01", "2025-01-03x", "99999999", "25-01-03", "1735862400", "2025--01-03",
          "May be on 3 or 4 May 2025 or so, who knows, says the long field here"}) {
        CAPTURE(text);
        CHECK(read_date(text) == "none");
    }
}

TEST_CASE("what could be two days is told from what is none") {
    for (const std::string_view text : {"03/04/2025", " 3/4/2025", "12-11-2025", "03/04/2025 10:00"}) {
        CAPTURE(text);
        CHECK(corpus::could_be_two_days(text));
        CHECK(read_date(text) == "none");
    }
    for (const std::string_view text : {"", "13/04/2025", "04/04/2025", "2025-02-30", "30/30/2025", "3.4.2025", "3/4/25", "3/4-2025", "yesterday"}) {
        CAPTURE(text);
        CHECK_FALSE(corpus::could_be_two_days(text));
    }
}

TEST_CASE("months are known by name and by abbreviation") {
    CHECK(corpus::month_named("January") == 1);
    CHECK(corpus::month_named("SEPT.") == 9);
    CHECK(corpus::month_named("dec") == 12);
    CHECK(corpus::month_named("Janus") == 0);
    CHECK(corpus::month_named("") == 0);
    CHECK(corpus::month_named("Ja") == 0);
}
