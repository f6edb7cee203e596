// The command palette, the list of shortcuts, and the toast.
#include <algorithm>

#include "ui/overlay.h"
#include "ui/views.h"

namespace verbatim::ui {
namespace {

constexpr float palette_width = 560;
constexpr float palette_row = 40;

void draw_choice(Frame& frame, const app::Choice& choice, const Box& box, bool at) {
    const Touch touch =
        touch_area(frame, choice.label, box,
                   {.role = app::Role::option, .states = at ? app::state_selected : 0u, .name = choice.label});
    if (at) fill_box(frame.list(), box, colour(frame.theme.quote));
    else draw_touch_ground(frame, touch, box);
    const FaceMetrics small = frame.sans(type::small);
    const float hint = choice.hint.empty() ? 0 : width_of(choice.hint, small) + 1;
    label(frame, choice.label, {box.x + space::two, box.y, box.width - 2 * space::two - hint - space::one, box.height},
          frame.sans(type::control), frame.theme.ink);
    label(frame, choice.hint, {box.right() - space::two - hint, box.y, hint, box.height}, small, frame.theme.ink_soft);
    if (touch.pressed) {
        frame.act(app::CloseOverlay{});
        frame.act(choice.action);
    }
}

}  // namespace

void draw_palette(Frame& frame, Memory& memory) {
    const app::PaletteModel& palette = frame.model.palette;
    if (!palette.open) return;
    const float width = std::min(palette_width, frame.window.width - 2 * space::two);
    const float height = 64 + palette_row * static_cast<float>(palette.choices.size()) + space::one;
    Overlay overlay(frame, "palette", frame.words.palette_button, {width, height}, OverlayPlace::top);
    if (!overlay.open()) return;
    const Box& box = overlay.box();
    if (ImGui::IsWindowAppearing()) {
        memory.palette.wants_focus = true;
        memory.palette_at = 0;
    }
    const int count = static_cast<int>(palette.choices.size());
    if (ImGui::IsKeyPressed(ImGuiKey_DownArrow)) ++memory.palette_at;
    if (ImGui::IsKeyPressed(ImGuiKey_UpArrow)) --memory.palette_at;
    memory.palette_at = std::clamp(memory.palette_at, 0, std::max(0, count - 1));
    const FieldResult result = text_field(
        frame, "##palette", memory.palette, palette.text, frame.words.palette_button, frame.words.palette_hint,
        {box.x + space::one, box.y + space::one, box.width - 2 * space::one, 44}, Icon::search, frame.theme.raised);
    if (result.typed) {
        memory.palette_at = 0;
        frame.act(app::TypePalette{*result.typed});
    }
    const Scope scope(frame.semantics, app::Role::list, frame.words.palette_button);
    float y = box.y + 60;
    for (int i = 0; i < count; ++i) {
        draw_choice(frame, palette.choices[static_cast<std::size_t>(i)],
                    {box.x + space::one, y, box.width - 2 * space::one, palette_row}, i == memory.palette_at);
        y += palette_row;
    }
    if (result.submitted && count > 0) {
        frame.act(app::CloseOverlay{});
        frame.act(palette.choices[static_cast<std::size_t>(memory.palette_at)].action);
    }
}

namespace {

constexpr float table_head = 60, table_row = 32;

// A dialog of rows of two columns, which scroll where the window is low. `draw_foot` draws what stands under them.
template <class Rows, class Foot>
void draw_table(Frame& frame, const char* key, std::string_view title, const Rows& firsts, const Rows& seconds, float foot, Foot draw_foot) {
    float first_width = 0;
    for (const std::string_view first : firsts) first_width = std::max(first_width, width_of(first, frame.sans_bold(type::body)) + space::two);
    const float width = std::min(480.0f, frame.window.width - 2 * space::two), inner = width - 2 * space::three;
    const bool under = first_width > inner * 0.6f;  // the second column stands under the first
    const float step = under ? 2 * 24 + space::one : table_row;
    const float content = step * static_cast<float>(firsts.size()) + foot + space::two;
    Overlay overlay(frame, key, title, {width, std::min(table_head + content, frame.window.height - space::two)});
    if (!overlay.open()) return;
    const Box& box = overlay.box();
    const float x = box.x + space::three;
    frame.semantics.heading(title, {x, box.y + space::two, inner, 32}, 2);
    label(frame, title, {x, box.y + space::two, inner, 32}, frame.serif_bold(20), frame.theme.ink);
    const float size = frame.target();
    if (icon_button(frame, Icon::close, frame.words.close, {box.right() - size - space::one, box.y + space::two, size, size}))
        frame.act(app::CloseOverlay{});
    const Scroll scroll = begin_scroll(frame, "table", {x, box.y + table_head, inner + space::three - 2, box.height - table_head});
    float y = scroll.top;
    for (std::size_t i = 0; i < firsts.size(); ++i) {
        const std::string_view first = firsts[i], second = seconds[i];
        frame.semantics.add({.role = app::Role::paragraph, .rect = {x, y, inner, step}, .name = first, .value = second});
        label(frame, first, {x, y, inner, under ? 24 : step}, frame.sans_bold(type::body), frame.theme.ink);
        if (under) label(frame, second, {x, y + 24, inner, 24}, frame.sans(type::body), frame.theme.ink);
        else label(frame, second, {x + first_width, y, inner - first_width, step}, frame.sans(type::body), frame.theme.ink);
        y += step;
    }
    draw_foot(x, y, inner);
    end_scroll(scroll, content);
}

}  // namespace

void draw_shortcuts(Frame& frame) {
    if (!frame.model.shortcuts_open) return;
    const float height = std::max(frame.target(), 36.0f);
    draw_table(frame, "shortcuts", frame.words.shortcuts_title, frame.words.shortcut_keys, frame.words.shortcuts, height + space::one, [&](float x, float y, float width) {
        if (checkbox(frame, frame.words.letter_shortcuts, {x + 6, y + space::half, width - 6, height}, frame.model.letters))
            frame.act(app::ToggleLetters{});
    });
}

void draw_search_help(Frame& frame) {
    if (!frame.model.search_help_open) return;
    draw_table(frame, "search help", frame.words.search_help, frame.words.search_help_keys, frame.words.search_help_rows, 0, [](float, float, float) {});
}

void draw_toast(Frame& frame) {
    const std::string_view words = frame.model.toast;
    if (words.empty()) return;
    const FaceMetrics metrics = frame.sans(type::body);
    const Box box = place_of_word(frame, width_of(words, metrics) + 2 * space::three, frame.model.saving.shown());
    ImDrawList& list = *ImGui::GetForegroundDrawList();
    shadow_box(list, box, frame.theme.shadow);
    fill_box(list, box, colour(frame.theme.ink));
    draw_line(list, metrics, box.x + space::three, box.y, box.height, box.width - 2 * space::three, words,
              colour(frame.theme.paper));
    frame.semantics.announce(words, box);
}

}  // namespace verbatim::ui
