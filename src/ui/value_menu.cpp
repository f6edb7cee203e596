// What can be done with a value that was pressed somewhere: a source, a place, a name.
#include <algorithm>

#include "ui/overlay.h"
#include "ui/views.h"

namespace verbatim::ui {
namespace {

constexpr float least_width = 220, most_width = 380;
constexpr float title_height = 32, detail_height = 20;

float width_of_menu(const Frame& frame, const app::ValueMenuModel& menu) {
    float width = std::max(least_width, width_of(menu.title, frame.serif_bold(17)) + 2 * space::two);
    width = std::max(width, width_of(menu.detail, frame.sans(type::small)) + 2 * space::two);
    for (const app::Choice& choice : menu.choices) width = std::max(width, width_of_button(frame, choice.label) + 24);
    return std::min(width, most_width);
}

}  // namespace

void draw_value_menu(Frame& frame) {
    const app::ValueMenuModel& menu = frame.model.value_menu;
    if (!menu.open || menu.choices.empty()) return;
    const float row = std::max(frame.target(), 34.0f);
    const float head = space::one + title_height + (menu.detail.empty() ? 0 : detail_height) + space::half;
    Overlay overlay(frame, "value menu", menu.title,
                    {width_of_menu(frame, menu), head + row * static_cast<float>(menu.choices.size()) + space::one},
                    OverlayPlace::beside);
    if (!overlay.open()) return;
    const Box& box = overlay.box();
    const float x = box.x + space::two, width = box.width - 2 * space::two;
    float y = box.y + space::one;
    frame.semantics.heading(menu.title, {x, y, width, title_height}, 2);
    label(frame, menu.title, {x, y, width, title_height}, frame.serif_bold(17), frame.theme.ink);
    y += title_height;
    if (!menu.detail.empty()) {
        frame.semantics.status(menu.detail, {x, y, width, detail_height});
        label(frame, menu.detail, {x, y, width, detail_height}, frame.sans(type::small), frame.theme.ink_soft);
        y += detail_height;
    }
    y += space::half;
    rule(frame.list(), box.x, y, box.width, colour(frame.theme.hairline));
    for (const app::Choice& choice : menu.choices) {
        const Box item{box.x + space::half, y + 2, box.width - 2 * space::half, row};
        if (ImGui::IsWindowAppearing() && &choice == &menu.choices.front()) ImGui::SetKeyboardFocusHere();
        const Touch touch = touch_area(
            frame, choice.label, item,
            {.role = app::Role::menuitem, .states = choice.current ? app::state_checked : 0u, .name = choice.label});
        draw_touch_ground(frame, touch, item, 4);
        if (choice.current)
            draw_icon(frame.list(), Icon::check, {item.right() - 16, item.y + row / 2}, 13, colour(frame.theme.accent));
        label(frame, choice.label, {x, item.y, width - 16, row}, frame.sans(type::body), frame.theme.ink);
        if (touch.pressed) {
            frame.act(app::CloseOverlay{});
            frame.act(choice.action);
        }
        y += row;
    }
}

}  // namespace verbatim::ui
