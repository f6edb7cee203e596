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

struct LayerLine {
    base::TextSpan span;  // in TextLayer::text, with the blanks after the words: a block's lines cover it without gaps
    float width = 0;      // of the words as drawn
};

struct LayerBlock {
    base::TextSpan span;
    std::uint8_t heading = 0;  // its level; 0 for a paragraph
    TextFace face = TextFace::serif;
    float top = 0;  // below the start of what scrolls, CSS pixels
    float em = 18, line_height = 28;
    std::uint32_t first_line = 0, line_count = 0;
    float bottom() const { return top + line_height * static_cast<float>(line_count); }
};

struct TextLayer {
    std::uint32_t revision = 0;  // changes with anything below
    std::string text;            // the blocks' words, parted by blank lines
    std::vector<LayerBlock> blocks;
    std::vector<LayerLine> lines;
    float left = 0, width = 0;  // of the column, from the left of what scrolls

    std::string_view words_of(const LayerBlock& block) const { return base::slice(text, block.span); }
};

}  // namespace verbatim::app
