// Where a line of text may end: the Unicode line breaking algorithm (UAX #14, revision 51), without the parts that need a
// dictionary (Thai, Lao, Khmer) and without tailoring.
//
// ImGui's own wrapping breaks CJK text wrongly (ocornut/imgui#9066) and knows nothing of dashes, no-break spaces and
// closing marks. The character classes are a short table of ranges rather than the full property file: letters that are
// not named behave as alphabetic, Han and Kana as ideographic.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace verbatim::ui {

// Appends to `starts` the byte offsets in `text` (valid UTF-8) before which a line may begin: ascending, none of them 0,
// none after the last character. Blanks stay at the end of the line before. Linear time.
void find_line_starts(std::string_view text, std::vector<std::uint32_t>& starts);

}  // namespace verbatim::ui
