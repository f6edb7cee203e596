#include "ui/widgets/meta_line.h"

#include <algorithm>

#include "ui/widgets.h"

namespace verbatim::ui {
namespace {

constexpr std::string_view dot = " · ";

void draw_value(Frame& frame, const app::MetaPart& part, const Box& box, const FaceMetrics& metrics) {
    const Touch touch = touch_area(frame, part.words, box, {.role = app::Role::button, .states = app::state_opens, .name = part.words});
    const float end = draw_line(frame.list(), metrics, box.x, box.y, box.height, box.width, part.words,
                                colour(touch.hovered ? frame.theme.accent : frame.theme.ink_soft));
    if (touch.hovered) rule(frame.list(), box.x, baseline(metrics, box.y, box.height) + 3, end - box.x, colour(frame.theme.accent));
    if (touch.pressed || touch.secondary)
        open_value_menu(frame, {.facet = *part.facet, .value = part.value, .person = {}}, box);
}

}  // namespace

float width_of_meta(const std::vector<app::MetaPart>& parts, const FaceMetrics& metrics) {
    float width = 0;
    for (std::size_t i = 0; i < parts.size(); ++i) width += width_of(parts[i].words, metrics) + 1 + (i > 0 ? width_of(dot, metrics) : 0);
    return width;
}

float meta_line(Frame& frame, const std::vector<app::MetaPart>& parts, const Box& box, const FaceMetrics& metrics) {
    const float dot_width = width_of(dot, metrics);
    float x = box.x;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const float room = box.right() - x - (i > 0 ? dot_width : 0);
        const float wanted = width_of(parts[i].words, metrics) + 1;
        if (wanted > room && room < 48) break;
        if (i > 0) {
            draw_line(frame.list(), metrics, x, box.y, box.height, dot_width + 1, dot, colour(frame.theme.ink_soft));
            x += dot_width;
        }
        const Box place{x, box.y, std::min(wanted, room), box.height};
        ImGui::PushID(static_cast<int>(i));
        if (parts[i].facet) draw_value(frame, parts[i], place, metrics);
        else label(frame, parts[i].words, place, metrics, frame.theme.ink_soft);
        ImGui::PopID();
        x = place.right();
    }
    return x;
}

void open_value_menu(Frame& frame, app::ShowValueMenu value, const Box& anchor) {
    frame.value_anchor = anchor;
    frame.act(std::move(value));
}

}  // namespace verbatim::ui
