// Selecting words of a text layer where the host has no selection of its own (the desktop): pressing and dragging, a double
// press for a word, a third for a paragraph, Ctrl+A, Ctrl+C. Positions are bytes of the layer's text, so that what is copied
// is the article's text, blank lines included.
#pragma once

#include <cstdint>
#include <string_view>

#include "app/text_layer.h"
#include "base/span.h"
#include "ui/frame.h"

namespace verbatim::ui {

struct TextSelection {
    std::uint32_t anchor = 0, head = 0;
    std::uint32_t revision = ~0u;  // of the layer that it was made in; in another one it means nothing
    bool dragging = false;

    base::TextSpan span() const { return anchor < head ? base::TextSpan{anchor, head} : base::TextSpan{head, anchor}; }
};

// The border between two characters that lies nearest to a point of the layer (x from the column's left). O(log + a line).
std::uint32_t offset_at(const Frame& frame, const app::TextLayer& layer, float x, float y);

// Follows pointer and keyboard; `origin` is where the layer's start stands in the window, scrolled as it is, and `view` what
// of it is seen. Copies by an action. Call it in the window that shows the layer.
void follow_selection(Frame& frame, const app::TextLayer& layer, TextSelection& selection, ImVec2 origin,
                      const Box& view);

// The ground under what is selected; drawn before the words.
void draw_selection(Frame& frame, const app::TextLayer& layer, const TextSelection& selection, ImVec2 origin,
                    const Box& view);

}  // namespace verbatim::ui
