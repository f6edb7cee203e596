#include "base/date.h"

namespace verbatim::base {
namespace {

constexpr bool leap(int year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

constexpr int days_in_month(int year, int month) {
    constexpr int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && leap(year) ? 29 : lengths[month - 1];
}

// Reads `text` as a number of decimal digits only; -1 when anything else stands there.
int digits(std::string_view text) {
    int value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') return -1;
        value = value * 10 + (c - '0');
    }
    return value;
}

void append_padded(std::string& out, int value, int width) {
    const std::string plain = std::to_string(value);
    for (auto i = static_cast<int>(plain.size()); i < width; ++i) out.push_back('0');
    out += plain;
}

}  // namespace

std::optional<Date> date_of(CalendarDay day) {
    if (day.year < 1 || day.year > 9999 || day.month < 1 || day.month > 12) return std::nullopt;
    if (day.day < 1 || day.day > days_in_month(day.year, day.month)) return std::nullopt;
    // Years are counted from March, so that the leap day is the last of its year; eras of 400 years repeat exactly.
    const int year = day.year - (day.month <= 2 ? 1 : 0);
    const int era = year / 400;
    const int year_of_era = year - era * 400;
    const int day_of_year = (153 * (day.month + (day.month > 2 ? -3 : 9)) + 2) / 5 + day.day - 1;
    const int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return Date{era * 146097 + day_of_era - 719468};
}

CalendarDay calendar_day(Date date) {
    const int shifted = date.days + 719468;
    const int era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
    const int day_of_era = shifted - era * 146097;
    const int year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    const int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    const int shifted_month = (5 * day_of_year + 2) / 153;
    const int month = shifted_month < 10 ? shifted_month + 3 : shifted_month - 9;
    return {year_of_era + era * 400 + (month <= 2 ? 1 : 0), month, day_of_year - (153 * shifted_month + 2) / 5 + 1};
}

std::optional<Date> parse_date(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const CalendarDay day{digits(text.substr(0, 4)), digits(text.substr(5, 2)), digits(text.substr(8, 2))};
    return date_of(day);
}

std::string format_date(Date date) {
    const CalendarDay day = calendar_day(date);
    std::string out;
    append_padded(out, day.year, 4);
    out += '-';
    append_padded(out, day.month, 2);
    out += '-';
    append_padded(out, day.day, 2);
    return out;
}

}  // namespace verbatim::base
