// The lines of a text as it was given, before it is normalised, and whether they are hard-wrapped.
#pragma once

#include <cstddef>
#include <string_view>

namespace verbatim::text {

// One line that holds more than blanks; byte offsets, blanks and control characters at its edges left out.
struct Line {
    std::size_t start = 0;
    std::size_t end = 0;
    bool after_blank_line = true;  // false: the line before it ends right where this one begins
};

// Gives the lines one by one, blank ones left out. LF, CR, CRLF, VT, FF, NEL and U+2028/2029 end a line. Linear time in
// all, no allocation.
class LineScanner {
  public:
    explicit LineScanner(std::string_view text) : text_(text) {}
    bool next(Line& line);

  private:
    std::string_view text_;
    std::size_t offset_ = 0;
};

// Whether line ends fall where a line was full rather than where a paragraph was over. Judged over the whole text: at
// least two lines go straight on into the next, four in five of these are about as long as the middle one (40 to 100
// characters), and two in five break in mid-sentence.
struct Wrapping {
    bool hard_wrapped = false;
    std::size_t usual_length = 0;  // code points of the middle line that goes straight on into the next
};
Wrapping find_wrapping(std::string_view text);

// Whether the line is too short to have been full, and ends a sentence: then it ends its paragraph even in wrapped
// text.
bool ends_paragraph(std::string_view line, const Wrapping& wrapping);

}  // namespace verbatim::text
