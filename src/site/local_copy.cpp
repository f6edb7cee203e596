#include "site/local_copy.h"

#include <cstdint>

namespace verbatim::site {

std::string local_copy_path(std::string_view path) { return "local/" + std::string(path) + ".js"; }

std::string local_copy(std::string_view path, std::string_view bytes) {
    return "verbatimFile(\"" + std::string(path) + "\",\"" + base64(bytes) + "\");\n";
}

std::string base64(std::string_view bytes) {
    static constexpr char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string out;
    out.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t at = 0; at < bytes.size(); at += 3) {
        const std::size_t have = bytes.size() - at < 3 ? bytes.size() - at : 3;
        std::uint32_t group = 0;
        for (std::size_t i = 0; i < 3; ++i) {
            group = group << 8 | (i < have ? static_cast<unsigned char>(bytes[at + i]) : 0u);
        }
        for (std::size_t i = 0; i < 4; ++i) {
            out += i <= have ? digits[group >> (18 - 6 * i) & 63] : '=';
        }
    }
    return out;
}

}  // namespace verbatim::site
