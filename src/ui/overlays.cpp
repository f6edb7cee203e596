// Suggestions under the search field, the command palette, the list of shortcuts, and the toast.
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
    label(frame, choice.label, {box.x + space::two, box.y, box.width - 2 * space::two, box.height},
          frame.sans(type::control), frame.theme.ink);
    if (touch.pressed) {
        frame.act(app::CloseOverlay{});
        frame.act(choice.action);
    }
}

}  // namespace

void draw_completions(Frame& frame, Memory& memory) {
    const std::vector<app::Choice>& offers = frame.model.header.completions;
    // A press on an offer takes the keyboard from the field before it arrives here: the offers stay for that long.
    constexpr double lingering = 0.35;
    if (memory.search.focused) memory.search_focused_at = ImGui::GetTime();
    const bool lingers = ImGui::GetTime() - memory.search_focused_at < lingering;
    if (offers.empty() || !lingers || frame.model.status != app::Status::ready) return;
    if (!memory.search.focused) frame.more_frames = std::max(frame.more_frames, 1);
    const int count = static_cast<int>(offers.size());
    if (ImGui::IsKeyPressed(ImGuiKey_DownArrow)) ++memory.completion_at;
    if (ImGui::IsKeyPressed(ImGuiKey_UpArrow)) --memory.completion_at;
    memory.completion_at = std::clamp(memory.completion_at, -1, count - 1);

    const float row = frame.target() + space::half;
    const Box box{memory.search_box.x, memory.search_box.bottom() + space::half, memory.search_box.width,
                  row * static_cast<float>(count) + space::one};
    ImGui::SetNextWindowPos(box.min());
    ImGui::SetNextWindowSize({box.width, box.height});
    ImGui::Begin("completions", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                     ImGuiWindowFlags_NoFocusOnAppearing | ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoNav);
    fill_box(frame.list(), box, colour(frame.theme.raised));
    edge_box(frame.list(), box, colour(frame.theme.control));
    const Scope scope(frame.semantics, app::Role::list, frame.words.completions, box);
    float y = box.y + space::half;
    for (int i = 0; i < count; ++i) {
        const app::Choice& offer = offers[static_cast<std::size_t>(i)];
        const Box item{box.x + space::half, y, box.width - space::one, row};
        const Touch touch = touch_area(frame, offer.label, item,
                                       {.role = app::Role::option,
                                        .states = i == memory.completion_at ? app::state_selected : 0u,
                                        .name = offer.label});
        if (i == memory.completion_at) fill_box(frame.list(), item, colour(frame.theme.quote), 4);
        else draw_touch_ground(frame, touch, item, 4);
        label(frame, offer.label, {item.x + 32, item.y, item.width - 40, item.height}, frame.sans(type::body),
              frame.theme.ink);
        if (touch.pressed) {
            frame.act(offer.action);
            memory.search.wants_focus = true;
        }
        y += row;
    }
    ImGui::End();
}

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

void draw_shortcuts(Frame& frame) {
    if (!frame.model.shortcuts_open) return;
    const auto& rows = frame.words.shortcuts;
    const float width = std::min(460.0f, frame.window.width - 2 * space::two);
    Overlay overlay(frame, "shortcuts", frame.words.shortcuts_title,
                    {width, 72 + 32 * static_cast<float>(rows.size()) + space::two});
    if (!overlay.open()) return;
    const Box& box = overlay.box();
    const float x = box.x + space::three, inner = box.width - 2 * space::three;
    frame.semantics.heading(frame.words.shortcuts_title, {x, box.y + space::two, inner, 32}, 2);
    label(frame, frame.words.shortcuts_title, {x, box.y + space::two, inner, 32}, frame.serif_bold(20),
          frame.theme.ink);
    const float size = frame.target();
    if (icon_button(frame, Icon::close, frame.words.close,
                    {box.right() - size - space::one, box.y + space::two, size, size}))
        frame.act(app::CloseOverlay{});
    float y = box.y + 60;
    for (const auto& [keys, what] : rows) {
        frame.semantics.add({.role = app::Role::paragraph, .rect = {x, y, inner, 32}, .name = what, .value = keys});
        label(frame, keys, {x, y, 120, 32}, frame.sans_bold(type::body), frame.theme.ink);
        label(frame, what, {x + 130, y, inner - 130, 32}, frame.sans(type::body), frame.theme.ink);
        y += 32;
    }
}

void draw_toast(Frame& frame) {
    const std::string_view words = frame.model.toast;
    if (words.empty()) return;
    const FaceMetrics metrics = frame.sans(type::body);
    const float width = std::min(width_of(words, metrics) + 2 * space::three, frame.window.width - 2 * space::two);
    const Box box{frame.window.x + (frame.window.width - width) / 2, frame.window.bottom() - 96, width, 40};
    ImDrawList& list = *ImGui::GetForegroundDrawList();
    shadow_box(list, box, frame.theme.shadow);
    fill_box(list, box, colour(frame.theme.ink));
    draw_line(list, metrics, box.x + space::three, box.y, box.height, box.width - 2 * space::three, words,
              colour(frame.theme.paper));
    frame.semantics.announce(words, box);
}

}  // namespace verbatim::ui
