#include "ui/widgets/histogram.h"

#include <algorithm>
#include <cmath>
#include <functional>

#include "ui/widgets.h"

namespace verbatim::ui {
namespace {

using Bars = std::vector<app::HistogramBar>;

// Few bars are no wider than this: two dates make two bars, not two walls. Many fill their room.
constexpr float widest_bar = 28;
constexpr std::size_t many_bars = 8;

int bar_at(const Bars& bars, const Box& box, float x) {
    const auto position = static_cast<int>(std::floor((x - box.x) / box.width * static_cast<float>(bars.size())));
    return std::clamp(position, 0, static_cast<int>(bars.size()) - 1);
}

void choose_bars(Frame& frame, const Bars& bars, int a, int b) {
    if (a > b) std::swap(a, b);
    frame.act(app::ChooseDates{bars[static_cast<std::size_t>(a)].first, bars[static_cast<std::size_t>(b)].last});
}

// Arrow keys move the choice by a bar; with Shift they move its end.
void move_by_keys(Frame& frame, const Bars& bars) {
    const int step = ImGui::IsKeyPressed(ImGuiKey_RightArrow) ? 1 : ImGui::IsKeyPressed(ImGuiKey_LeftArrow) ? -1 : 0;
    if (step == 0) return;
    const auto chosen = [](const app::HistogramBar& bar) { return bar.chosen; };
    const auto first = std::find_if(bars.begin(), bars.end(), chosen);
    const auto last = std::find_if(bars.rbegin(), bars.rend(), chosen);
    const int most = static_cast<int>(bars.size()) - 1;
    int a = first == bars.end() ? 0 : static_cast<int>(first - bars.begin());
    int b = last == bars.rend() ? 0 : most - static_cast<int>(last - bars.rbegin());
    if (a == 0 && b == most) {
        a = b = step > 0 ? 0 : most;
    } else if (ImGui::GetIO().KeyShift) {
        b = std::clamp(b + step, a, most);
    } else if (a + step >= 0 && b + step <= most) {
        a += step;
        b += step;
    }
    choose_bars(frame, bars, a, b);
}

void draw_bars(Frame& frame, const Bars& bars, const Box& box, int under) {
    ImDrawList& list = frame.list();
    const float step = box.width / static_cast<float>(bars.size());
    const float gap = step > 40 ? 3.0f : step > 4 ? 1.0f : 0.0f;
    const float width = std::clamp(step - gap, 1.0f, bars.size() < many_bars ? widest_bar : step);
    const bool some_left_out =
        std::any_of(bars.begin(), bars.end(), [](const app::HistogramBar& bar) { return !bar.chosen; });
    for (std::size_t i = 0; i < bars.size(); ++i) {
        const app::HistogramBar& bar = bars[i];
        if (bar.count == 0) continue;
        const float height = std::max(2.0f, bar.height * box.height);
        const float x = box.x + static_cast<float>(i) * step + (step - gap - width) / 2;
        const bool strong = (bar.chosen && some_left_out) || static_cast<int>(i) == under;
        const Colour ink = strong ? frame.theme.accent : bar.chosen ? frame.theme.control : frame.theme.hairline;
        list.AddRectFilled({x, box.bottom() - height}, {x + width, box.bottom()}, colour(ink));
    }
    rule(list, box.x, box.bottom(), box.width, colour(frame.theme.control));
}

void brush_bars(Frame& frame, const app::HistogramModel& model, const Touch& touch, int under, Brush& brush) {
    const int count = static_cast<int>(model.bars.size());
    if (ImGui::IsMouseClicked(ImGuiMouseButton_Left) && touch.hovered) brush.from = under;
    if (brush.from >= count) brush.from = -1;
    if (touch.held && brush.from >= 0) choose_bars(frame, model.bars, brush.from, under);
    if (!touch.held) brush.from = -1;
    if (!touch.focused) return;
    move_by_keys(frame, model.bars);
    if (!ImGui::IsKeyPressed(ImGuiKey_Enter, false)) return;
    if (model.zoom_in.shown()) frame.act(model.zoom_in.action);
    else if (model.zoom_out.shown()) frame.act(model.zoom_out.action);
}

}  // namespace

void histogram(Frame& frame, const app::HistogramModel& model, const Box& box, Brush& brush, std::string_view name,
               BarPress press) {
    const Bars& bars = model.bars;
    if (bars.empty()) return;
    // A key of its own: the name says what is chosen, and so changes while it is dragged.
    const Touch touch = touch_area(frame, "bars", box, {.role = app::Role::image, .name = name});
    const int under = touch.hovered || touch.held ? bar_at(bars, box, ImGui::GetIO().MousePos.x) : -1;
    draw_bars(frame, bars, box, under);
    if (under >= 0) {
        const float step = box.width / static_cast<float>(bars.size());
        tooltip(frame, bars[static_cast<std::size_t>(under)].label,
                {box.x + static_cast<float>(under) * step, box.y, step, box.height});
    }
    if (press == BarPress::choose) return brush_bars(frame, model, touch, under, brush);
    if (touch.pressed && under >= 0) choose_bars(frame, bars, under, under);
}

float histogram_legend(Frame& frame, const app::HistogramModel& model, float x, float y, float width) {
    const FaceMetrics tiny = frame.sans(type::tiny);
    const auto height = static_cast<float>(frame.coarse ? 28 : 20);
    label(frame, model.first_label, {x, y, width / 2, height}, tiny, frame.theme.ink_soft);
    const float last = width_of(model.last_label, tiny);
    for (const std::string& words : {std::cref(model.first_label), std::cref(model.last_label)})
        frame.semantics.add({.role = app::Role::paragraph, .rect = {x, y, width, height}, .name = words});
    label(frame, model.last_label, {x + width - last, y, last + 1, height}, tiny, frame.theme.ink_soft);
    // Between the two dates, where there is always room.
    const float in = model.zoom_in.shown() ? width_of(model.zoom_in.label, tiny) + 1 : 0;
    const float out = model.zoom_out.shown() ? width_of(model.zoom_out.label, tiny) + 1 : 0;
    float at = x + (width - in - out - (in > 0 && out > 0 ? space::two : 0)) / 2;
    for (const app::Choice* zoom : {&model.zoom_in, &model.zoom_out}) {
        if (!zoom->shown()) continue;
        const float wide = zoom == &model.zoom_in ? in : out;
        if (link(frame, zoom->label, {}, {at, y, wide, height}, tiny)) frame.act(zoom->action);
        at += wide + space::two;
    }
    return height;
}

}  // namespace verbatim::ui
