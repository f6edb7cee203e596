// Addresses that a link may lead to, and how one is shown to a person before they follow it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace verbatim::text {

// True for an absolute http or https address with a host and without blanks or control characters. Everything else (javascript:,
// data:, file:, mailto:, protocol-relative and relative ones) is not linked to: nobody gains from it.
bool is_web_address(std::string_view url);

// The host of a web address with its port, as it is written ("example.org:8080", "xn--bcher-kva.example"): what stands behind the
// scheme and what names a user, up to the path. A browser takes a backslash for a slash, and so does this. Empty where is_web_address()
// is false. A view of `url`. Linear time.
std::string_view host_of(std::string_view url);

// What two writings of one article's address have in common: without the scheme, "www.", the fragment, the slash at the end and what
// only tells where a reader came from ("utm_source"). Empty where it is no web address, or one of a whole site. Linear time.
//     "https://www.paper.example/a/?utm_source=x#top"  →  "paper.example/a"
std::string address_key(std::string_view url);

// A web address for a person to judge: the host is always whole, and controls are visible(). An address of more than `most` code points
// is cut in the middle of what follows the host, and what names a user ("https://paper.example@…") is cut too.
//     "https://paper.example/2025/01/a-very-l…d-ends?page=2"
// Requires: is_web_address(url). Linear time.
std::string shown_address(std::string_view url, std::size_t most);

// For an address: ASCII letters, digits and the characters of `kept` stand for themselves, each other byte is written as %XX. Linear time.
std::string percent_encode(std::string_view text, std::string_view kept);

// What routes of the explorer keep. No semicolon: a link in a table stays one cell, wherever it is read (app/export_table.h).
inline constexpr std::string_view kept_in_routes = "-._~,:@/()";

}  // namespace verbatim::text
