#include "platform/native/png.h"

#include <algorithm>
#include <string_view>

namespace verbatim::platform {
namespace {

constexpr std::size_t longest_block = 65535;

void put_u32(std::string& out, std::uint32_t value) {
    for (int shift = 24; shift >= 0; shift -= 8) out.push_back(static_cast<char>(value >> shift & 255));
}

std::uint32_t crc32(std::string_view bytes) {
    std::uint32_t crc = ~0u;
    for (const char c : bytes) {
        crc ^= static_cast<unsigned char>(c);
        for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1) ^ (0xEDB88320u & (0u - (crc & 1u)));
    }
    return ~crc;
}

std::uint32_t adler32(std::string_view bytes) {
    std::uint32_t a = 1, b = 0;
    for (const char c : bytes) {
        a = (a + static_cast<unsigned char>(c)) % 65521;
        b = (b + a) % 65521;
    }
    return b << 16 | a;
}

void put_chunk(std::string& out, std::string_view type, std::string_view data) {
    put_u32(out, static_cast<std::uint32_t>(data.size()));
    std::string body(type);
    body.append(data);
    out.append(body);
    put_u32(out, crc32(body));
}

// zlib's frame around stored blocks.
std::string store(std::string_view data) {
    std::string out("\x78\x01", 2);
    for (std::size_t at = 0; at < data.size(); at += longest_block) {
        const std::size_t length = std::min(longest_block, data.size() - at);
        out.push_back(at + length == data.size() ? 1 : 0);
        for (const std::size_t value : {length, ~length & 0xFFFF}) {
            out.push_back(static_cast<char>(value & 255));
            out.push_back(static_cast<char>(value >> 8 & 255));
        }
        out.append(data.substr(at, length));
    }
    put_u32(out, adler32(data));
    return out;
}

}  // namespace

std::string encode_png(const std::vector<std::uint8_t>& pixels, std::uint32_t width, std::uint32_t height) {
    std::string out("\x89PNG\r\n\x1a\n", 8);
    std::string head;
    put_u32(head, width);
    put_u32(head, height);
    head.append(std::string("\x08\x02\x00\x00\x00", 5));  // 8 bits, RGB
    put_chunk(out, "IHDR", head);
    std::string rows;
    const std::size_t row = std::size_t{width} * 3;
    rows.reserve((row + 1) * height);
    for (std::size_t y = 0; y < height; ++y) {
        rows.push_back(0);  // no filter
        rows.append(reinterpret_cast<const char*>(pixels.data()) + y * row, row);
    }
    put_chunk(out, "IDAT", store(rows));
    put_chunk(out, "IEND", {});
    return out;
}

}  // namespace verbatim::platform
