#include "app/format.h"

#include <algorithm>
#include <array>

namespace verbatim::app {

std::string number(std::uint64_t value) {
    std::string digits = std::to_string(value);
    for (std::size_t i = digits.size(); i > 3;) {
        i -= 3;
        digits.insert(i, 1, ',');
    }
    return digits;
}

std::string fill(std::string_view pattern, std::initializer_list<std::string_view> parts) {
    std::string out;
    out.reserve(pattern.size() + 16);
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        const bool slot = pattern[i] == '{' && i + 2 < pattern.size() && pattern[i + 2] == '}';
        const std::size_t part = slot ? static_cast<std::size_t>(pattern[i + 1] - '0') : parts.size();
        if (part < parts.size()) {
            out.append(*(parts.begin() + part));
            i += 2;
        } else {
            out.push_back(pattern[i]);
        }
    }
    return out;
}

std::string counted(const Plural& plural, std::uint64_t value) {
    return value == 1 ? std::string(plural.one) : fill(plural.other, {number(value)});
}

namespace {

std::string spelled(base::Date date, const std::array<std::string_view, 12>& months, bool with_day, bool with_year) {
    const base::CalendarDay day = base::calendar_day(date);
    std::string out;
    if (with_day) out = std::to_string(day.day) + " ";
    out.append(months[static_cast<std::size_t>(day.month - 1)]);
    if (with_year) out += " " + std::to_string(day.year);
    return out;
}

}  // namespace

std::string long_date(base::Date date) { return spelled(date, english.months, true, true); }
std::string short_date(base::Date date) { return spelled(date, english.short_months, true, true); }

namespace {

// The month whose name, in whatever case, begins with these three letters or more; 0 for none.
unsigned month_called(std::string_view name) {
    if (name.size() < 3) return 0;
    const auto same = [](char a, char b) { return (a | 0x20) == (b | 0x20); };
    for (unsigned month = 0; month < english.months.size(); ++month)
        if (name.size() <= english.months[month].size() && std::equal(name.begin(), name.end(), english.months[month].begin(), same)) return month + 1;
    return 0;
}

}  // namespace

std::optional<base::Date> read_date(std::string_view text) {
    if (const auto date = base::parse_date(text)) return date;
    std::array<std::string_view, 3> parts;  // day, month, year
    for (std::string_view& part : parts) {
        text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
        part = text.substr(0, text.find(' '));
        text.remove_prefix(part.size());
    }
    const auto& [day, name, year] = parts;
    const unsigned month = month_called(name);
    if (month == 0 || day.empty() || day.size() > 2 || year.size() != 4 || text.find_first_not_of(' ') != text.npos) return std::nullopt;
    const auto padded = [](std::string_view digits) { return std::string(2 - digits.size(), '0').append(digits); };
    return base::parse_date(std::string(year) + "-" + padded(std::to_string(month)) + "-" + padded(day));
}

std::string month_year(base::Date date) { return spelled(date, english.short_months, false, true); }

std::string period_of_months(std::optional<base::Date> first, std::optional<base::Date> last) {
    if (!first || !last) return {};
    const std::string from = month_year(*first), to = month_year(*last);
    return from == to ? from : fill(english.period, {from, to});
}

std::string period(std::optional<base::Date> first, std::optional<base::Date> last) {
    if (!first && !last) return {};
    if (!first || !last || *first == *last) return short_date(first ? *first : *last);
    const bool same_year = base::calendar_day(*first).year == base::calendar_day(*last).year;
    return fill(english.period, {spelled(*first, english.short_months, true, !same_year), short_date(*last)});
}

std::string dotted(std::initializer_list<std::string_view> parts) {
    std::string out;
    for (const std::string_view part : parts) {
        if (part.empty()) continue;
        if (!out.empty()) out.append(" · ");
        out.append(part);
    }
    return out;
}

std::string decimal(std::uint16_t thousandths) {
    const int hundredths = (thousandths + 5) / 10;
    std::string digits = std::to_string(hundredths % 100);
    if (digits.size() < 2) digits.insert(0, 1, '0');
    return std::to_string(hundredths / 100) + "." + digits;
}

std::string thousandths(std::uint16_t value) {
    const std::string digits = std::to_string(value % 1000);
    return std::to_string(value / 1000) + "." + std::string(3 - digits.size(), '0') + digits;
}

}  // namespace verbatim::app
