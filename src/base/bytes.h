// Reading and writing the bundle's bytes: fixed little-endian integers, LEB128 varints, length-prefixed strings.
//
// ByteReader never reads past its end: a read that would is refused, returns zero or an empty view, and leaves the
// reader failed for good, so a decoder may read a whole record and test `ok()` once. Varints are at most ten bytes;
// a longer or overflowing one fails the reader.
//
//     offset  0     1     2 3
//     bytes   ac 02 | 02 | 68 69         varint 300, then the string "hi"
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace verbatim::base {

class ByteReader {
  public:
    ByteReader() = default;
    // The reader borrows `bytes`; they must outlive it and every view it returns.
    explicit ByteReader(std::string_view bytes) : bytes_(bytes) {}

    std::uint8_t u8();
    std::uint32_t u32();
    std::uint64_t u64();
    std::uint64_t varint();
    // A varint that must fit 32 bits; a larger one fails the reader.
    std::uint32_t varint32();
    // A varint count of things that each take at least `least_bytes` of what remains. An absurd count fails the reader,
    // so callers may reserve() what they get.
    std::uint32_t count(std::size_t least_bytes = 1);
    std::string_view bytes(std::size_t length);
    // A varint length, then that many bytes.
    std::string_view string();

    bool ok() const { return !failed_; }
    void fail() { failed_ = true; }
    std::size_t position() const { return position_; }
    std::size_t remaining() const { return failed_ ? 0 : bytes_.size() - position_; }
    bool at_end() const { return !failed_ && position_ == bytes_.size(); }

  private:
    std::string_view bytes_;
    std::size_t position_ = 0;
    bool failed_ = false;
};

class ByteWriter {
  public:
    void u8(std::uint8_t value) { bytes_.push_back(static_cast<char>(value)); }
    void u32(std::uint32_t value);
    void u64(std::uint64_t value);
    void varint(std::uint64_t value);
    void bytes(std::string_view value) { bytes_.append(value); }
    void string(std::string_view value);

    std::size_t size() const { return bytes_.size(); }
    const std::string& view() const { return bytes_; }
    std::string take() { return std::move(bytes_); }

  private:
    std::string bytes_;
};

}  // namespace verbatim::base
