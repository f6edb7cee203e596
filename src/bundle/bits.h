// Bits, low end first, and Rice codes in them: the alphabet of postings and positions.
//
// A Rice code of parameter k writes v >> k as that many zeros and a one, then the k low bits of v. For gaps that are
// spread at random it lies within a few hundredths of a bit of the entropy (Golomb 1966, Rice 1979), and a gap of the
// expected size decodes with one load, one count of zeros and one mask.
//
//     k = 2, v = 9 (binary 10'01)   →   001 | 01 (low bit first)
//
// A quotient of `escape` zeros or more is written as exactly that many zeros, a one and all 32 bits, so no code is longer
// than 53 bits and hostile bytes cannot make a reader count for long.
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace verbatim::bundle {

class BitWriter {
  public:
    // `count` ≤ 32; higher bits of `value` must be zero.
    void put(std::uint32_t value, unsigned count) {
        window_ |= static_cast<std::uint64_t>(value) << filled_;
        filled_ += count;
        while (filled_ >= 8) {
            bytes_.push_back(static_cast<char>(window_ & 0xFF));
            window_ >>= 8;
            filled_ -= 8;
        }
    }
    void put_rice(std::uint32_t value, unsigned k);
    // Elias gamma of value ≥ 1: as many zeros as it has bits after the first, a one, those bits.
    void put_gamma(std::uint32_t value);
    // Fills the last byte with zeros and returns everything.
    std::string take() {
        if (filled_ > 0) bytes_.push_back(static_cast<char>(window_ & 0xFF));
        window_ = filled_ = 0;
        return std::move(bytes_);
    }

  private:
    std::string bytes_;
    std::uint64_t window_ = 0;
    unsigned filled_ = 0;
};

inline constexpr unsigned rice_escape = 20;
inline constexpr unsigned largest_rice_parameter = 31;

// The parameter that writes `count` values of the given sum in the fewest bits, or one next to it.
unsigned best_rice_parameter(std::uint64_t sum, std::uint64_t count);

// Reading past the end yields zeros and is noticed by ok(); no loop here depends on the data for longer than 32 steps.
class BitReader {
  public:
    BitReader() = default;
    explicit BitReader(std::string_view bytes) : bytes_(bytes) {}

    // The next 57 bits or more, without moving on; skip() moves.
    std::uint64_t peek() const { return load(); }
    void skip(unsigned count) { position_ += count; }

    std::uint32_t get(unsigned count) {
        const std::uint64_t window = load();
        position_ += count;
        return static_cast<std::uint32_t>(window & ((std::uint64_t{1} << count) - 1));
    }

    std::uint32_t get_rice(unsigned k) {
        const std::uint64_t window = load();
        const unsigned zeros = static_cast<unsigned>(std::countr_zero(window | (std::uint64_t{1} << rice_escape)));
        const std::uint64_t rest = window >> (zeros + 1);
        if (zeros == rice_escape) {
            position_ += rice_escape + 1 + 32;
            return static_cast<std::uint32_t>(rest);
        }
        position_ += zeros + 1 + k;
        return static_cast<std::uint32_t>((zeros << k) | (rest & ((std::uint64_t{1} << k) - 1)));
    }

    std::uint32_t get_gamma() {
        const std::uint64_t window = load();
        const unsigned zeros = static_cast<unsigned>(std::countr_zero(window | (std::uint64_t{1} << 20)));
        position_ += 2 * zeros + 1;
        const std::uint64_t rest = window >> (zeros + 1);
        return static_cast<std::uint32_t>((std::uint64_t{1} << zeros) | (rest & ((std::uint64_t{1} << zeros) - 1)));
    }

    bool ok() const { return position_ <= std::uint64_t{bytes_.size()} * 8; }
    std::uint64_t remaining() const { return ok() ? std::uint64_t{bytes_.size()} * 8 - position_ : 0; }

  private:
    // At least 57 bits from the current position on.
    std::uint64_t load() const {
        static_assert(std::endian::native == std::endian::little);
        const std::size_t byte = static_cast<std::size_t>(position_ >> 3);
        std::uint64_t window = 0;
        if (byte + 8 <= bytes_.size()) {
            std::memcpy(&window, bytes_.data() + byte, 8);
        } else if (byte < bytes_.size()) {
            std::memcpy(&window, bytes_.data() + byte, bytes_.size() - byte);
        }
        return window >> (position_ & 7);
    }

    std::string_view bytes_;
    std::uint64_t position_ = 0;  // in bits
};

}  // namespace verbatim::bundle
