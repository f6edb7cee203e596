#include "base/bytes.h"

namespace verbatim::base {

std::string_view ByteReader::bytes(std::size_t length) {
    if (failed_ || length > bytes_.size() - position_) {
        failed_ = true;
        return {};
    }
    const std::string_view view = bytes_.substr(position_, length);
    position_ += length;
    return view;
}

std::uint8_t ByteReader::u8() {
    const std::string_view view = bytes(1);
    return view.empty() ? std::uint8_t{0} : static_cast<std::uint8_t>(view[0]);
}

namespace {

std::uint64_t little_endian(std::string_view view) {
    std::uint64_t value = 0;
    for (std::size_t i = view.size(); i-- > 0;) value = value << 8 | static_cast<std::uint8_t>(view[i]);
    return value;
}

void append_little_endian(std::string& bytes, std::uint64_t value, int width) {
    for (int i = 0; i < width; ++i) bytes.push_back(static_cast<char>(value >> (8 * i) & 0xFF));
}

}  // namespace

std::uint32_t ByteReader::u32() { return static_cast<std::uint32_t>(little_endian(bytes(4))); }
std::uint64_t ByteReader::u64() { return little_endian(bytes(8)); }

std::uint64_t ByteReader::varint() {
    std::uint64_t value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
        const std::uint8_t byte = u8();
        if (failed_) return 0;
        const std::uint64_t payload = byte & 0x7Fu;
        if (shift == 63 && payload > 1) break;
        value |= payload << shift;
        if ((byte & 0x80u) == 0) return value;
    }
    failed_ = true;
    return 0;
}

std::uint32_t ByteReader::varint32() {
    const std::uint64_t value = varint();
    if (value > 0xFFFFFFFFu) {
        failed_ = true;
        return 0;
    }
    return static_cast<std::uint32_t>(value);
}

std::uint32_t ByteReader::count(std::size_t least_bytes) {
    const std::uint32_t value = varint32();
    if (failed_ || (least_bytes != 0 && value > remaining() / least_bytes)) {
        failed_ = true;
        return 0;
    }
    return value;
}

std::string_view ByteReader::string() {
    const std::uint64_t length = varint();
    if (failed_ || length > remaining()) {
        failed_ = true;
        return {};
    }
    return bytes(static_cast<std::size_t>(length));
}

void ByteWriter::u32(std::uint32_t value) { append_little_endian(bytes_, value, 4); }
void ByteWriter::u64(std::uint64_t value) { append_little_endian(bytes_, value, 8); }

void ByteWriter::varint(std::uint64_t value) {
    while (value >= 0x80) {
        bytes_.push_back(static_cast<char>(value | 0x80u));
        value >>= 7;
    }
    bytes_.push_back(static_cast<char>(value));
}

void ByteWriter::string(std::string_view value) {
    varint(value.size());
    bytes(value);
}

}  // namespace verbatim::base
