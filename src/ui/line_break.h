// Where a line of text may end: the Unicode line breaking algorithm (UAX #14, revision 51), without the parts that need a
// dictionary (Thai, Lao, Khmer) and without tailoring, save that words past longest_word letters break anywhere.
//
// ImGui's own wrapping breaks CJK text wrongly (ocornut/imgui#9066) and knows nothing of dashes, no-break spaces and
// closing marks. The character classes are a short table of ranges rather than the full property file: letters that are
// not named behave as alphabetic, Han and Kana as ideographic.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace verbatim::ui {

// Characters without a break between them after which any character may begin a line: no word of people is so long, and who sets a
// line need not look further for where it may end.
inline constexpr std::uint32_t longest_word = 1000;

// Finds the places where a line may begin, from the start of a text on and only as far as it is asked.
class LineStarts {
  public:
    // `text` is valid UTF-8 and must outlive the finder.
    explicit LineStarts(std::string_view text) : text_(text) {}

    // Appends the places up to and with byte `offset` that were not yet given: ascending, none of them 0, none after the last
    // character. Blanks stay at the end of the line before. Cost: the bytes from where the last call ended.
    void find_until(std::size_t offset, std::vector<std::uint32_t>& starts);

  private:
    std::string_view text_;
    std::size_t offset_ = 0;
    std::uint32_t unbroken_ = 0;  // characters since the last place
    std::uint8_t before_ = 0;     // class of the last character that is neither a blank nor attached
    bool spaces_ = false;         // that stood since
    bool begun_ = false;
};

// All of them. Linear time.
void find_line_starts(std::string_view text, std::vector<std::uint32_t>& starts);

}  // namespace verbatim::ui
