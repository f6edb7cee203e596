// Where a line of text may end: the Unicode line breaking algorithm (UAX #14, revision 50, Unicode 15.0), with numbers as example 7 of its
// section 8.2 has them, which is what Unicode's own tests expect. Words past longest_word characters break anywhere besides. Thai, Lao, Khmer
// and Burmese set no blanks between words: where these end is asked of the host (run_setter.h), not told here.
//
// ImGui's own wrapping breaks CJK text wrongly (ocornut/imgui#9066) and knows nothing of dashes, no-break spaces and closing marks.
// line_break_classes.inc holds the class of every character; tools/make-line-break-classes.py made it.
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
    std::uint32_t indicators_ = 0;  // regional indicators that end with the last character
    std::uint8_t before_ = 0;       // class of the last character that is neither a blank nor attached
    std::uint8_t number_ = 0;       // how far a number has come with it
    bool spaces_ = false;           // that stood since
    bool joined_ = false;           // a joiner stands at the end
    bool hebrew_hyphen_ = false;    // it is a hyphen on a Hebrew letter
    bool begun_ = false;
};

// All of them. Linear time.
void find_line_starts(std::string_view text, std::vector<std::uint32_t>& starts);

}  // namespace verbatim::ui
