#include "ui/widgets.h"

#include <algorithm>
#include <cmath>

#include "ui/mirror.h"

namespace verbatim::ui {
namespace {

constexpr float button_padding = 12;
constexpr float chip_cross = 20;

void draw_focus_ring(ImDrawList& list, const Box& box, Colour accent) {
    edge_box(list, box.inset(-3), colour(accent), space::radius + 3, 2);
}

}  // namespace

void follow_keyboard(Frame& frame, std::uint32_t id, const Box& box) {
    if (frame.semantics.focused() != id || !frame.semantics.keeps_away()) return;
    constexpr float room = 12;
    const ImDrawList& list = *ImGui::GetWindowDrawList();
    const float top = list.GetClipRectMin().y + room, bottom = list.GetClipRectMax().y - room;
    // What is higher than the window is shown from its top.
    const float by = box.y < top || box.height > bottom - top ? box.y - top : box.bottom() > bottom ? box.bottom() - bottom : 0;
    if (by == 0) return;
    ImGui::SetScrollY(std::clamp(ImGui::GetScrollY() + by, 0.0f, ImGui::GetScrollMaxY()));
    frame.more_frames = std::max(frame.more_frames, 2);
}

Touch touch_area(Frame& frame, std::string_view key, const Box& box, app::Node node) {
    Touch touch;
    ImGui::PushID(key.data(), key.data() + key.size());
    ImGui::SetCursorScreenPos(box.min());
    touch.pressed = ImGui::InvisibleButton("area", {std::max(box.width, 1.0f), std::max(box.height, 1.0f)},
                                           ImGuiButtonFlags_EnableNav);
    touch.id = ImGui::GetItemID();
    touch.hovered = ImGui::IsItemHovered();
    touch.held = ImGui::IsItemActive();
    touch.focused = ImGui::IsItemFocused() && ImGui::GetIO().NavVisible;
    touch.secondary = ImGui::IsItemClicked(ImGuiMouseButton_Right) || (touch.pressed && ImGui::GetIO().KeyAlt) || frame.semantics.menu_asked(touch.id);
    if (touch.secondary) touch.pressed = false;
    ImGui::PopID();

    node.id = touch.id;
    node.rect = {box.x, box.y, box.width, box.height};
    if (frame.text_input_by_host ? frame.semantics.leads_to(touch.id) : ImGui::IsItemFocused()) node.states |= app::state_focused;
    frame.semantics.add(node);
    follow_keyboard(frame, touch.id, box);
    touch.pressed = touch.pressed || frame.semantics.activated(touch.id);
    if (touch.hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    if (touch.focused) draw_focus_ring(frame.list(), box, frame.theme.accent);
    return touch;
}

bool pressed_words(const Box& box) {
    constexpr float still = 4;
    const ImGuiIO& io = ImGui::GetIO();
    if (!ImGui::IsWindowHovered() || !box.contains(io.MousePos)) return false;
    ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    return ImGui::IsMouseReleased(ImGuiMouseButton_Left) && box.contains(io.MouseClickedPos[0]) &&
           io.MouseDragMaxDistanceSqr[0] < still * still;
}

void draw_touch_ground(Frame& frame, const Touch& touch, const Box& box, float radius) {
    if (touch.held) fill_box(frame.list(), box, colour(frame.theme.pressed), radius);
    else if (touch.hovered) fill_box(frame.list(), box, colour(frame.theme.hover), radius);
}

float width_of_button(const Frame& frame, std::string_view words) {
    return std::ceil(width_of(words, frame.sans(type::body))) + 2 * button_padding;
}

bool button(Frame& frame, std::string_view words, const Box& box, ButtonLook look, bool current, std::uint32_t states) {
    const Theme& theme = frame.theme;
    const Touch touch = touch_area(
        frame, words, box, {.role = app::Role::button, .states = (current ? app::state_selected : 0u) | states, .name = words});
    Colour ink = theme.ink;
    if (look == ButtonLook::filled) {
        fill_box(frame.list(), box, colour(theme.accent));
        ink = theme.on_accent;
    } else {
        draw_touch_ground(frame, touch, box);
        if (look == ButtonLook::edged) edge_box(frame.list(), box, colour(theme.control));
        if (current) ink = theme.accent;
    }
    const FaceMetrics metrics = frame.sans(type::body);
    const float left = box.x + std::max(0.0f, (box.width - width_of(words, metrics)) / 2);
    draw_line(frame.list(), metrics, left, box.y, box.height, box.right() - left, words, colour(ink));
    return touch.pressed;
}

void draw_check(Frame& frame, const Box& box, bool checked, bool struck) {
    if (checked || struck) fill_box(frame.list(), box, colour(checked ? frame.theme.accent : frame.theme.ink_soft), 3);
    else edge_box(frame.list(), box, colour(frame.theme.control), 3);
    const ImVec2 centre{box.x + box.width / 2, box.y + box.height / 2};
    if (checked) draw_icon(frame.list(), Icon::check, centre, 14, colour(frame.theme.on_accent));
    else if (struck) draw_icon(frame.list(), Icon::minus, centre, 14, colour(frame.theme.paper));
}

bool checkbox(Frame& frame, std::string_view words, const Box& box, bool checked) {
    const Box ground{box.x - 6, box.y, box.width + 6, box.height};
    const Touch touch = touch_area(
        frame, words, ground, {.role = app::Role::checkbox, .states = checked ? app::state_checked : 0u, .name = words});
    draw_touch_ground(frame, touch, ground);
    draw_check(frame, {box.x, box.y + (box.height - 16) / 2, 16, 16}, checked);
    label(frame, words, {box.x + 26, box.y, box.width - 26, box.height}, frame.sans(type::body), frame.theme.ink);
    return touch.pressed;
}

namespace {

bool icon_area(Frame& frame, Icon icon, const Box& box, const app::Node& node) {
    const std::string_view name = node.name;
    const Touch touch = touch_area(frame, name, box, node);
    draw_touch_ground(frame, touch, box);
    draw_icon(frame.list(), icon, {box.x + box.width / 2, box.y + box.height / 2}, 18,
              colour(touch.hovered ? frame.theme.ink : frame.theme.ink_soft));
    if (touch.hovered) tooltip(frame, name, box);
    return touch.pressed;
}

}  // namespace

bool icon_button(Frame& frame, Icon icon, std::string_view name, const Box& box, std::uint32_t states) {
    return icon_area(frame, icon, box, {.role = app::Role::button, .states = states, .name = name});
}

bool icon_link(Frame& frame, Icon icon, std::string_view name, std::string_view href, const Box& box) {
    return icon_area(frame, icon, box, {.role = app::Role::link, .name = name, .value = href});
}

float width_of_chip(const Frame& frame, std::string_view words) {
    return std::min(std::ceil(width_of(words, frame.sans(type::small))) + 2 * button_padding - 4 + chip_cross, 280.0f);
}

bool chip(Frame& frame, std::string_view words, const Box& box) {
    const Touch touch = touch_area(frame, words, box, {.role = app::Role::button, .name = words});
    fill_box(frame.list(), box, colour(touch.hovered ? frame.theme.pressed : frame.theme.quote), box.height / 2);
    edge_box(frame.list(), box, colour(frame.theme.hairline), box.height / 2);
    draw_line(frame.list(), frame.sans(type::small), box.x + button_padding, box.y, box.height,
              box.width - button_padding - chip_cross - 4, words, colour(frame.theme.ink));
    draw_icon(frame.list(), Icon::close, {box.right() - chip_cross + 6, box.y + box.height / 2}, 11,
              colour(frame.theme.ink_soft));
    return touch.pressed;
}

bool link(Frame& frame, std::string_view words, std::string_view href, const Box& box, const FaceMetrics& metrics) {
    const Touch touch = touch_area(frame, words, box, {.role = app::Role::link, .name = words, .value = href});
    const float base = baseline(metrics, box.y, box.height);
    const float end =
        draw_line(frame.list(), metrics, box.x, box.y, box.height, box.width, words, colour(frame.theme.accent));
    rule(frame.list(), box.x, base + 3, end - box.x,
         touch.hovered ? colour(frame.theme.accent) : faded(frame.theme.accent, 0.4f));
    return touch.pressed;
}

float switch_of(Frame& frame, std::span<const app::Choice> choices, float x, float y, float height) {
    for (const app::Choice& choice : choices) {
        const FaceMetrics metrics = choice.current ? frame.sans_bold(type::body) : frame.sans(type::body);
        const Box box{x, y, std::ceil(width_of(choice.label, frame.sans_bold(type::body))) + 4, height};
        const Touch touch = touch_area(frame, choice.label, box,
                                       {.role = app::Role::tab,
                                        .states = choice.current ? app::state_selected : 0u,
                                        .name = choice.label});
        draw_line(frame.list(), metrics, box.x, box.y, box.height, box.width, choice.label,
                  colour(choice.current || touch.hovered ? frame.theme.ink : frame.theme.ink_soft));
        if (choice.current)
            frame.list().AddRectFilled({box.x, box.bottom() - 2}, {box.right() - 4, box.bottom()}, colour(frame.theme.accent));
        if (touch.pressed) frame.act(choice.action);
        x = box.right() + space::two;
    }
    return x;
}

void label(Frame& frame, std::string_view words, const Box& box, const FaceMetrics& metrics, Colour ink) {
    draw_line(frame.list(), metrics, box.x, box.y, box.height, box.width, words, colour(ink));
}

// What goes on past its line, cut; at the right where it reads from there.
void draw_last_line(Frame& frame, std::string_view words, float x, float top, float width, const FaceMetrics& metrics, float line_height, Colour ink,
                    bool right_to_left) {
    if (!right_to_left) {
        draw_line(frame.list(), metrics, x, top, line_height, width, words, colour(ink));
        return;
    }
    const std::string cut = cut_to_width(words, metrics, width);
    draw_line(frame.list(), metrics, x + std::max(0.0f, width - width_of(cut, metrics)), top, line_height, width, cut, colour(ink));
}

float paragraph(Frame& frame, std::string_view words, float x, float y, float width, const FaceMetrics& metrics,
                float line_height, Colour ink, std::size_t most_lines) {
    const TextLayout layout =
        lay_out(words, metrics, {.width = width, .line_height = line_height, .most_lines = most_lines});
    const Island island(frame.list(), x, x + width);
    for (std::size_t i = 0; i < layout.lines.size(); ++i) {
        const Line& line = layout.lines[i];
        const float top = y + line.top;
        const bool last_shown = layout.cut && i + 1 == layout.lines.size();
        // The last line that fits goes on to the text's end, so that it is cut with an ellipsis.
        if (last_shown) draw_last_line(frame, words.substr(line.start), x, top, width, metrics, line_height, ink, line.right_to_left);
        else draw_laid_line(frame.list(), metrics, words, layout, line, x, baseline(metrics, top, line_height), colour(ink));
    }
    return layout.height;
}

float button_row(Frame& frame, const std::vector<app::Choice>& choices, float x, float y, float width, float height, ButtonLook first) {
    height = std::max(height, frame.target());
    float at = x, top = y;
    ButtonLook look = first;
    for (const app::Choice& choice : choices) {
        const float wide = width_of_button(frame, choice.label) + space::two;
        if (at > x && at + wide > x + width) {
            at = x;
            top += height + space::one;
        }
        if (button(frame, choice.label, {at, top, wide, height}, look)) frame.act(choice.action);
        look = ButtonLook::edged;
        at += wide + space::one;
    }
    return top + height - y;
}

float section_name(Frame& frame, std::string_view name, float x, float y, float width) {
    frame.semantics.heading(name, {x, y, width, 24}, 2);
    frame.list().AddRectFilled({x, y}, {x + width, y + 1}, colour(frame.theme.ink));
    label(frame, name, {x, y + 6, width, 24}, frame.sans_bold(type::small), frame.theme.ink);
    return 38;
}

void share_bar(Frame& frame, float share, const Box& row) {
    rule(frame.list(), row.x, row.bottom() - 2, row.width, colour(frame.theme.hairline));
    frame.list().AddRectFilled({row.x, row.bottom() - 4}, {row.x + std::round(row.width * std::min(share, 1.0f)), row.bottom() - 1},
                               colour(frame.theme.control));
}

void tooltip(Frame& frame, std::string_view words, const Box& anchor) {
    constexpr float line = 24, gap = 6, edge = 4;
    const FaceMetrics metrics = frame.sans(type::tiny);
    const float room = std::max(1.0f, frame.window.width - 2 * edge - 2 * space::one);
    const TextLayout layout = lay_out(words, metrics, {.width = room, .line_height = line});
    const float width = std::min(width_of(words, metrics), room) + 2 * space::one;
    Box box{anchor.x + (anchor.width - width) / 2, anchor.bottom() + gap, width, layout.height};
    box.x = std::clamp(box.x, frame.window.x + edge, std::max(frame.window.x + edge, frame.window.right() - width - edge));
    if (box.bottom() > frame.window.bottom()) box.y = anchor.y - gap - box.height;
    ImDrawList& list = *ImGui::GetForegroundDrawList();
    fill_box(list, box, colour(frame.theme.ink), 4);
    const Island island(list, box.x, box.right());
    for (const Line& one : layout.lines) {
        const float left = box.x + space::one - (one.right_to_left ? room - (box.width - 2 * space::one) : 0);
        draw_laid_line(list, metrics, words, layout, one, left, baseline(metrics, box.y + one.top, line), colour(frame.theme.paper));
    }
}

namespace {

// What the keyboard scrolls: the evidence card over all else, the article where one is open, else the view's list; never what
// stands beside them.
bool scrolled_by_keys(const Frame& frame, std::string_view key) {
    if (frame.model.evidence.open) return key == "evidence text";
    if (frame.model.article_open && frame.model.view != app::View::people) return key == "article";
    return key == "overview" || key == "articles" || key == "quotes" || key == "people" || key == "words";
}

}  // namespace

Scroll begin_scroll(Frame& frame, const char* key, const Box& box) {
    ImGui::SetCursorScreenPos(box.min());
    ImGui::BeginChild(key, {box.width, box.height}, ImGuiChildFlags_NavFlattened,
                      ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoSavedSettings);
    Scroll scroll;
    scroll.offset = ImGui::GetScrollY();
    if (frame.page_by != 0 && scrolled_by_keys(frame, key)) {
        ImGui::SetScrollY(std::clamp(scroll.offset + frame.page_by * box.height, 0.0f, ImGui::GetScrollMaxY()));
        frame.more_frames = std::max(frame.more_frames, 2);
    }
    scroll.top = std::round(box.y - scroll.offset);
    scroll.recorder = &frame.semantics;
    frame.semantics.keep_away();
    scroll.view = box;
    scroll.width = box.width - (frame.coarse ? 0 : ImGui::GetStyle().ScrollbarSize);
    return scroll;
}

ScrolledColumn begin_column(Frame& frame, const char* key, const Box& box, float most_width, const app::Notice& partial, std::uint32_t restart,
                            std::uint32_t& seen) {
    const bool narrow = frame.width == Width::narrow;
    const float side = narrow ? space::two : space::four;
    ScrolledColumn column;
    column.scroll = begin_scroll(frame, key, box);
    frame.semantics.place(content_box(column.scroll));
    if (seen != restart) ImGui::SetScrollY(0);
    seen = restart;
    column.width = std::min(most_width, column.scroll.width - 2 * side);
    column.x = std::round(box.x + std::max(side, (column.scroll.width - column.width) / 2));
    column.y = column.scroll.top + (narrow ? space::two : space::three);
    if (partial.shown())
        column.y += notice_line(frame, partial, {column.x - space::two, column.y, column.width + 2 * space::two, 0}) + space::two;
    return column;
}

void end_scroll(const Scroll& scroll, float content_height) {
    scroll.recorder->leave_away();
    ImGui::SetCursorScreenPos({scroll.view.x, scroll.top + content_height});
    ImGui::Dummy({1, 0});
    ImGui::EndChild();
}

void scroll_to(const Scroll& scroll, float content_top, float content_bottom, float margin) {
    const float top = content_top - margin, bottom = content_bottom + margin;
    if (top < scroll.offset) ImGui::SetScrollY(std::max(0.0f, top));
    else if (bottom > scroll.offset + scroll.view.height)
        ImGui::SetScrollY(std::max(0.0f, std::min(top, bottom - scroll.view.height)));
}

}  // namespace verbatim::ui
