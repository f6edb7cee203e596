#include "ui/overlay.h"

#include <algorithm>
#include <cmath>

namespace verbatim::ui {
namespace {

Box place_box(const Box& window, ImVec2 size, OverlayPlace place, const Box& anchor) {
    const float width = std::min(size.x, window.width), height = std::min(size.y, window.height);
    switch (place) {
        case OverlayPlace::top:
            return {std::round(window.x + (window.width - width) / 2), window.y + std::min(80.0f, window.height / 8),
                    width, height};
        case OverlayPlace::left_drawer: return {window.x, window.y, width, window.height};
        case OverlayPlace::bottom_sheet: return {window.x, window.bottom() - height, window.width, height};
        case OverlayPlace::beside: {
            const float x = std::clamp(anchor.x - 8, window.x + 8, std::max(window.x + 8, window.right() - width - 8));
            const bool under = anchor.bottom() + 4 + height <= window.bottom();
            return {std::round(x), std::round(under ? anchor.bottom() + 4 : std::max(window.y, anchor.y - 4 - height)), width,
                    height};
        }
        case OverlayPlace::centre: break;
    }
    return {std::round(window.x + (window.width - width) / 2), std::round(window.y + (window.height - height) / 2),
            width, height};
}

}  // namespace

Overlay::Overlay(Frame& frame, const char* key, std::string_view name, ImVec2 size, OverlayPlace place)
    : frame_(frame) {
    box_ = place_box(frame.window, size, place, frame.value_anchor);
    ImGui::SetNextWindowPos(frame.window.min());
    ImGui::SetNextWindowSize({frame.window.width, frame.window.height});
    const ImGuiWindowFlags flags = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                                   ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBackground;
    open_ = ImGui::Begin(key, nullptr, flags);
    frame.semantics.open(app::Role::dialog, name, box_);
    if (ImGui::IsWindowAppearing()) frame.more_frames = std::max(frame.more_frames, 2);
    if (place != OverlayPlace::beside)
        frame.list().AddRectFilled(frame.window.min(), frame.window.max(), colour(frame.theme.scrim));
    shadow_box(frame.list(), box_, frame.theme.shadow);
    fill_box(frame.list(), box_, colour(frame.theme.raised), place == OverlayPlace::left_drawer ? 0 : space::radius);
    edge_box(frame.list(), box_, colour(frame.theme.hairline), place == OverlayPlace::left_drawer ? 0 : space::radius);
    if (ImGui::IsWindowHovered(ImGuiHoveredFlags_ChildWindows) && ImGui::IsMouseClicked(ImGuiMouseButton_Left) &&
        !box_.contains(ImGui::GetIO().MousePos) && !ImGui::IsWindowAppearing())
        frame.act(app::CloseOverlay{});
}

Overlay::~Overlay() {
    frame_.semantics.close();
    ImGui::End();
}

}  // namespace verbatim::ui
