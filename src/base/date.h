// Date: a calendar day in the proleptic Gregorian calendar, as one number, so that dates sort, subtract and pack.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace verbatim::base {

// Days since 1970-01-01 (negative before). Covers the years 0001 to 9999.
struct Date {
    std::int32_t days = 0;
    friend constexpr auto operator<=>(const Date&, const Date&) = default;
};

struct CalendarDay {
    int year = 1970;
    int month = 1;  // 1 to 12
    int day = 1;    // 1 to 31
};

// The Date of a calendar day, or nothing when there is no such day (2025-02-30, month 13, year 0).
std::optional<Date> date_of(CalendarDay day);

// The inverse of date_of. Constant time. Method: Howard Hinnant, "chrono-compatible low-level date algorithms".
CalendarDay calendar_day(Date date);

// Reads exactly "YYYY-MM-DD"; nothing when the form or the day is impossible.
std::optional<Date> parse_date(std::string_view text);

// "YYYY-MM-DD".
std::string format_date(Date date);

}  // namespace verbatim::base
