// A line such as "Astana · 3 Jan 2025 · Trend", whose values can be pressed: a menu then offers to include or exclude them.
#pragma once

#include <vector>

#include "ui/frame.h"

namespace verbatim::ui {

// Draws the parts from `x`, parted by middle dots, as many as fit into the width. Returns where they end.
// How wide it would be with room for all.
float width_of_meta(const std::vector<app::MetaPart>& parts, const FaceMetrics& metrics);

float meta_line(Frame& frame, const std::vector<app::MetaPart>& parts, const Box& box, const FaceMetrics& metrics);

// Opens the menu of a value beside `anchor`.
void open_value_menu(Frame& frame, app::ShowValueMenu value, const Box& anchor);

}  // namespace verbatim::ui
