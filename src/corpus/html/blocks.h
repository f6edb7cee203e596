// Blocks: the paragraphs, headings, items and cells of a page, as a reader sees them.
//
// A block ends where an element begins or ends that starts a new line, and at two <br> in a row. A single <br> ends it only behind the end of a sentence: elsewhere
// it is a line end inside one. Blanks are made single, but for <pre>. <q> gets its quotation marks.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "corpus/html/document.h"
#include "corpus/html/furniture.h"

namespace verbatim::corpus::html {

struct Block {
    NodeId first = 0;          // the first node with words of it
    NodeId last = 0;           // the last one
    NodeId element = 0;        // the element that starts the line: <p>, <div>, <td>
    Tag tag = Tag::div;        // of that element; of a heading or an item also where a <p> or <div> lies in it
    std::string text;          // never empty, no blanks at its edges
    std::uint32_t words = 0;   // of scripts without blanks: two characters make one
    std::uint32_t letters = 0; // bytes of the text
    std::uint32_t linked = 0;  // of these, inside of links
    double link_share() const { return letters == 0 ? 0.0 : static_cast<double>(linked) / letters; }
};

// Whether a single <br> inside of a sentence ends the block.
enum class LineEnds { are_blanks, end_blocks };

// The blocks of [from, to) without what lies in `furniture` (sorted, not nested). Scripts, styles and the like have no words. Linear time.
std::vector<Block> blocks_of(const Document& document, NodeId from, NodeId to, const std::vector<Furniture>& furniture, LineEnds line_ends = LineEnds::are_blanks);

// Whether the text ends as sentences do: . ! ? … : and their kin in other scripts, closing marks behind them passed over.
bool ends_sentence(std::string_view text);
// The words of a text, as Block counts them.
std::uint32_t count_words(std::string_view text);
bool is_heading(Tag tag);

}  // namespace verbatim::corpus::html
