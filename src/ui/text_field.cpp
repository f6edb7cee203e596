// The one field to type into. Where the host owns text input (the web: IME, paste, undo, soft keyboard), it lays a real input
// over the rectangle recorded here, and this draws only the box – and the words while a dialog may cover them, when the host hides
// the input; elsewhere ImGui's own field is drawn without its frame.
#include <algorithm>
#include <optional>

#include "imgui_internal.h"
#include "ui/mirror.h"
#include "ui/run_setter.h"
#include "ui/widgets.h"

namespace verbatim::ui {
namespace {

constexpr float icon_room = 36;
constexpr float clear_room = 32;

int grow_buffer(ImGuiInputTextCallbackData* data) {
    if (data->EventFlag != ImGuiInputTextFlags_CallbackResize) return 0;
    auto& buffer = *static_cast<std::string*>(data->UserData);
    buffer.resize(static_cast<std::size_t>(data->BufTextLen));
    data->Buf = buffer.data();
    return 0;
}

void draw_in_runs(Frame& frame, const char* key, const Field& field, const Box& inner, const FaceMetrics& metrics) {
    const TextLayout& layout = *metrics.kept_line(field.buffer);
    if (layout.lines.empty()) return;
    const float base = baseline(metrics, inner.y, inner.height);
    ImDrawList& list = frame.list();
    list.PushClipRect(inner.min(), inner.max(), true);
    const ImGuiInputTextState* state = field.focused ? ImGui::GetInputTextState(ImGui::GetID(key)) : nullptr;
    SetRun whole;
    const float caret = state ? caret_at(field.buffer, runs_of(layout, layout.lines[0], whole),
                                         std::min(static_cast<std::uint32_t>(state->GetCursorPos()), static_cast<std::uint32_t>(field.buffer.size())), metrics)
                              : 0;
    const float scrolled = std::max(0.0f, caret - inner.width + 2);
    // Words stand where the interface begins to read.
    const float left = inner.x - scrolled + (mirrored() ? std::max(0.0f, inner.width - layout.lines[0].width) : 0);
    const Island island(list, inner.x, inner.right());
    draw_laid_line(list, metrics, field.buffer, layout, layout.lines[0], left, base, colour(frame.theme.ink));
    if (state) list.AddRectFilled({snap(left + caret), inner.y + 8}, {snap(left + caret) + 1, inner.bottom() - 8}, colour(frame.theme.accent));
    list.PopClipRect();
}

// Typed into ImGui's own field.
FieldResult native_field(Frame& frame, const char* key, Field& field, std::string_view value, std::string_view hint,
                         const Box& inner) {
    FieldResult result;
    const FaceMetrics metrics = frame.sans(type::control);
    if (field.buffer != value) {
        field.buffer = value;
        // Changed from outside while it has the keyboard (a suggestion was taken): ImGui reads it anew.
        if (ImGuiInputTextState* state = ImGui::GetInputTextState(ImGui::GetID(key)))
            state->ReloadUserBufAndMoveToEnd();
    }
    const float padding = baseline(metrics, inner.y, inner.height) - metrics.baked()->Ascent - inner.y;
    ImGui::PushFont(metrics.face().font, metrics.em() * metrics.face().measures.factor);
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {0, std::max(0.0f, padding)});
    ImGui::SetCursorScreenPos(inner.min());
    ImGui::SetNextItemWidth(inner.width);
    if (field.wants_focus) ImGui::SetKeyboardFocusHere();
    field.wants_focus = false;
    // Asking for history keeps the up and down arrows in the field: they walk its suggestions.
    constexpr ImGuiInputTextFlags flags = ImGuiInputTextFlags_CallbackResize | ImGuiInputTextFlags_CallbackHistory |
                                          ImGuiInputTextFlags_EnterReturnsTrue;
    // What ImGui has no letters for is drawn over its field, with a caret of our own.
    const bool in_runs = needs_runs(field.buffer, metrics);
    if (in_runs)
        for (const ImGuiCol hidden : {ImGuiCol_Text, ImGuiCol_InputTextCursor}) ImGui::PushStyleColor(hidden, ImVec4(0, 0, 0, 0));
    // ImGui draws the words and finds the pointer among them: both on an island.
    ImVec2& pointer = ImGui::GetIO().MousePos;
    const ImVec2 pointed_at = pointer;
    if (inner.contains(pointer)) pointer = on_island(pointer, inner.x, inner.right());
    std::optional<Island> island(std::in_place, frame.list(), inner.x, inner.right());
    result.submitted = ImGui::InputText(key, field.buffer.data(), field.buffer.capacity() + 1, flags, grow_buffer, &field.buffer);
    island.reset();
    pointer = pointed_at;
    field.focused = ImGui::IsItemActive();
    // Drawn here because ImGui has no letters for hints in most scripts.
    if (field.buffer.empty()) label(frame, hint, inner, metrics, frame.theme.ink_soft);
    if (in_runs) {
        ImGui::PopStyleColor(2);
        draw_in_runs(frame, key, field, inner, metrics);
    }
    if (ImGui::IsItemEdited()) result.typed = field.buffer;
    result.escaped = ImGui::IsItemDeactivated() && ImGui::IsKeyPressed(ImGuiKey_Escape);
    ImGui::PopStyleVar();
    ImGui::PopFont();
    return result;
}

// Typed into the host's input; its keyboard focus follows the host, and `/` asks for it through the node's state.
void follow_host_focus(Frame& frame, Field& field, std::uint32_t id) {
    if (const auto focused = frame.semantics.focused()) field.focused = *focused == id;
    if (field.wants_focus) field.focused = true;
    field.wants_focus = false;
}

}  // namespace

