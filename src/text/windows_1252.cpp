#include "text/windows_1252.h"

#include <array>
#include <cstdint>

namespace verbatim::text {
namespace {

// Windows-1252 differs from Latin-1 in these 32; 0 where it defines nothing (Latin-1 has a control character there).
constexpr std::array<char16_t, 32> windows_1252_high = {0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                        0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                                        0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                        0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

}  // namespace

char32_t from_windows_1252(char c) {
    const auto byte = static_cast<std::uint8_t>(c);
    if (byte < 0x80 || byte > 0x9F) return byte;
    const char16_t mapped = windows_1252_high[byte - 0x80u];
    return mapped != 0 ? mapped : byte;
}

Decoded read_lenient(std::string_view bytes, std::size_t offset) {
    Decoded decoded = decode(bytes, offset);
    if (!decoded.valid) decoded.code_point = from_windows_1252(bytes[offset]);
    return decoded;
}

Decoded read_lenient_before(std::string_view bytes, std::size_t offset) {
    Decoded decoded = decode_before(bytes, offset);
    if (!decoded.valid) decoded.code_point = from_windows_1252(bytes[offset - 1]);
    return decoded;
}

}  // namespace verbatim::text
