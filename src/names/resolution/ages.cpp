#include "names/resolution/ages.h"

#include <algorithm>

namespace verbatim::names {
namespace {

constexpr std::size_t reach = 24;  // bytes

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// The number of one or two digits that `words` begins with, no digit behind it; 0: none.
std::uint8_t number_at(std::string_view words) {
    std::size_t digits = 0;
    std::uint8_t number = 0;
    for (; digits < words.size() && is_digit(words[digits]); ++digits) number = static_cast<std::uint8_t>(digits < 2 ? number * 10 + (words[digits] - '0') : 0);
    return digits == 0 || digits > 2 ? std::uint8_t{0} : number;
}

std::string_view without_prefix(std::string_view words, std::string_view prefix) { return words.starts_with(prefix) ? words.substr(prefix.size()) : words; }

// ", 44," · " (44)" · ", aged 44"; but no ", 44 miles"
std::uint8_t age_behind(std::string_view behind) {
    const bool bracket = behind.starts_with(" (");
    if (!bracket && !behind.starts_with(", ")) return 0;
    const std::string_view words = without_prefix(behind.substr(2), "aged ");
    const std::uint8_t age = number_at(words);
    if (age == 0) return 0;
    const std::string_view rest = words.substr(age < 10 ? 1 : 2);
    if (bracket) return rest.starts_with(')') ? age : std::uint8_t{0};
    const bool ends = rest.empty() || rest[0] == ',' || rest[0] == '.' || rest[0] == ';' || rest.starts_with(" and ") || rest.starts_with(" said");
    return ends ? age : std::uint8_t{0};
}

}  // namespace

std::uint8_t age_in(std::string_view words) {
    const std::uint8_t age = number_at(words);
    if (age == 0) return 0;
    std::string_view rest = words.substr(age < 10 ? 1 : 2);
    if (rest.empty() || (rest[0] != '-' && rest[0] != ' ')) return 0;
    rest.remove_prefix(1);
    return rest.starts_with("year-old") || rest.starts_with("year old") ? age : std::uint8_t{0};
}

std::uint8_t age_beside(std::string_view text, base::TextSpan name) {
    if (name.end > text.size()) return 0;
    if (const std::uint8_t age = age_behind(text.substr(name.end, reach)); age != 0) return age;
    const std::string_view before = text.substr(name.start - std::min<std::size_t>(name.start, reach), std::min<std::size_t>(name.start, reach));
    const std::size_t at = before.rfind("year-old");
    if (at == std::string_view::npos || at < 2 || before.size() - at > std::string_view("year-old ").size()) return 0;
    std::size_t first = at - 1;
    while (first > 0 && is_digit(before[first - 1])) --first;
    return age_in(before.substr(first));
}

}  // namespace verbatim::names
