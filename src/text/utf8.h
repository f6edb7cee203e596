// UTF-8, decoded with bounds and without trust.
//
// Everything above text/ works on valid UTF-8; these functions are where validity is established and where code points
// are walked. A malformed sequence decodes as U+FFFD of length one, so every loop over bytes ends.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace verbatim::text {

inline constexpr char32_t replacement = 0xFFFD;

struct Decoded {
    char32_t code_point = replacement;
    std::uint8_t length = 1;  // bytes consumed, 1 to 4
    bool valid = false;       // false: malformed, code_point is U+FFFD and length 1
};

// The code point that starts at `offset`, which must be < text.size(). Overlong forms, surrogates and values past
// U+10FFFF are malformed. Constant time.
Decoded decode(std::string_view text, std::size_t offset);

// The code point that ends just before `offset` (> 0), by stepping back over continuation bytes.
Decoded decode_before(std::string_view text, std::size_t offset);

// The code points of the text, in place of what `out` held.
void decode_all(std::string_view text, std::u32string& out);

// Appends the code point (a scalar value, not a surrogate) as UTF-8.
void append(std::string& out, char32_t code_point);

// How many bytes from `offset` on are ASCII: what the fast paths leap over, eight bytes a step.
std::size_t ascii_run(std::string_view text, std::size_t offset);

// How many bytes from `offset` on are printable ASCII (0x20 to 0x7E), eight bytes a step.
std::size_t printable_run(std::string_view text, std::size_t offset);

// Offset of the first malformed byte, or npos when all is well.
std::size_t find_malformed(std::string_view text);
inline bool is_valid(std::string_view text) { return find_malformed(text) == std::string_view::npos; }

// True where `offset` is 0, the end, or the first byte of a code point.
bool on_border(std::string_view text, std::size_t offset);

// The longest beginning of valid UTF-8 that has at most `bytes` bytes and ends between two code points. Constant time.
std::string_view cut_to(std::string_view text, std::size_t bytes);

// How many code points valid UTF-8 holds. Linear time.
std::size_t count_code_points(std::string_view text);

// Turns byte offsets of valid UTF-8 into code-point offsets. Built once a text in linear time, asked in any order in
// constant time.
class CodePointIndex {
  public:
    // Borrows nothing: the index is valid for as long as it lives.
    explicit CodePointIndex(std::string_view text = {});
    // `offset` ≤ text.size(); an offset inside a code point counts that code point as before it.
    std::uint32_t to_code_points(std::size_t offset) const;

  private:
    static constexpr std::size_t stride = 64;
    std::string text_;                   // a copy: articles are short and lifetimes matter more
    std::vector<std::uint32_t> counts_;  // code points before byte i * stride
};

}  // namespace verbatim::text
