// Numbers, dates and patterns as people read them, in the language of the interface (strings.h).
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/strings.h"
#include "base/date.h"

namespace verbatim::app {

// "1,204".
std::string number(std::uint64_t value);

// Puts the parts into a pattern's {0}, {1}…; a number without a part stands as written.
std::string fill(std::string_view pattern, std::initializer_list<std::string_view> parts);

// The form that the number asks for in the language of the interface, a pattern still.
std::string_view form_for(const Plural& plural, std::uint64_t value);
// "1 article", "1,204 articles".
std::string counted(const Plural& plural, std::uint64_t value);

std::string long_date(base::Date date);   // "3 January 2025"
std::string short_date(base::Date date);  // "3 Jan 2025"
std::string month_year(base::Date date);  // "Jan 2025"
std::string whole_month(base::Date date); // "January 2025"
std::string year_of(base::Date date);     // "2025"

// A whole date as people type it: "2025-01-31", "31 Jan 2025", "31 january 2025". Nothing where it is none, or not whole yet.
std::optional<base::Date> read_date(std::string_view text);

// "3 Jan – 5 Mar 2025" shortened where the years agree; empty when both are missing.
std::string period(std::optional<base::Date> first, std::optional<base::Date> last);
// The same by months: "Jan 2023 – Mar 2025", "Mar 2025"; empty where a date is missing.
std::string period_of_months(std::optional<base::Date> first, std::optional<base::Date> last);

// The parts that are not empty, parted by a middle dot: "Astana · 3 Jan 2025 · Trend".
std::string dotted(std::initializer_list<std::string_view> parts);
// The same for people to look at: each part is made visible (text/visible.h), and one that may read from the other side than the interface is isolated,
// so that a date keeps its order beside a name in another script.
std::string shown_together(std::initializer_list<std::string_view> parts);

// "0.97".
std::string decimal(std::uint16_t thousandths);
// "3.5" for 35.
std::string tenths(std::uint64_t value);

// Clauses, names: parted as the language parts the members of a list, and things that hold commas themselves.
std::string listed(const std::vector<std::string>& parts);
std::string listed_apart(const std::vector<std::string>& parts);
// "0.973": all that is known, for programs.
std::string thousandths(std::uint16_t value);

}  // namespace verbatim::app
