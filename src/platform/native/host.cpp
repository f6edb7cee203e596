// The native host: a GLFW window, OpenGL 3, a site in a folder. It draws when something happened and sleeps otherwise.
#include <GLFW/glfw3.h>
#include <imgui.h>
#include <imgui_impl_glfw.h>
#include <imgui_impl_opengl3.h>
#include <spawn.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "files/write.h"
#include "platform/desk.h"
#include "platform/host.h"
#include "platform/native/png.h"
#include "platform/native/runs.h"

extern char** environ;

namespace verbatim::platform {
namespace {

constexpr int settling_frames = 3;  // after an event: hover, layout and scroll come to rest
constexpr int most_screenshot_frames = 600;
constexpr double caret_seconds = 0.5;

struct Window {
    GLFWwindow* handle = nullptr;
    Desk* desk = nullptr;
    float scale = 1;               // device pixels for one CSS pixel
    float window_to_css = 1;       // what GLFW's window coordinates are multiplied with
    int frames = settling_frames;  // that are still to be drawn at once
};

Window& window_of(GLFWwindow* handle) { return *static_cast<Window*>(glfwGetWindowUserPointer(handle)); }

void wake(GLFWwindow* handle) { window_of(handle).frames = settling_frames; }

void on_cursor(GLFWwindow* handle, double x, double y) {
    const float factor = window_of(handle).window_to_css;
    ImGui_ImplGlfw_CursorPosCallback(handle, x * static_cast<double>(factor), y * static_cast<double>(factor));
    wake(handle);
}

void on_key(GLFWwindow* handle, int key, int code, int action, int modifiers) {
    const bool pressed = action == GLFW_PRESS;
    if (pressed && (modifiers & GLFW_MOD_ALT) && key == GLFW_KEY_LEFT) window_of(handle).desk->step_back();
    else if (pressed && (modifiers & GLFW_MOD_ALT) && key == GLFW_KEY_RIGHT) window_of(handle).desk->step_forward();
    else ImGui_ImplGlfw_KeyCallback(handle, key, code, action, modifiers);
    wake(handle);
}

void on_button(GLFWwindow* handle, int button, int action, int modifiers) {
    constexpr int back_button = GLFW_MOUSE_BUTTON_4, forward_button = GLFW_MOUSE_BUTTON_5;
    if (action == GLFW_PRESS && button == back_button) window_of(handle).desk->step_back();
    else if (action == GLFW_PRESS && button == forward_button) window_of(handle).desk->step_forward();
    else ImGui_ImplGlfw_MouseButtonCallback(handle, button, action, modifiers);
    wake(handle);
}

// ImGui's own callbacks, each of which also wakes the loop.
void install_callbacks(GLFWwindow* handle) {
    glfwSetCursorPosCallback(handle, on_cursor);
    glfwSetKeyCallback(handle, on_key);
    glfwSetMouseButtonCallback(handle, on_button);
    glfwSetCharCallback(handle, [](GLFWwindow* w, unsigned c) { ImGui_ImplGlfw_CharCallback(w, c), wake(w); });
    glfwSetScrollCallback(handle,
                          [](GLFWwindow* w, double x, double y) { ImGui_ImplGlfw_ScrollCallback(w, x, y), wake(w); });
    glfwSetCursorEnterCallback(
        handle, [](GLFWwindow* w, int entered) { ImGui_ImplGlfw_CursorEnterCallback(w, entered), wake(w); });
    glfwSetWindowFocusCallback(
        handle, [](GLFWwindow* w, int focused) { ImGui_ImplGlfw_WindowFocusCallback(w, focused), wake(w); });
    glfwSetFramebufferSizeCallback(handle, [](GLFWwindow* w, int, int) { wake(w); });
    glfwSetWindowRefreshCallback(handle, [](GLFWwindow* w) { wake(w); });
}

// Where files are saved: the person's downloads folder, else the home folder, else here.
std::string downloads_folder() {
    if (const char* folder = std::getenv("XDG_DOWNLOAD_DIR")) return folder;
    if (const char* home = std::getenv("HOME")) return home;
    return ".";
}

void open_link(const std::string& url) {
    std::string program = "xdg-open", address = url;
    char* arguments[] = {program.data(), address.data(), nullptr};
    pid_t child = 0;
    posix_spawnp(&child, "xdg-open", nullptr, nullptr, arguments, environ);
}

void carry_out(Window& window, const app::Effect& effect) {
    if (window.desk->carry_out(effect)) return;
    if (const auto* copy = std::get_if<app::CopyText>(&effect))
        glfwSetClipboardString(window.handle, copy->text.c_str());
    else if (const auto* title = std::get_if<app::SetTitle>(&effect))
        glfwSetWindowTitle(window.handle, title->title.c_str());
    else if (const auto* link = std::get_if<app::OpenLink>(&effect)) open_link(link->url);
    else if (const auto* file = std::get_if<app::SaveFile>(&effect))
        window.desk->save(downloads_folder(), *file);
}

// Sizes in CSS pixels, whatever the system counts in.
void set_display_size(Window& window) {
    int width = 0, height = 0, framebuffer_width = 0, framebuffer_height = 0;
    glfwGetWindowSize(window.handle, &width, &height);
    glfwGetFramebufferSize(window.handle, &framebuffer_width, &framebuffer_height);
    if (width <= 0 || framebuffer_width <= 0) return;
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = {static_cast<float>(framebuffer_width) / window.scale,
                      static_cast<float>(framebuffer_height) / window.scale};
    io.DisplayFramebufferScale = {window.scale, window.scale};
    window.window_to_css = static_cast<float>(framebuffer_width) / static_cast<float>(width) / window.scale;
}

int draw_frame(Window& window, Frame& frame) {
    for (app::HostEvent& event : window.desk->take_events()) frame.on_event(std::move(event));
    ImGui_ImplOpenGL3_NewFrame();
    ImGui_ImplGlfw_NewFrame();
    set_display_size(window);
    ImGui::NewFrame();
    const int wanted = frame.draw();
    ImGui::Render();
    int width = 0, height = 0;
    glfwGetFramebufferSize(window.handle, &width, &height);
    glViewport(0, 0, width, height);
    const ImVec4 ground = ImGui::GetStyleColorVec4(ImGuiCol_WindowBg);
    glClearColor(ground.x, ground.y, ground.z, 1);
    glClear(GL_COLOR_BUFFER_BIT);
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
    for (const app::Effect& effect : frame.take_effects()) carry_out(window, effect);
    return wanted;
}

// Sleeps until something happens: input, a timer, the caret's next blink.
void wait(const Window& window) {
    if (window.desk->has_events()) return glfwPollEvents();
    std::optional<double> seconds = window.desk->next_timer();
    if (ImGui::GetIO().WantTextInput) seconds = std::min(seconds.value_or(caret_seconds), caret_seconds);
    if (seconds) glfwWaitEventsTimeout(std::max(*seconds, 0.001));
    else glfwWaitEvents();
}

bool save_screenshot(GLFWwindow* handle, const std::string& path) {
    int width = 0, height = 0;
    glfwGetFramebufferSize(handle, &width, &height);
    const auto row = static_cast<std::size_t>(width) * 3;
    std::vector<std::uint8_t> below(row * static_cast<std::size_t>(height)), pixels(below.size());
    glPixelStorei(GL_PACK_ALIGNMENT, 1);
    glReadPixels(0, 0, width, height, GL_RGB, GL_UNSIGNED_BYTE, below.data());
    for (std::size_t y = 0; y < static_cast<std::size_t>(height); ++y)
        std::copy_n(below.begin() + static_cast<std::ptrdiff_t>((static_cast<std::size_t>(height) - 1 - y) * row), row,
                    pixels.begin() + static_cast<std::ptrdiff_t>(y * row));
    return files::write_file(path, encode_png(pixels, static_cast<std::uint32_t>(width), static_cast<std::uint32_t>(height))).ok();
}

// Draws until nothing more is wanted, then takes the picture.
int take_screenshot(Window& window, Frame& frame, const std::string& path) {
    int quiet = 0;
    for (int i = 0; i < most_screenshot_frames && quiet < settling_frames; ++i) {
        glfwPollEvents();
        const int wanted = draw_frame(window, frame);
        quiet = wanted == 0 && !window.desk->has_events() ? quiet + 1 : 0;
        if (quiet < settling_frames) glfwSwapBuffers(window.handle);
    }
    return save_screenshot(window.handle, path) ? 0 : 1;
}

int run_loop(Window& window, Frame& frame) {
    while (!glfwWindowShouldClose(window.handle)) {
        if (window.frames > 0) glfwPollEvents();
        else wait(window);
        const int wanted = draw_frame(window, frame);
        window.frames = std::max(window.frames - 1, wanted);
        if (window.desk->has_events()) window.frames = std::max(window.frames, settling_frames);
        glfwSwapBuffers(window.handle);
    }
    return 0;
}

void say_no_window(const std::string& site, const std::string& found, std::string_view expected) {
    const base::Error error{"", found, std::string(expected), "look at it in a browser instead: verbatim serve " + site};
    std::fprintf(stderr, "verbatim-desktop: %s\n", error.message().c_str());
}

}  // namespace

int run(const HostOptions& options, Frame& frame) {
    if (!glfwInit()) {
        const char* words = nullptr;
        glfwGetError(&words);
        say_no_window(options.site, "no display (" + std::string(words ? words : "no reason is known") + ")", "a desktop session");
        return 1;
    }
    glfwSetErrorCallback([](int, const char* words) { std::fprintf(stderr, "verbatim-desktop: %s\n", words); });
    glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 2);
    glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
    glfwWindowHint(GLFW_OPENGL_FORWARD_COMPAT, GLFW_TRUE);

