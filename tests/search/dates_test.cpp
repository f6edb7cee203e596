#include "search/dates.h"

#include <doctest/doctest.h>

#include <string>

using namespace verbatim;
using search::parse_date_range;

namespace {

const auto newest = base::parse_date("2025-03-31");

// "2024-10-01..2024-10-31", with nothing where the range is open; "none" when there is no range.
std::string shown(std::string_view text) {
    const auto range = parse_date_range(text, newest);
    if (!range) return "none";
    return (range->from ? base::format_date(*range->from) : "") + ".." + (range->to ? base::format_date(*range->to) : "");
}

}  // namespace

TEST_CASE("a date of the query language covers all its days") {
    const struct { const char *text, *days; } cases[] = {
        {"2024", "2024-01-01..2024-12-31"},
        {"2024-02", "2024-02-01..2024-02-29"},
        {"2024-10-05", "2024-10-05..2024-10-05"},
        {"2024-10..2025-01", "2024-10-01..2025-01-31"},
        {"2024-10-05..", "2024-10-05.."},
        {"..2023", "..2023-12-31"},
        {"2023..2023", "2023-01-01..2023-12-31"},
        {"last-1d", "2025-03-31..2025-03-31"},
        {"last-30d", "2025-03-02..2025-03-31"},
        {"last-2w", "2025-03-18..2025-03-31"},
        {"last-1m", "2025-03-01..2025-03-31"},
        {"last-13m", "2024-03-01..2025-03-31"},
        {"last-1y", "2024-04-01..2025-03-31"},
    };
    for (const auto& one : cases) CHECK_MESSAGE(shown(one.text) == one.days, one.text);
}

TEST_CASE("what is no date is refused") {
    for (const char* text : {"", "..", "24", "2024-13", "2024-02-30", "2024-1", "202a", "2025..2024", "last-", "last-d", "last-0d", "last-3x",
                             "2024-10-05x", "0000", "2024...2025", "2024/10/05"})
        CHECK_MESSAGE(shown(text) == "none", text);
    CHECK_FALSE(parse_date_range("last-30d", std::nullopt));
}

TEST_CASE("months and years start on their first day, at the ends of time too") {
    using search::DateUnit;
    CHECK(base::format_date(search::unit_start(*newest, DateUnit::month)) == "2025-03-01");
    CHECK(base::format_date(search::unit_start(*newest, DateUnit::month, 10)) == "2026-01-01");
    CHECK(base::format_date(search::unit_start(*base::parse_date("9999-12-31"), DateUnit::month, 1)) == "9999-12-01");
    CHECK(base::format_date(search::unit_start(*newest, DateUnit::year)) == "2025-01-01");
    CHECK(base::format_date(search::unit_start(*base::parse_date("9999-06-01"), DateUnit::year, 1)) == "9999-01-01");
    CHECK(base::format_date(search::unit_start(*newest, DateUnit::year, -1)) == "2024-01-01");
    CHECK(search::unit_start(*newest, DateUnit::day) == *newest);
    CHECK(search::unit_start(*newest, DateUnit::day, 1).days == newest->days + 1);
}
