#include "bundle/slug.h"

namespace verbatim::bundle {

namespace {

constexpr char literal = '\x00', lower_slug = '\x01', written_slug = '\x02';
constexpr std::size_t shortest_slug = 4;

bool is_upper(char byte) { return byte >= 'A' && byte <= 'Z'; }
bool is_word(char byte) { return is_upper(byte) || (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9'); }

// Length of the apostrophe at the front of `text`; 0 when there is none.
std::size_t apostrophe(std::string_view text) {
    if (text.starts_with('\'')) return 1;
    return text.starts_with("\xe2\x80\x98") || text.starts_with("\xe2\x80\x99") ? 3 : 0;
}

std::string slug_of(std::string_view title, bool lower) {
    std::string slug;
    bool gap = false;
    for (std::size_t i = 0; i < title.size(); ++i) {
        if (const std::size_t length = apostrophe(title.substr(i))) {
            i += length - 1;
        } else if (!is_word(title[i])) {
            gap = true;
        } else {
            if (gap && !slug.empty()) slug += '-';
            gap = false;
            slug += lower && is_upper(title[i]) ? static_cast<char>(title[i] - 'A' + 'a') : title[i];
        }
    }
    return slug;
}

}  // namespace

std::string shorten_address(std::string_view address, std::string_view title) {
    for (char byte : {literal, lower_slug, written_slug})
        if (address.find(byte) != std::string_view::npos) return std::string(1, literal).append(address);
    std::string shortened(address);
    for (char sign : {lower_slug, written_slug}) {
        const std::string slug = slug_of(title, sign == lower_slug);
        const std::size_t at = slug.size() < shortest_slug ? std::string::npos : shortened.find(slug);
        if (at != std::string::npos) return shortened.replace(at, slug.size(), 1, sign);
    }
    return shortened;
}

std::string expand_address(std::string_view shortened, std::string_view title) {
    if (shortened.starts_with(literal)) return std::string(shortened.substr(1));
    std::string address(shortened);
    const std::size_t sign = address.find_first_of("\x01\x02");
    if (sign != std::string::npos) address.replace(sign, 1, slug_of(title, address[sign] == lower_slug));
    return address;
}

}  // namespace verbatim::bundle