FieldResult text_field(Frame& frame, const char* key, Field& field, std::string_view value, std::string_view name,
                       std::string_view hint, const Box& box, Icon icon, Colour ground) {
    field.drawn = true;
    const Theme& theme = frame.theme;
    const std::uint32_t id = ImGui::GetID(key);
    ImDrawList& list = frame.list();
    fill_box(list, box, colour(ground));
    edge_box(list, box, colour(field.focused ? theme.accent : theme.control), space::radius,
             field.focused ? 2.0f : 1.0f);
    draw_icon(list, icon, {box.x + 18, box.y + box.height / 2}, 16, colour(theme.ink_soft));

    const float left = icon == Icon::none ? 10.0f : icon_room;
    const bool clearable = icon != Icon::none && !value.empty();
    const Box inner{box.x + left, box.y, box.width - left - (clearable ? clear_room : space::one), box.height};
    FieldResult result;
    if (frame.text_input_by_host) {
        follow_host_focus(frame, field, id);
        if (frame.under_dialog)
            label(frame, value.empty() ? hint : value, inner, frame.sans(type::control), value.empty() ? theme.ink_soft : theme.ink);
    } else {
        result = native_field(frame, key, field, value, hint, inner);
    }
    // A real input shows its name while it is empty, so it is given the hint.
    frame.semantics.add({.role = app::Role::textbox,
                         .id = id,
                         .states = field.focused ? app::state_focused : 0u,
                         .rect = {inner.x, inner.y, inner.width, inner.height},
                         .name = frame.text_input_by_host ? hint : name,
                         .value = value});
    follow_keyboard(frame, id, box);
    if (const auto typed = frame.semantics.typed(id)) result.typed = std::string(*typed);
    result.submitted = result.submitted || frame.semantics.submitted(id);

    if (clearable) {
        ImGui::PushID(key);
        if (icon_button(frame, Icon::close, frame.words.clear_search,
                        {box.right() - clear_room, box.y + 2, clear_room - 2, box.height - 4})) {
            result.typed = std::string();
            field.wants_focus = true;
        }
        ImGui::PopID();
    }
    return result;
}

}  // namespace verbatim::ui
