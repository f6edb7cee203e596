// Input: what web/input.js gathers from the page, handed to ImGui, and what comes through the mirror, handed to the app.
#include <emscripten.h>
#include <imgui.h>

#include <cfloat>

#include "platform/web/page.h"

using namespace verbatim;
using platform::web::page;
using platform::web::request_settling_frames;

namespace {

// ImGui scrolls five lines of its font for one unit; a browser counts pixels. 16 px is the interface's size.
constexpr float pixels_per_wheel_unit = 5.0f * 16.0f;

}  // namespace

namespace verbatim::platform::web {

void prepare_input() { ImGui::GetIO().BackendFlags |= ImGuiBackendFlags_HasMouseCursors; }

}  // namespace verbatim::platform::web

extern "C" {

EMSCRIPTEN_KEEPALIVE void verbatim_pointer_moved(float x, float y, bool touch) {
    ImGuiIO& io = ImGui::GetIO();
    io.AddMouseSourceEvent(touch ? ImGuiMouseSource_TouchScreen : ImGuiMouseSource_Mouse);
    io.AddMousePosEvent(x, y);
    request_settling_frames();
}

EMSCRIPTEN_KEEPALIVE void verbatim_pointer_left() {
    ImGui::GetIO().AddMousePosEvent(-FLT_MAX, -FLT_MAX);
    request_settling_frames();
}

// As in the DOM: 0 left, 1 middle, 2 right.
EMSCRIPTEN_KEEPALIVE void verbatim_button(int button, bool down) {
    static constexpr int imgui_buttons[] = {ImGuiMouseButton_Left, ImGuiMouseButton_Middle, ImGuiMouseButton_Right};
    if (button < 0 || button > 2) return;
    // What lies under others has to be seen under the pointer for a frame before it can be pressed. ImGui waits for that frame where
    // it is told of a finger; a pointer that rests on a page while it loads, or comes and presses at once, has none either.
    ImGui::GetIO().AddMouseSourceEvent(ImGuiMouseSource_TouchScreen);
    ImGui::GetIO().AddMouseButtonEvent(imgui_buttons[button], down);
    request_settling_frames();
}

EMSCRIPTEN_KEEPALIVE void verbatim_scrolled(float pixels_x, float pixels_y) {
    ImGui::GetIO().AddMouseWheelEvent(-pixels_x / pixels_per_wheel_unit, -pixels_y / pixels_per_wheel_unit);
    request_settling_frames();
}

// bit 0 control, 1 shift, 2 alt, 3 meta
EMSCRIPTEN_KEEPALIVE void verbatim_modifiers(unsigned bits) {
    ImGuiIO& io = ImGui::GetIO();
    io.AddKeyEvent(ImGuiMod_Ctrl, (bits & 1) != 0);
    io.AddKeyEvent(ImGuiMod_Shift, (bits & 2) != 0);
    io.AddKeyEvent(ImGuiMod_Alt, (bits & 4) != 0);
    io.AddKeyEvent(ImGuiMod_Super, (bits & 8) != 0);
}

// The code of a lower-case letter or a digit, else a place in `named`, which web/input.js lists in the same order.
EMSCRIPTEN_KEEPALIVE void verbatim_key(int key, bool down) {
    static constexpr ImGuiKey named[] = {
        ImGuiKey_LeftArrow, ImGuiKey_RightArrow, ImGuiKey_UpArrow, ImGuiKey_DownArrow, ImGuiKey_PageUp, ImGuiKey_PageDown,
        ImGuiKey_Home, ImGuiKey_End, ImGuiKey_Delete, ImGuiKey_Backspace, ImGuiKey_Space, ImGuiKey_Enter, ImGuiKey_Escape,
        ImGuiKey_Slash, ImGuiKey_Comma, ImGuiKey_Period, ImGuiKey_Minus, ImGuiKey_Equal, ImGuiKey_LeftBracket,
        ImGuiKey_RightBracket,
    };
    ImGuiIO& io = ImGui::GetIO();
    if (key >= 'a' && key <= 'z') {
        io.AddKeyEvent(static_cast<ImGuiKey>(ImGuiKey_A + (key - 'a')), down);
    } else if (key >= '0' && key <= '9') {
        io.AddKeyEvent(static_cast<ImGuiKey>(ImGuiKey_0 + (key - '0')), down);
    } else if (key >= 0 && key < static_cast<int>(IM_ARRAYSIZE(named))) {
        io.AddKeyEvent(named[key], down);
    }
    request_settling_frames();
}

// A character typed outside of the mirror's fields: shortcuts go by what a key means, whatever the keyboard's layout.
EMSCRIPTEN_KEEPALIVE void verbatim_character(unsigned code_point) {
    ImGui::GetIO().AddInputCharacter(code_point);
    request_settling_frames();
}

// Losing the focus releases every key: their key-ups go to another window.
EMSCRIPTEN_KEEPALIVE void verbatim_focused(bool focused) {
    ImGui::GetIO().AddFocusEvent(focused);
    request_settling_frames();
}

EMSCRIPTEN_KEEPALIVE void verbatim_mac(bool mac) { ImGui::GetIO().ConfigMacOSXBehaviors = mac; }

// `kind` as in app::SemanticsEvent::Kind.
EMSCRIPTEN_KEEPALIVE void verbatim_semantics(int kind, unsigned id, const char* value, std::size_t length) {
    if (kind < 0 || kind > static_cast<int>(app::SemanticsEvent::Kind::adjust)) return;
    page()->frame->on_semantics_event({static_cast<app::SemanticsEvent::Kind>(kind), id, std::string(value, length), 0});
    request_settling_frames();
}

// The text layer was scrolled by a finger, by the browser's find, by a selection drawn over its edge.
EMSCRIPTEN_KEEPALIVE void verbatim_layer_scrolled(unsigned id, float offset) {
    page()->frame->on_semantics_event({app::SemanticsEvent::Kind::scroll, id, std::string(), offset});
    request_settling_frames();
}

}  // extern "C"
