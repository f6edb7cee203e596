// Bars over time. Pressing and dragging over them chooses dates, arrow keys move the choice by a bar, with Shift its end, and
// Enter looks closer at what is chosen.
#pragma once

#include "ui/frame.h"

namespace verbatim::ui {

struct Brush {
    int from = -1;  // the bar where a drag began; -1: none
    int at = 0;     // where the slider stands that goes from bar to bar
    std::uint32_t slider = 0;  // the id of the slider of the first date chosen, 0 before it was told
};

// What pressing a bar means: choosing dates for the list beside it, or going to that time's articles.
enum class BarPress : std::uint8_t { choose, go };

// The bars alone fill the box. Nothing is drawn when there are none.
void histogram(Frame& frame, const app::HistogramModel& model, const Box& box, Brush& brush, std::string_view name,
               BarPress press = BarPress::choose);

// The line under the bars: their first and last date, and the ways to look closer or wider. Its height.
float histogram_legend(Frame& frame, const app::HistogramModel& model, float x, float y, float width);

}  // namespace verbatim::ui
