// Long text, laid out once for a width: lines, each with its place, so that a view draws the few that are visible and finds
// them by binary search. Pure arithmetic over Metrics; ImGui is not needed to test it.
//
//     layout = lay_out(text, paragraphs, metrics, {.width = 620, .line_height = 28, .paragraph_gap = 14});
//     for (line = layout.first_below(scroll); …; ++line) draw(text.substr(line.start, …), line.top);
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace verbatim::ui {

// How wide characters are. Widths are in CSS pixels and not rounded.
class Metrics {
  public:
    virtual ~Metrics() = default;
    // The advance of `c` when it follows `before` (0 at the start of a line): with the pair's kerning.
    virtual float advance(char32_t before, char32_t c) const = 0;
};

struct Line {
    std::uint32_t start = 0, end = 0;  // in the text; blanks at the end are left out
    std::uint32_t paragraph = 0;
    float top = 0, width = 0;
};

struct Measure {
    float width = 600;
    float line_height = 28;
    float paragraph_gap = 14;
    std::size_t most_lines = ~std::size_t{0};  // lines past these are not made; `cut` says so
};

struct TextLayout {
    std::vector<Line> lines;
    float height = 0;
    float line_height = 0;
    bool cut = false;

    // Index of the first line whose bottom lies below `y`. O(log lines).
    std::size_t first_below(float y) const;
    // Index of the line that holds the byte `offset`, or of the nearest before it. O(log lines). 0 when there are none.
    std::size_t line_of(std::uint32_t offset) const;
};

// Breaks each paragraph into lines no wider than the measure, and at the line ends in it; a word that is wider is cut where it has to be. Paragraphs lie
// in `text` (valid UTF-8), ascending. Linear time; with a limit on lines, in what they hold.
TextLayout lay_out(std::string_view text, std::span<const base::TextSpan> paragraphs, const Metrics& metrics,
                   const Measure& measure);

// The paragraphs of a text that holds nothing else: what stands between its blank lines. A name is one.
TextLayout lay_out(std::string_view text, const Metrics& metrics, const Measure& measure);

// No window is so wide: what is asked for a width stops measuring here.
inline constexpr float widest_line = 20'000;

// The width of a stretch set on one line; something above widest_line where it is wider than that. Cost: the characters that fit.
float width_of(std::string_view text, const Metrics& metrics);

}  // namespace verbatim::ui
