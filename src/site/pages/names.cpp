#include "site/pages/names.h"

#include "base/hash.h"
#include "site/pages/model.h"

namespace verbatim::site {

std::string page_name(std::string_view name) {
    constexpr std::size_t longest = 64;
    std::string out;
    bool whole = true;
    for (const char c : name) {
        if (out.size() == longest) {
            whole = false;
            break;
        }
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c == '-' && !out.empty() && out.back() != '-')) {
            out.push_back(c);
            continue;
        }
        whole = false;
        if (c >= 'A' && c <= 'Z') out.push_back(static_cast<char>(c - 'A' + 'a'));
        else if (!out.empty() && out.back() != '-') out.push_back('-');
    }
    while (!out.empty() && out.back() == '-') {
        out.pop_back();
        whole = false;
    }
    // A name that ends as if with a hash could be another one's.
    const std::size_t dash = out.rfind('-');
    const std::size_t tail = dash == std::string::npos ? 0 : out.size() - dash - 1;
    if (whole && !out.empty() && tail != 8) return out;
    if (out.empty()) out = "page";
    return out + '-' + base::hash_hex(name).substr(0, 8);
}

std::string quotation_key(const PageQuotation& quotation) {
    return base::hash_hex(quotation.words + '\n' + quotation.speaker).substr(0, 16);
}

}  // namespace verbatim::site
