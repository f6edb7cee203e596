#include "base/date.h"

#include <doctest/doctest.h>

#include <initializer_list>
#include <string_view>

using namespace verbatim::base;

TEST_CASE("every day from 1 to 9999 follows the one before and comes back") {
    // A walk by the calendar's own rules, held against the arithmetic.
    const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    std::int32_t expected = date_of({1, 1, 1})->days;
    int wrong = 0;
    for (int year = 1; year <= 9999; ++year) {
        const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
        for (int month = 1; month <= 12; ++month) {
            const int length = lengths[month - 1] + (month == 2 && leap ? 1 : 0);
            for (int day = 1; day <= length; ++day) {
                const auto date = date_of({year, month, day});
                const CalendarDay back = date ? calendar_day(*date) : CalendarDay{0, 0, 0};
                wrong +=
                    !date || date->days != expected++ || back.year != year || back.month != month || back.day != day;
            }
            wrong += date_of({year, month, length + 1}).has_value();
        }
    }
    CHECK(wrong == 0);
}

TEST_CASE("days count from 1970-01-01") {
    CHECK(date_of({1970, 1, 1})->days == 0);
    CHECK(date_of({2000, 3, 1})->days == 11017);
    CHECK(date_of({1969, 12, 31})->days == -1);
}

TEST_CASE("dates are read and written as YYYY-MM-DD, and nothing else is read") {
    CHECK(format_date(*parse_date("2025-01-03")) == "2025-01-03");
    CHECK(format_date(*parse_date("0001-01-01")) == "0001-01-01");
    CHECK(format_date(*parse_date("2024-02-29")) == "2024-02-29");
    for (const std::string_view text :
         {"", "2025-1-3", "2025-02-30", "2023-02-29", "1900-02-29", "2025-13-01", "0000-01-01", "2025-00-01",
          "2025-01-00", "2025/01/03", "2025-01-03 ", " 2025-01-03", "20250103", "-025-01-03", "2025-01-0x"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_date(text));
    }
}

TEST_CASE("dates are ordered by time") { CHECK(*parse_date("2024-12-31") < *parse_date("2025-01-01")); }
