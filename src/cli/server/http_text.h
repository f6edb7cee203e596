// The small grammar that all HTTP fields share (RFC 9110, section 5.6): tokens, blanks, lists. ASCII, whatever the locale.
#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace verbatim::cli {

inline bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }
inline bool is_letter(char byte) { return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z'); }
inline bool is_control(char byte) { return static_cast<unsigned char>(byte) < 0x20 || byte == 0x7F; }

// A character of a method or of a field's name.
inline bool is_token(char byte) {
    return is_digit(byte) || is_letter(byte) || std::string_view("!#$%&'*+-.^_`|~").find(byte) != std::string_view::npos;
}

inline bool is_token(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char byte) { return is_token(byte); });
}

// The value of a hexadecimal digit; -1 for other characters.
inline int hex_value(char byte) {
    if (is_digit(byte)) return byte - '0';
    if (byte >= 'a' && byte <= 'f') return byte - 'a' + 10;
    if (byte >= 'A' && byte <= 'F') return byte - 'A' + 10;
    return -1;
}

// A number of digits alone; nothing for other text. One too large for 64 bits counts as the largest, which no file reaches.
inline std::optional<std::uint64_t> read_number(std::string_view digits) {
    constexpr std::uint64_t most = std::numeric_limits<std::uint64_t>::max();
    if (digits.empty()) return std::nullopt;
    std::uint64_t value = 0;
    for (const char digit : digits) {
        if (!is_digit(digit)) return std::nullopt;
        const auto more = static_cast<std::uint64_t>(digit - '0');
        value = value > (most - more) / 10 ? most : value * 10 + more;
    }
    return value;
}

inline std::string lower_case(std::string_view text) {
    std::string out(text);
    for (char& byte : out)
        if (byte >= 'A' && byte <= 'Z') byte = static_cast<char>(byte - 'A' + 'a');
    return out;
}

// Without the blanks and tabs around it. The view borrows from `text`.
inline std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    return text;
}

// The elements between commas, trimmed, without the empty ones. Views into `text`. For lists without quoted strings.
inline std::vector<std::string_view> split_list(std::string_view text) {
    std::vector<std::string_view> elements;
    while (!text.empty()) {
        const std::size_t comma = std::min(text.find(','), text.size());
        if (const std::string_view element = trimmed(text.substr(0, comma)); !element.empty()) elements.push_back(element);
        text.remove_prefix(std::min(comma + 1, text.size()));
    }
    return elements;
}

}  // namespace verbatim::cli