    float system_scale = 1;
    if (GLFWmonitor* monitor = glfwGetPrimaryMonitor()) glfwGetMonitorContentScale(monitor, &system_scale, nullptr);
    Desk desk(options.site, options.fonts.empty() ? fonts_beside_program() : options.fonts, options.memory);
    Window window;
    window.desk = &desk;
    window.scale = options.scale > 0 ? options.scale : std::max(1.0f, system_scale);
    window.handle = glfwCreateWindow(static_cast<int>(static_cast<float>(options.width) * window.scale),
                                     static_cast<int>(static_cast<float>(options.height) * window.scale), "Verbatim",
                                     nullptr, nullptr);
    if (!window.handle) {
        glfwTerminate();
        say_no_window(options.site, "no window", "OpenGL 3.2 or later");
        return 1;
    }
    glfwSetWindowUserPointer(window.handle, &window);
    glfwMakeContextCurrent(window.handle);
    glfwSwapInterval(1);
    ImGui::CreateContext();
    ImGui_ImplGlfw_InitForOpenGL(window.handle, false);
    install_callbacks(window.handle);
    ImGui_ImplOpenGL3_Init("#version 150");

    const std::unique_ptr<app::RunShaper> runs = make_system_runs(options.fonts);
    if (runs) frame.on_shaper(*runs);
    frame.on_preferences(options.preferences);
    frame.on_event(desk.start(options.route));
    const int code =
        options.screenshot.empty() ? run_loop(window, frame) : take_screenshot(window, frame, options.screenshot);

    ImGui_ImplOpenGL3_Shutdown();
    ImGui_ImplGlfw_Shutdown();
    ImGui::DestroyContext();
    glfwDestroyWindow(window.handle);
    glfwTerminate();
    return code;
}

}  // namespace verbatim::platform
