#include "ui/mirror.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "imgui_internal.h"

namespace verbatim::ui {
namespace {

struct Moved {
    const ImDrawList* list;
    int first, end;  // corners
    float left, right;
};

// Of the current context: ImGui has one at a time as well.
struct MirrorState {
    bool on = false;
    int islands = 0;              // that live
    float left = 0, right = 0;    // of the outermost
    std::vector<Moved> moved;     // of this frame, ascending in each list
    int turned_events = 0;        // at the head of ImGui's queue, left from earlier frames
    bool swapped_arrows[2] = {};  // Left and Right, while they are down
};
MirrorState mirror;

float width_of_display() { return ImGui::GetIO().DisplaySize.x; }

// A key that went down as another one comes up as that one.
void turn_arrow(ImGuiInputEventKey& key) {
    if (key.Key != ImGuiKey_LeftArrow && key.Key != ImGuiKey_RightArrow) return;
    bool& swapped = mirror.swapped_arrows[key.Key == ImGuiKey_RightArrow ? 1 : 0];
    if (key.Down) swapped = mirror.on && !ImGui::GetIO().WantTextInput;
    if (swapped) key.Key = key.Key == ImGuiKey_LeftArrow ? ImGuiKey_RightArrow : ImGuiKey_LeftArrow;
}

void turn_input(ImGuiContext* context, ImGuiContextHook*) {
    ImVector<ImGuiInputEvent>& queue = context->InputEventsQueue;
    for (int i = mirror.turned_events; i < queue.Size; ++i) {
        ImGuiInputEvent& event = queue[i];
        if (event.Type == ImGuiInputEventType_Key) turn_arrow(event.Key);
        if (!mirror.on) continue;
        if (event.Type == ImGuiInputEventType_MousePos && event.MousePos.PosX != -FLT_MAX)
            event.MousePos.PosX = width_of_display() - event.MousePos.PosX;
        if (event.Type == ImGuiInputEventType_MouseWheel) event.MouseWheel.WheelX = -event.MouseWheel.WheelX;
    }
}

void count_turned(ImGuiContext* context, ImGuiContextHook*) { mirror.turned_events = context->InputEventsQueue.Size; }

void turn_list(ImDrawList& list, float width) {
    int corner = 0;
    const auto turn_to = [&](int end) {
        for (; corner < end; ++corner) list.VtxBuffer[corner].pos.x = width - list.VtxBuffer[corner].pos.x;
    };
    for (const Moved& island : mirror.moved) {
        if (island.list != &list) continue;
        turn_to(island.first);
        const float by = width - island.left - island.right;
        for (; corner < island.end; ++corner) list.VtxBuffer[corner].pos.x += by;
    }
    turn_to(list.VtxBuffer.Size);
    for (ImDrawCmd& command : list.CmdBuffer) {
        std::swap(command.ClipRect.x, command.ClipRect.z);
        command.ClipRect.x = width - command.ClipRect.x;
        command.ClipRect.z = width - command.ClipRect.z;
    }
}

void turn_drawn(ImGuiContext*, ImGuiContextHook*) {
    if (mirror.on)
        for (ImDrawList* list : ImGui::GetDrawData()->CmdLists) turn_list(*list, width_of_display());
    mirror.moved.clear();
}

void add_hook(ImGuiContextHookType type, ImGuiContextHookCallback callback) {
    ImGuiContextHook hook;
    hook.Type = type;
    hook.Callback = callback;
    ImGui::AddContextHook(ImGui::GetCurrentContext(), &hook);
}

}  // namespace

void install_mirror() {
    mirror = {};
    add_hook(ImGuiContextHookType_NewFramePre, turn_input);
    add_hook(ImGuiContextHookType_NewFramePost, count_turned);
    add_hook(ImGuiContextHookType_RenderPost, turn_drawn);
}

void begin_mirror(bool mirrored) {
    if (mirrored == mirror.on) return;
    mirror.on = mirrored;
    ImVec2& pointer = ImGui::GetIO().MousePos;
    if (ImGui::IsMousePosValid(&pointer)) pointer.x = width_of_display() - pointer.x;
}

bool mirrored() { return mirror.on; }

Island::Island(ImDrawList& list, float left, float right)
    : list_(list), left_(left), right_(right), first_corner_(list.VtxBuffer.Size), outermost_(mirror.islands++ == 0) {
    if (!outermost_) return;
    mirror.left = left;
    mirror.right = right;
}

Island::~Island() {
    --mirror.islands;
    if (mirror.on && outermost_ && list_.VtxBuffer.Size > first_corner_)
        mirror.moved.push_back({&list_, first_corner_, list_.VtxBuffer.Size, left_, right_});
}

ImVec2 on_island(ImVec2 pointer, float left, float right) { return mirror.on ? ImVec2{left + right - pointer.x, pointer.y} : pointer; }

app::Rect seen_at(app::Rect drawn) {
    if (!mirror.on || (drawn.width <= 0 && drawn.height <= 0)) return drawn;
    if (mirror.islands > 0) drawn.x += width_of_display() - mirror.left - mirror.right;
    else drawn.x = width_of_display() - drawn.x - drawn.width;
    return drawn;
}

}  // namespace verbatim::ui
