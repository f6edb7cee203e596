// Drawing laid-out text: the visible lines of a TextLayout with their styled runs – quotations on their ground, hits on
// theirs with a rule under them, the words that name a speaker underlined – and the same lines for the selectable layer.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "app/view_model.h"
#include "ui/frame.h"
#include "ui/text_layout.h"

namespace verbatim::ui {

struct BlockLook {
    Colour ink = 0;
    bool quote_ground = true;  // draw a ground behind quotations
    bool selectable = true;    // record the lines
    bool sans = false;
};

// The lines of a layout that can be seen through the window's clipping when its top stands at `y`.
struct SeenLines {
    std::size_t first = 0, last = 0;  // half-open
};
SeenLines seen_lines(const TextLayout& layout, float y);

// Draws lines [first, last) of a layout whose top left stands at (x, y), those that can be seen. `runs` cover the lines' text, ascending.
void draw_lines(Frame& frame, std::string_view text, const TextLayout& layout, std::size_t first, std::size_t last,
                const std::vector<app::StyledRun>& runs, const FaceMetrics& metrics, float x, float y,
                const BlockLook& look);

// The run under a point, given as for draw_lines; nothing when the point is beside the words.
std::optional<std::size_t> run_at(std::string_view text, const TextLayout& layout,
                                  const std::vector<app::StyledRun>& runs, const FaceMetrics& metrics, float x, float y,
                                  ImVec2 point);

}  // namespace verbatim::ui
