#include "platform/null/null_host.h"

#include <imgui.h>

#include <algorithm>
#include <ctime>

namespace verbatim::platform {
namespace {

constexpr int most_frames = 200;
constexpr int quiet_frames = 2;

// A renderer that takes every texture and draws nothing.
void accept_textures() {
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
        if (texture->Status == ImTextureStatus_WantCreate) {
            texture->SetTexID(1);
            texture->SetStatus(ImTextureStatus_OK);
        } else if (texture->Status == ImTextureStatus_WantUpdates) {
            texture->SetStatus(ImTextureStatus_OK);
        } else if (texture->Status == ImTextureStatus_WantDestroy) {
            texture->SetTexID(ImTextureID_Invalid);
            texture->SetStatus(ImTextureStatus_Destroyed);
        }
    }
}

double thread_seconds() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

ImVec2 centre_of(const app::Rect& rect) { return {rect.x + rect.width / 2, rect.y + rect.height / 2}; }

}  // namespace

NullHost::NullHost(const HostOptions& options, Frame& frame)
    : frame_(frame), desk_(options.site, options.fonts, options.memory), width_(options.width), height_(options.height) {
    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
    frame_.on_preferences(options.preferences);
    frame_.on_event(desk_.start(options.route));
    settle();
}

NullHost::~NullHost() {
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
        texture->SetTexID(ImTextureID_Invalid);
        texture->SetStatus(ImTextureStatus_Destroyed);
    }
    ImGui::DestroyContext();
}

int NullHost::draw() {
    const double start = thread_seconds();
    for (app::HostEvent& event : desk_.take_events()) frame_.on_event(std::move(event));
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = {static_cast<float>(width_), static_cast<float>(height_)};
    io.DeltaTime = 1.0f / 60;
    ImGui::NewFrame();
    const int wanted = frame_.draw();
    ImGui::Render();
    triangles_ = ImGui::GetDrawData()->TotalIdxCount / 3;
    accept_textures();
    for (app::Effect& effect : frame_.take_effects()) {
        if (desk_.carry_out(effect)) continue;
        if (auto* copy = std::get_if<app::CopyText>(&effect)) copied_ = std::move(copy->text);
        else if (auto* title = std::get_if<app::SetTitle>(&effect)) title_ = std::move(title->title);
        else if (auto* link = std::get_if<app::OpenLink>(&effect)) links_.push_back(std::move(link->url));
        else if (auto* file = std::get_if<app::SaveFile>(&effect)) saved_.push_back(std::move(*file));
    }
    ++frames_drawn_;
    frame_seconds_ = thread_seconds() - start;
    return wanted;
}

int NullHost::settle() {
    int drawn = 0;
    for (int quiet = 0; drawn < most_frames && quiet < quiet_frames; ++drawn) {
        const int wanted = draw();
        quiet = wanted == 0 && !desk_.has_events() ? quiet + 1 : 0;
    }
    return drawn;
}

void NullHost::resize(int width, int height) {
    set_size(width, height);
    settle();
}

void NullHost::click(const app::Node& node) {
    ImGuiIO& io = ImGui::GetIO();
    const ImVec2 at = centre_of(node.rect);
    io.AddMousePosEvent(at.x, at.y);
    draw();
    io.AddMouseButtonEvent(0, true);
    draw();
    io.AddMouseButtonEvent(0, false);
    settle();
}

void NullHost::drag(const app::Rect& over, float from, float to) {
    const float y = over.y + over.height / 2;
    drag(over.x + from * over.width, y, over.x + to * over.width, y);
}

void NullHost::drag(float from_x, float from_y, float to_x, float to_y) {
    ImGuiIO& io = ImGui::GetIO();
    io.AddMousePosEvent(from_x, from_y);
    draw();
    io.AddMouseButtonEvent(0, true);
    draw();
    for (const float share : {0.5f, 1.0f}) {
        io.AddMousePosEvent(from_x + share * (to_x - from_x), from_y + share * (to_y - from_y));
        draw();
    }
    io.AddMouseButtonEvent(0, false);
    settle();
}

void NullHost::press_key(int imgui_key, bool control) {
    ImGuiIO& io = ImGui::GetIO();
    const auto key = static_cast<ImGuiKey>(imgui_key);
    if (control) io.AddKeyEvent(ImGuiMod_Ctrl, true);
    io.AddKeyEvent(key, true);
    draw();
    io.AddKeyEvent(key, false);
    if (control) io.AddKeyEvent(ImGuiMod_Ctrl, false);
    settle();
}

void NullHost::type(std::string_view words) {
    const std::string text(words);
    ImGui::GetIO().AddInputCharactersUTF8(text.c_str());
    settle();
}

void NullHost::activate(const app::Node& node) {
    frame_.on_semantics_event({app::SemanticsEvent::Kind::activate, node.id, {}, 0});
    settle();
}

void NullHost::set_value(const app::Node& node, std::string value) {
    frame_.on_semantics_event({app::SemanticsEvent::Kind::set_value, node.id, std::move(value), 0});
    settle();
}

void NullHost::scroll(const app::Rect& over, float wheel) {
    const ImVec2 at = centre_of(over);
    ImGui::GetIO().AddMousePosEvent(at.x, at.y);
    draw();
    ImGui::GetIO().AddMouseWheelEvent(0, wheel);
    settle();
}

void NullHost::back() {
    desk_.step_back();
    settle();
}

void NullHost::open(std::string route) {
    frame_.on_event(desk_.start(std::move(route)));
    settle();
}

std::string_view NullHost::headline() const {
    const app::TextLayer* layer = frame_.semantics().layer;
    return layer && !layer->blocks.empty() ? layer->words_of(layer->blocks.front()) : std::string_view();
}

void NullHost::scroll_layer(float offset) {
    for (const app::Node& node : frame_.semantics().nodes) {
        if (node.role != app::Role::document) continue;
        frame_.on_semantics_event({app::SemanticsEvent::Kind::scroll, node.id, {}, offset});
        break;
    }
    settle();
}

const app::Node* NullHost::find(app::Role role, std::string_view name) const {
    for (const app::Node& node : frame_.semantics().nodes)
        if (node.role == role && node.name.find(name) != std::string_view::npos) return &node;
    return nullptr;
}

std::vector<const app::Node*> NullHost::find_all(app::Role role) const {
    std::vector<const app::Node*> found;
    for (const app::Node& node : frame_.semantics().nodes)
        if (node.role == role) found.push_back(&node);
    return found;
}

std::string NullHost::transcript() const {
    std::string out;
    for (const app::Node& node : frame_.semantics().nodes) {
        if (node.name.empty()) continue;
        out.append(node.depth * 2u, ' ').append(node.name);
        if (!node.value.empty()) out.append(" = ").append(node.value);
        out.push_back('\n');
    }
    if (const app::TextLayer* layer = frame_.semantics().layer) out.append(layer->text);
    return out;
}

}  // namespace verbatim::platform
