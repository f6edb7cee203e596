// The dates of the query language: a year, a month, a day, a range of them, or a stretch up to the newest article.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "base/date.h"

namespace verbatim::search {

struct DateRange {
    std::optional<base::Date> from, to;  // inclusive; none: open
};

// "2024", "2024-10", "2024-10-05", "2024-10..2025-01", "2024-10-05..", "..2023", "last-30d", "last-6m", "last-1y" (counted
// back from `newest`, since a static site knows no today). Nothing when it is none of these.
std::optional<DateRange> parse_date_range(std::string_view text, std::optional<base::Date> newest);

// A stretch of the calendar that is counted as one.
enum class DateUnit : std::uint8_t { day, month, year };

// First day of the unit that is `units` after the one with `date` in it; of the last one there is where the calendar ends.
base::Date unit_start(base::Date date, DateUnit unit, int units = 0);

}  // namespace verbatim::search
