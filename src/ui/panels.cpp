// Notices (empty, failed, partial) and menus.
#include <algorithm>

#include "ui/widgets.h"

namespace verbatim::ui {
namespace {

// Where each remedy's button stands: in rows of this width. `visit` gets it and its box; the result is the height of the rows.
template <class Visit>
float lay_out_remedies(const Frame& frame, const std::vector<app::Choice>& remedies, float x, float y, float width, const Visit& visit) {
    if (remedies.empty()) return 0;
    const float row = frame.target();
    float left = x, top = y;
    for (const app::Choice& remedy : remedies) {
        const float wide = std::min(width_of_button(frame, remedy.label), width);
        if (left > x && left + wide > x + width) {
            left = x;
            top += row + space::one;
        }
        visit(remedy, Box{left, top, wide, row});
        left += wide + space::one;
    }
    return top + row - y;
}

float draw_remedies(Frame& frame, const std::vector<app::Choice>& remedies, float x, float y, float width) {
    return lay_out_remedies(frame, remedies, x, y, width, [&](const app::Choice& remedy, const Box& box) {
        if (button(frame, remedy.label, box, ButtonLook::edged)) frame.act(remedy.action);
    });
}

}  // namespace

float notice(Frame& frame, const app::Notice& notice, const Box& box) {
    const FaceMetrics title = frame.serif_bold(20), detail = frame.sans(type::body);
    float remedies = 0;
    for (const app::Choice& remedy : notice.remedies) remedies += width_of_button(frame, remedy.label) + space::one;
    const float natural = std::max({width_of(notice.title, title), width_of(notice.detail, detail), remedies}) + 1;
    const float width = std::min({natural, box.width - 2 * space::three, 420.0f});
    const float x = box.x + (box.width - width) / 2;
    float y = box.y + std::min(box.height / 4, 120.0f);
    const float start = y;
    frame.semantics.status(notice.title, {x, y, width, 28});
    y += paragraph(frame, notice.title, x, y, width, title, 28, frame.theme.ink) + space::one;
    if (!notice.detail.empty()) {
        frame.semantics.add({.role = app::Role::paragraph, .rect = {x, y, width, 22}, .name = notice.detail});
        y += paragraph(frame, notice.detail, x, y, width, detail, 22, frame.theme.ink_soft) + space::two;
    }
    return y + draw_remedies(frame, notice.remedies, x, y, width) - start;
}

float notice_line(Frame& frame, const app::Notice& notice, const Box& box) {
    const float inner = box.width - 2 * space::two;
    const TextLayout layout = lay_out(notice.title, frame.sans(type::small), {.width = inner, .line_height = 20});
    const float remedies = lay_out_remedies(frame, notice.remedies, 0, 0, inner, [](const app::Choice&, const Box&) {});
    const float height = layout.height + 2 * space::one + (notice.remedies.empty() ? 0 : remedies + space::half);
    const Box ground{box.x + space::one, box.y, box.width - 2 * space::one, height};
    fill_box(frame.list(), ground, colour(notice.tone == app::Tone::warns ? frame.theme.hit : frame.theme.hover));
    frame.semantics.status(notice.title, ground);
    const float used = paragraph(frame, notice.title, box.x + space::two, box.y + space::one, inner,
                                 frame.sans(type::small), 20, frame.theme.ink);
    draw_remedies(frame, notice.remedies, box.x + space::two, box.y + space::one + used + space::half, inner);
    return height;
}

void menu(Frame& frame, const char* key, const std::vector<app::Choice>& choices, ImVec2 corner, std::string_view title) {
    if (!ImGui::IsPopupOpen(key)) return;
    const float row = std::max(frame.target(), 36.0f);
    const bool ticks = title.empty();
    const float head = ticks ? 0 : 28.0f, indent = ticks ? 30.0f : space::one + space::half;
    float width = 160;
    for (const app::Choice& choice : choices) width = std::max(width, width_of_button(frame, choice.label) + 24);
    const Box box{corner.x - width, corner.y, width, head + row * static_cast<float>(choices.size()) + 2 * space::half};
    ImGui::SetNextWindowPos(box.min());
    ImGui::SetNextWindowSize({box.width, box.height});
    if (!ImGui::BeginPopup(key,
                           ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoBackground))
        return;
    frame.list().PushClipRectFullScreen();
    shadow_box(frame.list(), box, frame.theme.shadow);
    frame.list().PopClipRect();
    fill_box(frame.list(), box, colour(frame.theme.raised));
    edge_box(frame.list(), box, colour(frame.theme.hairline));
    const Scope scope(frame.semantics, app::Role::list, title, box);
    float y = box.y + space::half;
    if (!ticks) label(frame, title, {box.x + space::half + indent, y, width - indent, head}, frame.sans_bold(type::small), frame.theme.ink_soft);
    y += head;
    for (const app::Choice& choice : choices) {
        const Box item{box.x + space::half, y, box.width - 2 * space::half, row};
        const Touch touch = touch_area(
            frame, choice.label, item,
            {.role = app::Role::menuitem, .states = choice.current ? app::state_checked : 0u, .name = choice.label});
        draw_touch_ground(frame, touch, item, 4);
        if (choice.current)
            draw_icon(frame.list(), Icon::check, {item.x + 16, item.y + row / 2}, 13, colour(frame.theme.accent));
        label(frame, choice.label, {item.x + indent, item.y, item.width - indent - 4, row}, frame.sans(type::body),
              frame.theme.ink);
        if (touch.pressed) {
            frame.act(choice.action);
            ImGui::CloseCurrentPopup();
        }
        y += row;
    }
    ImGui::EndPopup();
}

}  // namespace verbatim::ui
