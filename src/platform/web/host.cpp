// The web host: WebGL2, ImGui's lifetime and the frame. Input is in input.cpp, effects in effects.cpp, and whatever a
// browser does better in JavaScript in web/*.js.
#include <GLES3/gl3.h>
#include <emscripten.h>
#include <imgui.h>
#include <imgui_impl_opengl3.h>

#include <algorithm>
#include <memory>
#include <string_view>

#include "platform/layer_message.h"
#include "platform/web/browser.h"
#include "platform/web/page.h"
#include "platform/web/runs.h"

namespace verbatim::platform::web {

namespace {

Page* the_page = nullptr;

void fail(std::string_view reason) { browser_fail(reason.data(), reason.size()); }

std::uint32_t rgb_of(ImGuiCol index) {
    const ImVec4 colour = ImGui::GetStyleColorVec4(index);
    const auto channel = [](float value) { return static_cast<std::uint32_t>(std::clamp(value, 0.0f, 1.0f) * 255.0f + 0.5f); };
    return channel(colour.x) << 16 | channel(colour.y) << 8 | channel(colour.z);
}

void begin_frame(Page& page, double seconds) {
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = {static_cast<float>(page.width), static_cast<float>(page.height)};
    io.DisplayFramebufferScale = {static_cast<float>(page.device_width) / io.DisplaySize.x,
                                  static_cast<float>(page.device_height) / io.DisplaySize.y};
    // Real time even after an idle hour: a double click is told by it.
    io.DeltaTime = std::max(static_cast<float>(seconds - page.last_frame_seconds), 0.001f);
    page.last_frame_seconds = seconds;
    ImGui_ImplOpenGL3_NewFrame();
    ImGui::NewFrame();
}

void end_frame(const Page& page) {
    ImGui::Render();
    glViewport(0, 0, page.device_width, page.device_height);
    const ImVec4 ground = ImGui::GetStyleColorVec4(ImGuiCol_WindowBg);
    glClearColor(ground.x, ground.y, ground.z, 1.0f);
    glClear(GL_COLOR_BUFFER_BIT);
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}

void show_cursor(Page& page) {
    const int cursor = ImGui::GetMouseCursor();
    if (cursor == page.cursor) return;
    page.cursor = cursor;
    browser_set_cursor(cursor);
}

void show_mirror(Page& page) {
    const MirrorColours colours{rgb_of(ImGuiCol_Text), rgb_of(ImGuiCol_NavCursor)};
    const app::TextLayer* layer = page.frame->semantics().layer;
    if (layer != nullptr && layer->revision != page.layer_sent) {
        page.layer_sent = layer->revision;
        const std::string message = encode_layer(*layer);
        browser_text_layer(message.data(), message.size());
    }
    if (!page.mirror.encode(page.frame->semantics(), colours)) return;
    browser_mirror(page.mirror.bytes().data(), page.mirror.bytes().size());
}

}  // namespace

Page* page() { return the_page; }

void request_settling_frames() { browser_request_frames(settling_frames); }

}  // namespace verbatim::platform::web

using namespace verbatim::platform;

extern "C" {

// Draws one frame; returns how many more are wanted at once. `seconds` only ever grows.
EMSCRIPTEN_KEEPALIVE int verbatim_frame(double seconds) {
    web::Page* page = web::page();
    if (page == nullptr || page->width <= 0 || page->height <= 0) return 0;
    web::begin_frame(*page, seconds);
    const int wanted = page->frame->draw();
    web::end_frame(*page);
    web::show_cursor(*page);
    web::show_mirror(*page);
    web::carry_out(page->frame->take_effects());
    return wanted;
}

// The size in CSS pixels and in the canvas's own.
EMSCRIPTEN_KEEPALIVE void verbatim_resized(int width, int height, int device_width, int device_height) {
    web::Page* page = web::page();
    page->width = width;
    page->height = height;
    page->device_width = device_width;
    page->device_height = device_height;
}

// The browser took the drawing context away and has given a new, empty one.
EMSCRIPTEN_KEEPALIVE void verbatim_context_restored() {
    ImGui_ImplOpenGL3_DestroyDeviceObjects();
    ImGui_ImplOpenGL3_CreateDeviceObjects();
}

// bit 0 dark, 1 high contrast, 2 reduced motion, 3 coarse pointer, 4 forced colours, which are the four after it: ground, ink, link, highlight.
EMSCRIPTEN_KEEPALIVE void verbatim_preferences(unsigned bits, unsigned ground, unsigned ink, unsigned link, unsigned highlight, const char* language, std::size_t language_length,
                                               const char* address, std::size_t address_length) {
    Preferences preferences;
    preferences.dark = (bits & 1) != 0;
    preferences.high_contrast = (bits & 2) != 0;
    preferences.reduced_motion = (bits & 4) != 0;
    preferences.coarse_pointer = (bits & 8) != 0;
    if ((bits & 16) != 0) preferences.forced_colours = Preferences::Palette{ground, ink, link, highlight};
    preferences.text_input_by_host = true;
    preferences.language.assign(language, language_length);
    preferences.address.assign(address, address_length);
    web::page()->frame->on_preferences(preferences);
}

}  // extern "C"

namespace verbatim::platform {

int run(const HostOptions&, Frame& frame) {
    static web::Page page;
    if (!browser_use_canvas()) {
        web::fail("this browser offers no WebGL 2, or it is switched off");
        return 1;
    }
    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    io.BackendPlatformName = "verbatim_web";
    web::prepare_input();
    if (!ImGui_ImplOpenGL3_Init("#version 300 es")) {
        web::fail("the browser's WebGL 2 could not be set up");
        return 1;
    }
    page.frame = &frame;
    static web::BrowserRuns runs;
    frame.on_shaper(runs);
    web::the_page = &page;
    // Leaves main() without unwinding it, so that `frame` lives as long as the page; from here on the browser calls.
    emscripten_exit_with_live_runtime();
}

}  // namespace verbatim::platform
