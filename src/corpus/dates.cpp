#include "corpus/dates.h"

#include <array>
#include <string>

#include "text/characters.h"

namespace verbatim::corpus {
namespace {

bool is_digit(char c) { return '0' <= c && c <= '9'; }
bool is_letter(char c) { return ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z'); }

struct Number {
    int value = 0;
    std::size_t digits = 0;
};

// Reads up to eight digits off the front of `text`.
Number take_number(std::string_view& text) {
    Number number;
    while (number.digits < text.size() && number.digits < 8 && is_digit(text[number.digits])) {
        number.value = number.value * 10 + (text[number.digits++] - '0');
    }
    text.remove_prefix(number.digits);
    return number;
}

std::optional<base::Date> day_of(int year, int month, int day) { return base::date_of({year, month, day}); }

// 3/4/2025 is two days; 13/4/2025 is one.
bool are_two_days(int first, int second, int year) { return first != second && day_of(year, second, first) && day_of(year, first, second); }

std::optional<base::Date> of_either_order(int first, int second, int year) {
    if (are_two_days(first, second, year)) return std::nullopt;
    const auto day_first = day_of(year, second, first);
    return day_first ? day_first : day_of(year, first, second);
}

// "2025-01-03", "2025/1/3", "20250103", "3.1.2025", and the same before a time.
std::optional<base::Date> read_numeric(std::string_view text) {
    const Number first = take_number(text);
    if (first.digits == 8 && (text.empty() || !is_digit(text[0]))) {
        return day_of(first.value / 10000, first.value / 100 % 100, first.value % 100);
    }
    if (text.empty() || (text[0] != '-' && text[0] != '/' && text[0] != '.')) return std::nullopt;
    const char separator = text[0];
    text.remove_prefix(1);
    const Number second = take_number(text);
    if (second.digits == 0 || second.digits > 2 || text.empty() || text[0] != separator) return std::nullopt;
    text.remove_prefix(1);
    const Number third = take_number(text);
    if (!text.empty() && text[0] != 'T' && text[0] != ' ' && text[0] != ',') return std::nullopt;
    if (first.digits == 4 && third.digits <= 2) return day_of(first.value, second.value, third.value);
    if (first.digits > 2 || third.digits != 4) return std::nullopt;
    if (separator == '.') return day_of(third.value, second.value, first.value);
    return of_either_order(first.value, second.value, third.value);
}

// Words that may stand beside the day, the month and the year: weekdays, ordinal endings, "of", "at", time zones.
bool may_stand_in_date(std::string_view word) {
    constexpr std::array<std::string_view, 17> known = {"Fri", "Mon", "Sat", "Sun", "Thu", "Tue", "Wed", "am", "at",
                                                        "nd",  "of",  "on",  "pm",  "rd",  "st",  "th",  "the"};
    for (const std::string_view one : known) {
        if (word == one) return true;
    }
    constexpr std::string_view weekday = "day";
    if (word.size() > 5 && word.substr(word.size() - weekday.size()) == weekday) return true;
    for (const char c : word) {
        if (c < 'A' || c > 'Z') return false;
    }
    return word.size() <= 4;
}

// "3 January 2025", "January 3, 2025", "Fri, 03 Jan 2025 10:00:00 GMT": one month, day and year, and little else.
std::optional<base::Date> read_spelt_out(std::string_view text) {
    int year = 0, month = 0, day = 0;
    bool after_sign = false;  // a zone: "+0100"
    while (!text.empty()) {
        if (is_digit(text[0])) {
            const Number number = take_number(text);
            if (number.digits == 4 && year == 0) {
                year = number.value;
            } else if (number.digits <= 2 && day == 0) {
                day = number.value;
            } else if (number.digits != 2 && !(number.digits == 4 && after_sign)) {  // two more digits: a time
                return std::nullopt;
            }
        } else if (is_letter(text[0])) {
            std::size_t length = 0;
            while (length < text.size() && is_letter(text[length])) ++length;
            const std::string_view word = text.substr(0, length);
            const int named = month_named(word);
            if (named == 0 && !may_stand_in_date(word)) return std::nullopt;
            if (month == 0) month = named;
            text.remove_prefix(length);
        } else {
            after_sign = text[0] == '+' || text[0] == '-';
            text.remove_prefix(1);
            continue;
        }
        after_sign = false;
    }
    return day_of(year, month, day);
}

}  // namespace

bool could_be_two_days(std::string_view text) {
    const std::size_t start = text.find_first_of("0123456789");
    if (start == std::string_view::npos || text.size() > 64) return false;
    text.remove_prefix(start);
    const Number first = take_number(text);
    if (text.empty() || (text[0] != '/' && text[0] != '-')) return false;
    const char separator = text[0];
    text.remove_prefix(1);
    const Number second = take_number(text);
    if (text.empty() || text[0] != separator) return false;
    text.remove_prefix(1);
    const Number year = take_number(text);
    if (first.digits > 2 || second.digits > 2 || year.digits != 4) return false;
    return are_two_days(first.value, second.value, year.value);
}

int month_named(std::string_view word) {
    constexpr std::array<std::string_view, 12> names = {"january",   "february", "march",    "april",
                                                        "may",       "june",     "july",     "august",
                                                        "september", "october",  "november", "december"};
    if (!word.empty() && word.back() == '.') word.remove_suffix(1);
    if (word.size() < 3) return 0;
    const std::string lowered = text::to_lower(word);
    for (std::size_t i = 0; i < names.size(); ++i) {
        const bool abbreviated = lowered.size() == 3 || lowered == "sept";
        if (abbreviated ? names[i].substr(0, lowered.size()) == lowered : names[i] == lowered)
            return static_cast<int>(i) + 1;
    }
    return 0;
}

std::optional<base::Date> read_date(std::string_view text) {
    constexpr std::string_view blanks = " \t\r\n";
    const std::size_t start = text.find_first_not_of(blanks);
    if (start == std::string_view::npos || text.size() > 64) return std::nullopt;
    text = text.substr(start, text.find_last_not_of(blanks) + 1 - start);
    if (const auto numeric = read_numeric(text)) return numeric;
    return read_spelt_out(text);
}

}  // namespace verbatim::corpus
