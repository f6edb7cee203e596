// A text layer: the whole of the open article as words with their places, on the screen or not. The web host keeps it as one
// scrolling element over the canvas, so that find, selection, “select all”, screen readers and printing reach every word; the
// desktop's own selection works on the same lines.
//
//     text    Headline¶¶Place · date · source¶¶First paragraph, set in␠two lines.¶¶Second …
//     blocks  [h1      ][p                   ][p                             ][p
//     lines   [        ][                    ][                 ][           ][
//
// Made anew when the words, their width or their size change, and only moved when the article is scrolled.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace verbatim::app {

enum class TextFace : std::uint8_t { serif, serif_bold, sans };

// A stretch of a line that reads in one direction and is set in one way: by the bundled typefaces, or by the host (run_shaper.h).
struct SetRun {
    std::uint32_t start = 0, end = 0;  // in the text
    float x = 0, width = 0;            // x from the line's left end, without its indent
    std::uint8_t level = 0;            // odd: it reads from the right
    bool foreign = false;              // the host's
    bool right_to_left() const { return level % 2 != 0; }
};

struct LayerLine {
    base::TextSpan span;  // in TextLayer::text, with the blanks after the words: a block's lines cover it without gaps
    float width = 0;      // of the words as drawn
    float indent = 0;     // where they begin, from the column's left: lines that read from the right end at its right
    std::uint32_t first_run = 0, run_count = 0;  // in TextLayer::runs, from left to right; none: all of it reads from the left
};

struct LayerBlock {
    base::TextSpan span;
    std::uint8_t heading = 0;  // its level; 0 for a paragraph
    TextFace face = TextFace::serif;
    float top = 0;  // below the start of what scrolls, CSS pixels
    float em = 18, line_height = 28;
    bool right_to_left = false;
    bool at_right = false;  // its lines read from the left and end at the right
    std::uint32_t first_line = 0, line_count = 0;
    float bottom() const { return top + line_height * static_cast<float>(line_count); }
};

struct TextLayer {
    std::uint32_t revision = 0;  // changes with anything below
    std::string text;            // the blocks' words, parted by blank lines
    std::vector<LayerBlock> blocks;
    std::vector<LayerLine> lines;
    std::vector<SetRun> runs;
    std::string language;       // of the words, BCP 47; empty where nobody knows
    float left = 0, width = 0;  // of the column, from the left of what scrolls

    std::string_view words_of(const LayerBlock& block) const { return base::slice(text, block.span); }
};

}  // namespace verbatim::app
