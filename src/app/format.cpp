#include "app/format.h"

#include <algorithm>
#include <array>

#include "text/bidi.h"
#include "text/tokenizer.h"
#include "text/utf8.h"
#include "text/visible.h"

namespace verbatim::app {

namespace {

// ASCII digits as the language writes them.
std::string in_digits(std::string_view ascii) {
    const std::string_view digits = phrases().digits;
    if (digits.size() == 10) return std::string(ascii);
    std::string out;
    for (const char c : ascii) {
        std::size_t at = 0;
        for (int skipped = c - '0'; skipped > 0 && at < digits.size(); --skipped) at += text::decode(digits, at).length;
        out.append(digits.substr(at, text::decode(digits, at).length));
    }
    return out;
}

std::string in_digits(std::uint64_t value) { return in_digits(std::to_string(value)); }

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
    std::string out;
    for (const std::string& part : parts) {
        if (!out.empty()) out.append(between);
        out.append(part);
    }
    return out;
}

}  // namespace

std::string number(std::uint64_t value) {
    const std::string digits = std::to_string(value);
    const std::size_t first = (digits.size() - 1) % 3 + 1;
    std::string out = in_digits(digits.substr(0, first));
    for (std::size_t at = first; at < digits.size(); at += 3) out.append(phrases().thousands).append(in_digits(digits.substr(at, 3)));
    return out;
}

std::string listed(const std::vector<std::string>& parts) { return joined(parts, phrases().comma); }
std::string listed_apart(const std::vector<std::string>& parts) { return joined(parts, phrases().semicolon); }

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

std::string_view form_for(const Plural& plural, std::uint64_t value) {
    return plural.forms[static_cast<std::size_t>(phrases().plural(value))];
}

std::string counted(const Plural& plural, std::uint64_t value) { return fill(form_for(plural, value), {number(value)}); }

namespace {

std::string spelled(base::Date date, std::string_view pattern, const std::array<std::string_view, 12>& months) {
    const base::CalendarDay day = base::calendar_day(date);
    return fill(pattern, {in_digits(static_cast<std::uint64_t>(day.day)), months[static_cast<std::size_t>(day.month - 1)], year_of(date)});
}

}  // namespace

std::string year_of(base::Date date) {
    const int year = base::calendar_day(date).year;
    return (year < 0 ? "−" : "") + in_digits(static_cast<std::uint64_t>(year < 0 ? -year : year));
}
std::string long_date(base::Date date) { return spelled(date, phrases().long_date, phrases().months); }
std::string short_date(base::Date date) { return spelled(date, phrases().short_date, phrases().short_months); }
std::string month_year(base::Date date) { return spelled(date, phrases().month_and_year, phrases().short_months_alone); }
std::string whole_month(base::Date date) { return spelled(date, phrases().month_and_year, phrases().months_alone); }

namespace {

// The month whose name, in English or the language of the interface and in whatever case, begins with these three letters or more; 0 for none.
unsigned month_called(std::string_view name) {
    if (name.ends_with('.')) name.remove_suffix(1);
    const std::string wanted = text::fold(name);
    if (wanted.size() < 3) return 0;
    for (unsigned month = 0; month < 12; ++month)
        for (const Phrases* language : {&english(), &phrases()})
            for (const auto* names : {&language->months, &language->months_alone, &language->short_months})
                if (text::fold((*names)[month]).starts_with(wanted)) return month + 1;
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
    std::string_view day = parts[0];
    const auto name = parts[1], year = parts[2];
    if (day.ends_with('.')) day.remove_suffix(1);
    const unsigned month = month_called(name);
    if (month == 0 || day.empty() || day.size() > 2 || year.size() != 4 || text.find_first_not_of(' ') != text.npos) return std::nullopt;
    const auto padded = [](std::string_view digits) { return std::string(2 - digits.size(), '0').append(digits); };
    return base::parse_date(std::string(year) + "-" + padded(std::to_string(month)) + "-" + padded(day));
}

std::string period_of_months(std::optional<base::Date> first, std::optional<base::Date> last) {
    if (!first || !last) return {};
    const std::string from = month_year(*first), to = month_year(*last);
    return from == to ? from : fill(phrases().period, {from, to});
}

std::string period(std::optional<base::Date> first, std::optional<base::Date> last) {
    if (!first && !last) return {};
    if (!first || !last || *first == *last) return short_date(first ? *first : *last);
    const bool same_year = base::calendar_day(*first).year == base::calendar_day(*last).year;
    return fill(phrases().period, {same_year ? spelled(*first, phrases().day_and_month, phrases().short_months) : short_date(*first), short_date(*last)});
}

std::string shown_together(std::initializer_list<std::string_view> parts) {
    constexpr std::string_view first_strong_isolate = "\u2068", pop_isolate = "\u2069";
    const bool from_right = phrases().right_to_left();
    std::string out;
    for (const std::string_view part : parts) {
        if (part.empty()) continue;
        if (!out.empty()) out.append(" · ");
        const std::string seen = text::visible(part);
        const bool isolated = from_right || text::has_right_to_left(seen);
        out.append(isolated ? first_strong_isolate : std::string_view()).append(seen).append(isolated ? pop_isolate : std::string_view());
    }
    return out;
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
    return in_digits(static_cast<std::uint64_t>(hundredths / 100)).append(phrases().decimal_mark).append(in_digits(digits));
}

std::string tenths(std::uint64_t value) { return number(value / 10).append(phrases().decimal_mark).append(in_digits(value % 10)); }

std::string thousandths(std::uint16_t value) {
    const std::string digits = std::to_string(value % 1000);
    return std::to_string(value / 1000) + "." + std::string(3 - digits.size(), '0') + digits;
}

}  // namespace verbatim::app
