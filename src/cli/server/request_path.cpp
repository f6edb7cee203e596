#include "cli/server/request_path.h"

#include <algorithm>
#include <optional>

#include "cli/server/http_text.h"

namespace verbatim::cli {
namespace {

constexpr std::string_view scheme = "http://";

std::optional<std::string> decode(std::string_view part) {
    std::string out;
    for (std::size_t i = 0; i < part.size(); ++i) {
        if (part[i] != '%') {
            out += part[i];
            continue;
        }
        if (part.size() - i < 3) return std::nullopt;
        const int high = hex_value(part[i + 1]), low = hex_value(part[i + 2]);
        if (high < 0 || low < 0) return std::nullopt;
        out += static_cast<char>(high * 16 + low);
        i += 2;
    }
    return out;
}

// A name that a file of a site can have and a stranger may ask for.
bool is_servable(std::string_view name) {
    if (name.empty() || name.front() == '.') return false;
    return std::none_of(name.begin(), name.end(), [](char byte) { return byte == '/' || byte == '\\' || is_control(byte); });
}

}  // namespace

Refusal read_path(std::string_view target, RequestPath& path) {
    if (lower_case(target.substr(0, scheme.size())) == scheme) {
        target.remove_prefix(scheme.size());
        const std::size_t end = std::min(target.find_first_of("/?"), target.size());
        path.authority = target.substr(0, end);
        target.remove_prefix(end);
        if (path.authority.empty()) return {400, "the address names no host"};
        if (target.empty()) target = "/";
    }
    if (!target.starts_with('/') || target.find('#') != std::string_view::npos) return {400, "the address is not a path that starts with a slash"};
    const std::size_t mark = std::min(target.find('?'), target.size());
    path.query = target.substr(mark);
    std::string_view rest = target.substr(1, mark - 1);
    while (!rest.empty()) {
        const std::size_t slash = std::min(rest.find('/'), rest.size());
        const auto name = decode(rest.substr(0, slash));
        if (!name) return {400, "the address holds a % that no two hexadecimal digits follow"};
        if (!is_servable(*name)) return {404, "there is no such file"};
        path.path += *name;
        if (slash < rest.size()) path.path += '/';
        rest.remove_prefix(std::min(slash + 1, rest.size()));
    }
    return {};
}

std::string encode_path(std::string_view path) {
    static constexpr char digits[] = "0123456789ABCDEF";
    std::string out = "/";
    for (const char byte : path) {
        if (is_letter(byte) || is_digit(byte) || std::string_view("-._~/").find(byte) != std::string_view::npos) {
            out += byte;
            continue;
        }
        const auto value = static_cast<unsigned char>(byte);
        out += '%';
        out += digits[value >> 4];
        out += digits[value & 15];
    }
    return out;
}

}  // namespace verbatim::cli
