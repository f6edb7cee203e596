#include "ui/widgets/histogram.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <optional>

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

// Which bars are chosen: the first and the last of them; all where none is left out.
struct ChosenBars {
    int first = 0, last = 0;
};

ChosenBars chosen_bars(const Bars& bars) {
    ChosenBars chosen{0, static_cast<int>(bars.size()) - 1};
    const auto is_chosen = [](const app::HistogramBar& bar) { return bar.chosen; };
    const auto first = std::find_if(bars.begin(), bars.end(), is_chosen);
    if (first == bars.end()) return chosen;
    chosen.first = static_cast<int>(first - bars.begin());
    chosen.last -= static_cast<int>(std::find_if(bars.rbegin(), bars.rend(), is_chosen) - bars.rbegin());
    return chosen;
}

// Arrow keys move the choice by a bar; with Shift they move its end.
void move_by_keys(Frame& frame, const Bars& bars) {
    const int step = ImGui::IsKeyPressed(ImGuiKey_RightArrow) ? 1 : ImGui::IsKeyPressed(ImGuiKey_LeftArrow) ? -1 : 0;
    if (step == 0) return;
    const int most = static_cast<int>(bars.size()) - 1;
    auto [a, b] = chosen_bars(bars);
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

// A slider for those who do not see the bars: its place is a bar, in words. Returns the bar that it was moved to, else nothing.
std::optional<int> bar_slider(Frame& frame, const char* key, const Bars& bars, const Box& box, int at, std::string_view name) {
    const std::uint32_t id = ImGui::GetID(key);
    const float step = box.width / static_cast<float>(bars.size());
    const Box handle{box.x + static_cast<float>(at) * step, box.y, std::max(step, 6.0f), box.height};
    frame.semantics.add({.role = app::Role::slider,
                         .id = id,
                         .states = frame.semantics.leads_to(id) ? app::state_focused : 0u,
                         .rect = {handle.x, handle.y, handle.width, handle.height},
                         .name = name,
                         .value = bars[static_cast<std::size_t>(at)].label,
                         .set_size = static_cast<std::uint32_t>(bars.size()),
                         .set_position = static_cast<std::uint32_t>(at) + 1});
    follow_keyboard(frame, id, box);
    const auto moved = frame.semantics.adjusted(id);
    if (!moved) return std::nullopt;
    return static_cast<int>(std::clamp<std::uint32_t>(*moved, 1, static_cast<std::uint32_t>(bars.size()))) - 1;
}

// The two ends of the choice, each a slider. An end that passes the other takes it along.
void choose_by_sliders(Frame& frame, const app::HistogramModel& model, const Box& box, Brush& brush) {
    const Bars& bars = model.bars;
    const ChosenBars chosen = chosen_bars(bars);
    brush.slider = ImGui::GetID("first bar");
    const auto from = bar_slider(frame, "first bar", bars, box, chosen.first, frame.words.from_date);
    const auto to = bar_slider(frame, "last bar", bars, box, chosen.last, frame.words.to_date);
    if (!from && !to) return;
    const int first = from ? *from : std::min(chosen.first, *to), last = to ? *to : std::max(chosen.last, *from);
    const bool all = first == 0 && last == static_cast<int>(bars.size()) - 1 && !model.zoom_out.shown();
    if (all) frame.act(app::ChooseDates{});
    else choose_bars(frame, bars, first, last);
}

// One slider over the bars, and Enter goes to where it stands.
void go_by_slider(Frame& frame, const Bars& bars, const Box& box, Brush& brush, std::string_view name) {
    brush.at = std::clamp(brush.at, 0, static_cast<int>(bars.size()) - 1);
    if (const auto moved = bar_slider(frame, "bar", bars, box, brush.at, name)) {
        brush.at = *moved;
        frame.more_frames = std::max(frame.more_frames, 1);
    }
    if (frame.semantics.activated(ImGui::GetID("bar"))) choose_bars(frame, bars, brush.at, brush.at);
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
    if (press == BarPress::choose) {
        choose_by_sliders(frame, model, box, brush);
        return brush_bars(frame, model, touch, under, brush);
    }
    go_by_slider(frame, bars, box, brush, name);
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
