// Dates as people and programs write them: what stands in a record's date field.
#pragma once

#include <optional>
#include <string_view>

#include "base/date.h"

namespace verbatim::corpus {

// Reads 2025-01-03, alone or before a time; 2025/01/03, 2025.1.3, 20250103; 3.1.2025 (days come first before dots);
// 13/1/2025 where only one order is possible; "3 January 2025", "Jan. 3, 2025", with a weekday and a time or without.
// Nothing when the form is another or there is no such day: 03/04/2025 could be two days, and guessing is worse than
// asking.
std::optional<base::Date> read_date(std::string_view text);

// Whether a date that read_date() left unread is one of two days, for want of knowing which number is the month: 03/04/2025.
bool could_be_two_days(std::string_view text);

// The month (1 to 12) of an English name or abbreviation, with or without a full stop: "January", "Sept.". 0: none.
int month_named(std::string_view word);

}  // namespace verbatim::corpus
