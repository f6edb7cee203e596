#include "search/dates.h"

#include <algorithm>

namespace verbatim::search {

namespace {

std::optional<int> number(std::string_view digits) {
    if (digits.empty() || digits.size() > 4) return std::nullopt;
    int value = 0;
    for (char digit : digits) {
        if (digit < '0' || digit > '9') return std::nullopt;
        value = value * 10 + (digit - '0');
    }
    return value;
}

int month_length(int year, int month) {
    int day = 31;
    while (!base::date_of({year, month, day})) --day;
    return day;
}

// A year, month or day as the days that it covers.
std::optional<DateRange> period(std::string_view text) {
    const auto year = number(text.substr(0, 4));
    if (!year || *year == 0 || text.size() < 4) return std::nullopt;
    if (text.size() == 4) return DateRange{base::date_of({*year, 1, 1}), base::date_of({*year, 12, 31})};
    const auto month = text.size() >= 7 && text[4] == '-' ? number(text.substr(5, 2)) : std::nullopt;
    if (!month || *month < 1 || *month > 12) return std::nullopt;
    if (text.size() == 7) return DateRange{base::date_of({*year, *month, 1}), base::date_of({*year, *month, month_length(*year, *month)})};
    const auto day = base::parse_date(text);
    if (!day) return std::nullopt;
    return DateRange{day, day};
}

// The same day of a month some months earlier, or that month's last day.
base::Date months_before(base::Date date, int months) {
    const base::CalendarDay day = base::calendar_day(date);
    const base::CalendarDay target = base::calendar_day(unit_start(date, DateUnit::month, -months));
    return base::date_of({target.year, target.month, std::min(day.day, month_length(target.year, target.month))}).value_or(date);
}

std::optional<DateRange> stretch(std::string_view text, base::Date newest) {
    const auto amount = number(text.substr(0, text.size() - 1));
    if (!amount || *amount == 0) return std::nullopt;
    switch (text.back()) {
        case 'd': return DateRange{base::Date{newest.days - *amount + 1}, newest};
        case 'w': return DateRange{base::Date{newest.days - 7 * *amount + 1}, newest};
        case 'm': return DateRange{base::Date{months_before(newest, *amount).days + 1}, newest};
        case 'y': return DateRange{base::Date{months_before(newest, std::min(*amount, 200) * 12).days + 1}, newest};
        default: return std::nullopt;
    }
}

}  // namespace

base::Date unit_start(base::Date date, DateUnit unit, int units) {
    if (unit == DateUnit::day) return base::Date{date.days + units};
    const base::CalendarDay day = base::calendar_day(date);
    const int months = unit == DateUnit::year ? std::clamp(day.year + units, 1, 9999) * 12 : day.year * 12 + day.month - 1 + units;
    const int index = std::clamp(months, 12, 9999 * 12 + 11);
    return base::date_of({index / 12, index % 12 + 1, 1}).value_or(date);
}

std::optional<DateRange> parse_date_range(std::string_view text, std::optional<base::Date> newest) {
    constexpr std::string_view last = "last-";
    if (text.starts_with(last) && text.size() > last.size() + 1) {
        if (!newest) return std::nullopt;
        return stretch(text.substr(last.size()), *newest);
    }
    const std::size_t dots = text.find("..");
    if (dots == std::string_view::npos) return period(text);
    const std::string_view left = text.substr(0, dots), right = text.substr(dots + 2);
    if (left.empty() && right.empty()) return std::nullopt;
    DateRange range;
    if (!left.empty()) {
        const auto from = period(left);
        if (!from) return std::nullopt;
        range.from = from->from;
    }
    if (!right.empty()) {
        const auto to = period(right);
        if (!to) return std::nullopt;
        range.to = to->to;
    }
    if (range.from && range.to && *range.to < *range.from) return std::nullopt;
    return range;
}

}  // namespace verbatim::search
