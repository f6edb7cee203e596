#include "text/utf8.h"

#include <cstring>

namespace verbatim::text {
namespace {

constexpr bool continuation(std::uint8_t byte) { return (byte & 0xC0u) == 0x80u; }

std::uint8_t byte_at(std::string_view text, std::size_t offset) { return static_cast<std::uint8_t>(text[offset]); }

// The length of the sequence that `lead` opens; 0 for a byte that can open none (C0 and C1 only open overlong forms).
constexpr std::uint8_t sequence_length(std::uint8_t lead) {
    if (lead < 0x80) return 1;
    if (lead < 0xC2) return 0;
    if (lead < 0xE0) return 2;
    if (lead < 0xF0) return 3;
    return lead < 0xF5 ? 4 : 0;
}

// Whether a sequence of that length could have been shorter, is a surrogate, or lies beyond Unicode.
constexpr bool forbidden(char32_t code_point, std::uint8_t length) {
    if (length == 3) return code_point < 0x800 || (code_point >= 0xD800 && code_point <= 0xDFFF);
    return length == 4 && (code_point < 0x10000 || code_point > 0x10FFFF);
}

bool eight_ascii_bytes(const char* bytes) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes, sizeof word);
    return (word & 0x8080808080808080u) == 0;
}

constexpr std::uint64_t in_each_byte(std::uint8_t value) { return 0x0101010101010101u * value; }

// Exact as a whole, not byte by byte: a byte below 0x20, above 0x7F or equal to 0x7F sets some bit (Anderson, "Bit Twiddling Hacks", hasless).
bool eight_printable_bytes(const char* bytes) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes, sizeof word);
    const std::uint64_t below = (word - in_each_byte(0x20)) & ~word, deletes = word ^ in_each_byte(0x7F);
    const std::uint64_t is_delete = (deletes - in_each_byte(1)) & ~deletes;
    return ((word | below | is_delete) & in_each_byte(0x80)) == 0;
}

}  // namespace

Decoded decode(std::string_view text, std::size_t offset) {
    const std::uint8_t lead = byte_at(text, offset);
    const std::uint8_t length = sequence_length(lead);
    if (length == 1) return {lead, 1, true};
    if (length == 0 || length > text.size() - offset) return {};
    char32_t code_point = lead & (0x7Fu >> length);
    for (std::size_t i = 1; i < length; ++i) {
        const std::uint8_t byte = byte_at(text, offset + i);
        if (!continuation(byte)) return {};
        code_point = code_point << 6 | (byte & 0x3Fu);
    }
    if (forbidden(code_point, length)) return {};
    return {code_point, length, true};
}

Decoded decode_before(std::string_view text, std::size_t offset) {
    for (std::size_t length = 1; length <= 4 && length <= offset; ++length) {
        if (continuation(byte_at(text, offset - length))) continue;
        const Decoded decoded = decode(text, offset - length);
        if (decoded.valid && decoded.length == length) return decoded;
        break;
    }
    return {};
}

void decode_all(std::string_view text, std::u32string& out) {
    out.clear();
    for (std::size_t offset = 0; offset < text.size();) {
        const Decoded decoded = decode(text, offset);
        out.push_back(decoded.code_point);
        offset += decoded.length;
    }
}

void append(std::string& out, char32_t code_point) {
    const auto put = [&out](char32_t bits) { out.push_back(static_cast<char>(bits)); };
    if (code_point < 0x80) {
        put(code_point);
    } else if (code_point < 0x800) {
        put(0xC0 | code_point >> 6);
        put(0x80 | (code_point & 0x3F));
    } else if (code_point < 0x10000) {
        put(0xE0 | code_point >> 12);
        put(0x80 | (code_point >> 6 & 0x3F));
        put(0x80 | (code_point & 0x3F));
    } else {
        put(0xF0 | code_point >> 18);
        put(0x80 | (code_point >> 12 & 0x3F));
        put(0x80 | (code_point >> 6 & 0x3F));
        put(0x80 | (code_point & 0x3F));
    }
}

std::size_t ascii_run(std::string_view text, std::size_t offset) {
    std::size_t end = offset;
    while (end + 8 <= text.size() && eight_ascii_bytes(text.data() + end)) end += 8;
    while (end < text.size() && byte_at(text, end) < 0x80) ++end;
    return end - offset;
}

std::size_t printable_run(std::string_view text, std::size_t offset) {
    std::size_t end = offset;
    while (end + 8 <= text.size() && eight_printable_bytes(text.data() + end)) end += 8;
    while (end < text.size() && byte_at(text, end) >= 0x20 && byte_at(text, end) < 0x7F) ++end;
    return end - offset;
}

std::size_t find_malformed(std::string_view text) {
    std::size_t offset = 0;
    while ((offset += ascii_run(text, offset)) < text.size()) {
        const Decoded decoded = decode(text, offset);
        if (!decoded.valid) return offset;
        offset += decoded.length;
    }
    return std::string_view::npos;
}

bool on_border(std::string_view text, std::size_t offset) {
    if (offset >= text.size()) return offset == text.size();
    return offset == 0 || !continuation(byte_at(text, offset));
}

std::string_view cut_to(std::string_view text, std::size_t bytes) {
    if (text.size() <= bytes) return text;
    while (!on_border(text, bytes)) --bytes;
    return text.substr(0, bytes);
}

std::size_t count_code_points(std::string_view text) {
    // A byte continues where its two highest bits are 10: eight are looked at together.
    std::size_t continuing = 0, i = 0;
    for (; i + 8 <= text.size(); i += 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, text.data() + i, sizeof word);
        const std::uint64_t found = (word >> 7) & ~(word >> 6) & in_each_byte(1);
        continuing += static_cast<std::size_t>((found * in_each_byte(1)) >> 56);
    }
    for (; i < text.size(); ++i) continuing += continuation(byte_at(text, i));
    return text.size() - continuing;
}

CodePointIndex::CodePointIndex(std::string_view text) : text_(text) {
    counts_.reserve(text.size() / stride + 1);
    std::size_t count = 0;
    for (std::size_t start = 0; start <= text.size(); start += stride) {
        counts_.push_back(static_cast<std::uint32_t>(count));
        count += count_code_points(text.substr(start, stride));
    }
}

std::uint32_t CodePointIndex::to_code_points(std::size_t offset) const {
    if (offset > text_.size()) offset = text_.size();
    const std::size_t block = offset / stride;
    const std::string_view rest = std::string_view(text_).substr(block * stride, offset % stride);
    return counts_[block] + static_cast<std::uint32_t>(count_code_points(rest));
}

}  // namespace verbatim::text
