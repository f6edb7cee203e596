// An interface that is read from the right: the mirror image of the one that is read from the left.
//
// Views lay out and draw as if everything read from the left. Where the language of the interface reads from the right, three things are mirrored
// at the border between this program and ImGui: the positions of the pointer before a frame (and the keys Left and Right), the corners of what was
// drawn after it, and the rectangles that the recorder tells. Boxes, rules, icons that point, scroll bars and histograms so change sides without a
// line in any view. Words must not be turned around: they are drawn on islands, which move to the mirrored place as they are.
//
//     drawn           |> ☐ Source      12      |      seen          |      12      Source ☐ <|
//
// On an island x is not mirrored, so a point of the pointer that is held against what stands there goes through `on_island` first.
#pragma once

#include "app/semantics.h"
#include "imgui.h"

namespace verbatim::ui {

// Makes the current ImGui context mirror frames that are begun so. Once a context, before its first frame.
void install_mirror();

// Whether this frame is to be mirrored; at its start.
void begin_mirror(bool mirrored);
bool mirrored();

// What is drawn into the list while one lives, from `left` to `right`, is moved and not turned. Of nested ones the outermost counts.
class Island {
  public:
    Island(ImDrawList& list, float left, float right);
    ~Island();
    // The right end where it is known at the end only.
    void end_at(float right) { right_ = right; }
    Island(const Island&) = delete;
    Island& operator=(const Island&) = delete;

  private:
    ImDrawList& list_;
    float left_, right_;
    int first_corner_;
    bool outermost_;
};

// Where the pointer is among what stands on an island.
ImVec2 on_island(ImVec2 pointer, float left, float right);

// Where on the screen a rectangle is seen that was drawn there; inside an island, with it.
app::Rect seen_at(app::Rect drawn);

}  // namespace verbatim::ui
