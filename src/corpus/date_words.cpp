#include "corpus/date_words.h"

#include <algorithm>
#include <array>

#include "corpus/dates.h"

namespace verbatim::corpus {
namespace {

bool is_weekday(std::string_view word) {
    constexpr std::array<std::string_view, 7> weekdays = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                          "Friday", "Saturday", "Sunday"};
    return std::find(weekdays.begin(), weekdays.end(), word) != weekdays.end();
}

// A day or a year: up to four digits.
bool is_number(std::string_view word) {
    return !word.empty() && word.size() <= 4 && word.find_first_not_of("0123456789") == std::string_view::npos;
}

// "May13", "Dec.25": a month that nothing parts from its day.
bool is_month_and_day(std::string_view word) {
    const std::size_t day = word.find_first_of("0123456789");
    return day != std::string_view::npos && is_number(word.substr(day)) && month_named(word.substr(0, day)) != 0;
}

// Where the first month stands that has its day beside it, with that day.
std::size_t first_day(std::string_view words) {
    std::string_view before;
    std::size_t before_start = 0;
    for (std::size_t start = 0; start < words.size();) {
        const std::size_t end = std::min(words.find(' ', start), words.size());
        const std::string_view word = words.substr(start, end - start);
        if (is_month_and_day(word)) return start;
        if (is_number(before) ? month_named(word) != 0 : is_number(word) && month_named(before) != 0) return before_start;
        before = word;
        before_start = start;
        start = end + 1;
    }
    return words.size();
}

}  // namespace

bool names_a_day(std::string_view words) {
    const std::string_view last = words.substr(words.rfind(' ') + 1);
    return is_weekday(last) || month_named(last) != 0;
}

bool is_date_part(std::string_view words) {
    bool any_number = false;
    for (std::size_t start = 0; start < words.size();) {
        const std::size_t end = std::min(words.find(' ', start), words.size());
        const std::string_view word = words.substr(start, end - start);
        const bool number = is_number(word) || is_month_and_day(word);
        if (!number && !is_weekday(word) && month_named(word) == 0) return false;
        any_number |= number;
        start = end + 1;
    }
    return any_number;
}

std::size_t date_start(std::string_view words) {
    if (is_date_part(words)) return 0;
    const std::size_t day = first_day(words);
    return is_date_part(words.substr(day)) ? day : words.size();
}

std::string spaced_date(std::string_view words) {
    const auto is_digit = [](char c) { return '0' <= c && c <= '9'; };
    std::string spaced;
    for (const char c : words) {
        if (is_digit(c) && !spaced.empty() && spaced.back() != ' ' && !is_digit(spaced.back())) spaced += ' ';
        spaced += c;
    }
    return spaced;
}

}  // namespace verbatim::corpus
