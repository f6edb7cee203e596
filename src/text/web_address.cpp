#include "text/web_address.h"

#include <algorithm>

#include "text/utf8.h"
#include "text/visible.h"

namespace verbatim::text {
namespace {

constexpr std::string_view after_scheme = "://";
constexpr std::size_t least_path = 24;  // code points that are left of a long path, however long the host is
constexpr std::size_t most_user = 12;   // code points that are left of what names a user

// Where the part between the scheme and the path starts; 0 for what is no http or https address.
std::size_t authority_start(std::string_view url) {
    const std::size_t colon = url.find(after_scheme);
    if (colon != 4 && colon != 5) return 0;
    std::string scheme(url.substr(0, colon));
    for (char& c : scheme) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return scheme == "http" || scheme == "https" ? colon + after_scheme.size() : 0;
}

// The first `count` code points, or the last.
std::string_view first_letters(std::string_view text, std::size_t count) {
    std::size_t end = 0;
    for (; count > 0 && end < text.size(); --count) end += decode(text, end).length;
    return text.substr(0, end);
}
std::string_view last_letters(std::string_view text, std::size_t count) {
    std::size_t start = text.size();
    for (; count > 0 && start > 0; --count) start -= decode_before(text, start).length;
    return text.substr(start);
}

}  // namespace

std::string_view host_of(std::string_view url) {
    const std::size_t start = authority_start(url);
    if (start == 0) return {};
    const std::string_view authority = url.substr(start, std::min(url.find_first_of("/\\?#", start), url.size()) - start);
    const std::size_t user = authority.rfind('@');
    return user == std::string_view::npos ? authority : authority.substr(user + 1);
}

std::string address_key(std::string_view url) {
    if (!is_web_address(url)) return {};
    const std::string_view host = host_of(url);
    std::string key;
    for (const char c : host) key += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    if (key.starts_with("www.")) key.erase(0, 4);
    std::string_view rest = url.substr(static_cast<std::size_t>(host.data() - url.data()) + host.size());
    rest = rest.substr(0, rest.find('#'));
    const std::size_t question = rest.find('?');
    std::string_view path = rest.substr(0, question), query = question == std::string_view::npos ? std::string_view() : rest.substr(question + 1);
    while (path.ends_with('/')) path.remove_suffix(1);
    key += path;
    char mark = '?';
    bool tells = path.size() > 1;
    while (!query.empty()) {
        const std::size_t end = query.find('&');
        const std::string_view pair = query.substr(0, end);
        query = end == std::string_view::npos ? std::string_view() : query.substr(end + 1);
        if (pair.empty() || pair.starts_with("utm_") || pair.starts_with("fbclid=") || pair.starts_with("gclid=")) continue;
        key += mark;
        key += pair;
        mark = '&';
        tells = true;
    }
    return tells ? key : std::string();
}

bool is_web_address(std::string_view url) {
    const std::string_view host = host_of(url);
    if (host.empty() || host.front() == ':') return false;
    return std::none_of(url.begin(), url.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte <= 0x20 || byte == 0x7F;
    });
}

std::string shown_address(std::string_view url, std::size_t most) {
    if (count_code_points(url) <= most) return visible(url);
    const std::string_view host = host_of(url);
    const auto host_start = static_cast<std::size_t>(host.data() - url.data());
    const std::size_t user_start = authority_start(url);
    const std::string_view user = url.substr(user_start, host_start - user_start), path = url.substr(host_start + host.size());

    std::string head = visible(url.substr(0, user_start));
    if (count_code_points(user) <= most_user) head += visible(user);
    else head += visible(first_letters(user, most_user - 1)) + "…@";
    head += visible(host);
    const std::size_t taken = count_code_points(head), room = std::max(most > taken ? most - taken : 0, least_path);
    if (count_code_points(path) <= room) return head + visible(path);
    const std::size_t first = room / 2;
    return head + visible(first_letters(path, first)) + "…" + visible(last_letters(path, room - 1 - first));
}

std::string percent_encode(std::string_view text, std::string_view kept) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string out;
    out.reserve(text.size());
    for (const char c : text) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (letter || kept.find(c) != std::string_view::npos) {
            out.push_back(c);
        } else {
            const auto byte = static_cast<unsigned char>(c);
            out.push_back('%');
            out.push_back(digits[byte >> 4]);
            out.push_back(digits[byte & 15]);
        }
    }
    return out;
}

}  // namespace verbatim::text
