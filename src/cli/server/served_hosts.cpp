#include "cli/server/served_hosts.h"

#include <algorithm>

#include "cli/server/http_text.h"

namespace verbatim::cli {
namespace {

constexpr std::size_t longest_name = 253;  // of a name in DNS
constexpr std::uint16_t http_port = 80, https_port = 443;

bool is_name(std::string_view text) {
    if (text.empty() || text.size() > longest_name) return false;
    return std::all_of(text.begin(), text.end(), [](char byte) { return is_letter(byte) || is_digit(byte) || byte == '.' || byte == '-' || byte == '_'; });
}

// What stands between the brackets of an IPv6 address, as far as its characters go.
bool is_address_6(std::string_view text) {
    if (text.empty() || text.size() > longest_name) return false;
    return std::all_of(text.begin(), text.end(), [](char byte) { return hex_value(byte) >= 0 || byte == ':' || byte == '.'; });
}

// ":8000" or nothing.
std::optional<std::uint16_t> read_port(std::string_view text) {
    if (text.empty()) return std::uint16_t{0};
    text.remove_prefix(1);
    if (text.empty() || text.size() > 5 || text.front() == '0') return std::nullopt;
    const auto port = read_number(text);
    if (!port || *port > UINT16_MAX) return std::nullopt;
    return static_cast<std::uint16_t>(*port);
}

}  // namespace

std::optional<HostName> read_host(std::string_view text) {
    std::size_t end = 0;
    if (text.starts_with('[')) {
        end = text.find(']');
        if (end == std::string_view::npos || !is_address_6(text.substr(1, end - 1))) return std::nullopt;
        ++end;
    } else {
        end = std::min(text.find(':'), text.size());
        if (!is_name(text.substr(0, end))) return std::nullopt;
    }
    if (end < text.size() && text[end] != ':') return std::nullopt;
    const auto port = read_port(text.substr(end));
    if (!port) return std::nullopt;
    return HostName{lower_case(text.substr(0, end)), *port};
}

ServedHosts::ServedHosts(std::uint16_t port, const std::vector<HostName>& besides)
    : hosts_{{"127.0.0.1", port}, {"localhost", port}, {"[::1]", port}} {
    for (const HostName& one : besides) hosts_.push_back({one.name, one.port == 0 ? port : one.port});
}

bool ServedHosts::answers(std::string_view host) const {
    const auto asked = read_host(host);
    if (!asked) return false;
    return std::any_of(hosts_.begin(), hosts_.end(), [&](const HostName& one) {
        if (one.name != asked->name) return false;
        return asked->port == one.port || (asked->port == 0 && (one.port == http_port || one.port == https_port));
    });
}

std::string ServedHosts::listed() const {
    std::string out;
    for (const HostName& one : hosts_) out += (out.empty() ? "" : ", ") + one.name + ":" + std::to_string(one.port);
    return out;
}

}  // namespace verbatim::cli
