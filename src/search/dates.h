// The dates of the query language: a year, a month, a day, a range of them, or a stretch up to the newest article.
#pragma once

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

// First day of the month `months` after that of `date`.
base::Date month_start(base::Date date, int months = 0);

}  // namespace verbatim::search
