#include "corpus/html/saved_page.h"

#include <algorithm>
#include <cstddef>

#include "text/web_address.h"

namespace verbatim::corpus::html {
namespace {

// The address that stands at `start`, up to a blank, a quotation mark or a comment's end.
std::string address_at(std::string_view text, std::size_t start) {
    std::string_view address = text.substr(start, text.find_first_of(" \t\r\n\"'<>", start) - start);
    if (address.size() > 2 && address.substr(address.size() - 2) == "--") address.remove_suffix(2);
    constexpr std::size_t longest = 2000;
    return address.size() <= longest && text::is_web_address(address) ? std::string(address) : std::string();
}

std::string address_behind(std::string_view text, std::string_view mark) {
    const std::size_t at = text.find(mark);
    if (at == std::string_view::npos) return {};
    const std::size_t start = text.find("http", at + mark.size());
    if (start == std::string_view::npos || start > at + mark.size() + 12) return {};
    return address_at(text, start);
}

}  // namespace

std::string saved_address(std::string_view bytes) {
    constexpr std::size_t looked_at = std::size_t{64} << 10;
    const std::string_view head = bytes.substr(0, looked_at);
    if (std::string address = address_behind(head, "saved from url="); !address.empty()) return address;
    if (const std::size_t at = head.find("Page saved with SingleFile"); at != std::string_view::npos) {
        if (std::string address = address_behind(head.substr(at, 2000), "url:"); !address.empty()) return address;
    }
    if (std::string address = address_behind(head, "savepage-url\" content="); !address.empty()) return address;
    if (std::string address = address_behind(head, "data-scrapbook-source="); !address.empty()) return address;
    if (std::string address = address_behind(head, "__wm.wombat("); !address.empty()) return address;
    return {};
}

std::string_view without_archive(std::string_view address) {
    const std::size_t web = address.find("/web/");
    if (web == std::string_view::npos || address.find("archive.") == std::string_view::npos || address.find("archive.") > web) return address;
    const std::size_t inner = address.find("/http", web + 5);
    return inner == std::string_view::npos || inner > web + 40 ? address : address.substr(inner + 1);
}

std::string without_usual_port(std::string_view address) {
    const std::string_view host = text::host_of(address);
    const std::string_view port = address.substr(0, 6) == "https:" ? ":443" : ":80";
    if (host.size() <= port.size() || host.substr(host.size() - port.size()) != port) return std::string(address);
    const std::size_t at = static_cast<std::size_t>(host.data() - address.data()) + host.size() - port.size();
    return std::string(address.substr(0, at)) + std::string(address.substr(at + port.size()));
}

std::string unescaped_address(std::string_view address) {
    const auto digit = [](char c) { return '0' <= c && c <= '9' ? c - '0' : 'a' <= c && c <= 'f' ? c - 'a' + 10 : 'A' <= c && c <= 'F' ? c - 'A' + 10 : -1; };
    std::string plain;
    for (std::size_t i = 0; i < address.size(); ++i) {
        if (address[i] == '%' && i + 2 < address.size() && digit(address[i + 1]) >= 0 && digit(address[i + 2]) >= 0) {
            plain += static_cast<char>(digit(address[i + 1]) * 16 + digit(address[i + 2]));
            i += 2;
        } else {
            plain += address[i];
        }
    }
    return plain;
}

}  // namespace verbatim::corpus::html
