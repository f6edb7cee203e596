// The controls that views are made of. Each draws itself in a box, records its meaning, and says what was done to it; none
// keeps state. A `key` tells controls apart within their scope (use ImGui::PushID for rows).
#pragma once

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ui/frame.h"
#include "ui/icons.h"

namespace verbatim::ui {

// What happened to an area that can be pressed.
struct Touch {
    bool pressed = false, hovered = false, held = false, focused = false;
    bool secondary = false;  // pressed with the other button, or with Alt
    std::uint32_t id = 0;
};

// The bare area: behaviour, focus ring and meaning, no looks.
Touch touch_area(Frame& frame, std::string_view key, const Box& box, app::Node node);

// Brings what the mirror's keyboard has just come to into sight. Call it where things scroll, for each that the keyboard can reach.
void follow_keyboard(Frame& frame, std::uint32_t id, const Box& box);

// Whether the keyboard is on it, ImGui's or the mirror's.
inline bool has_keyboard(const Frame& frame, const Touch& touch) {
    return touch.focused || frame.semantics.holds_focus(touch.id);
}

// Words that are pressed as they stand, apart from any control: true when the pointer was let go in the box without having
// been dragged (which selects). For the mouse alone: what it does must have its control as well.
bool pressed_words(const Box& box);

// The ground under something that is hovered or held.
void draw_touch_ground(Frame& frame, const Touch& touch, const Box& box, float radius = space::radius);

enum class ButtonLook : std::uint8_t { quiet, edged, filled };

// Words on a ground. Returns true when pressed. width_of_button() tells the box's width beforehand.
bool button(Frame& frame, std::string_view label, const Box& box, ButtonLook look = ButtonLook::quiet,
            bool current = false, std::uint32_t states = app::state_none);
float width_of_button(const Frame& frame, std::string_view label);
// Choices side by side, in as many rows as they need, each of `height` or more; `first` is the first one's look. Returns their height.
float button_row(Frame& frame, const std::vector<app::Choice>& choices, float x, float y, float width, float height, ButtonLook first);
// A box that is ticked or not, with its words. Returns true when pressed.
bool checkbox(Frame& frame, std::string_view label, const Box& box, bool checked);
// The box alone: ticked, struck out or empty.
void draw_check(Frame& frame, const Box& box, bool checked, bool struck = false);
bool icon_button(Frame& frame, Icon icon, std::string_view name, const Box& box, std::uint32_t states = app::state_none);
// The same for what leads somewhere; `href` for the mirror.
bool icon_link(Frame& frame, Icon icon, std::string_view name, std::string_view href, const Box& box);
// A filter that is in force, with a cross to take it away.
bool chip(Frame& frame, std::string_view label, const Box& box);
float width_of_chip(const Frame& frame, std::string_view label);
// Underlined words; `href` for the mirror.
bool link(Frame& frame, std::string_view label, std::string_view href, const Box& box, const FaceMetrics& metrics);

// Two or three views of one thing side by side, the current one underlined. Returns where they end.
float switch_of(Frame& frame, std::span<const app::Choice> choices, float x, float y, float height);

// Words on one line, cut to the box; recorded when `role` is given.
void label(Frame& frame, std::string_view words, const Box& box, const FaceMetrics& metrics, Colour ink);
// Words on as many lines as they need, at most `most_lines`. Returns their height.
float paragraph(Frame& frame, std::string_view words, float x, float y, float width, const FaceMetrics& metrics,
                float line_height, Colour ink, std::size_t most_lines = 1000);
// A section's name under a line of ink, as over a newspaper's column. Returns the height that it takes.
float section_name(Frame& frame, std::string_view name, float x, float y, float width);
// At the foot of a row: a bar for its share of the greatest one's number, on the hairline that parts the rows.
void share_bar(Frame& frame, float share, const Box& row);

// A few words under (or over) what the pointer is on: on one line, or on as many as the window's width asks for.
void tooltip(Frame& frame, std::string_view words, const Box& anchor);

// A menu of choices, opened by ImGui::OpenPopup(key) in the same scope; its top right corner stands at `corner`. A menu of actions has
// a title and no ticks.
void menu(Frame& frame, const char* key, const std::vector<app::Choice>& choices, ImVec2 corner, std::string_view title = {});

// A region that scrolls. Between begin and end, draw in screen coordinates from `top` on.
struct Scroll {
    float top = 0;     // screen y of the content's start; above the region's top when scrolled
    float offset = 0;  // how far it is scrolled
    Box view;          // what is visible
    float width = 0;   // without the bar
    Recorder* recorder = nullptr;
};
Scroll begin_scroll(Frame& frame, const char* key, const Box& box);
// From where the content starts, which may be out of sight, down to the end of what is seen: the box of a container that scrolls.
inline Box content_box(const Scroll& scroll) {
    return {scroll.view.x, scroll.top, scroll.view.width, scroll.view.height + scroll.offset};
}

// Which rows of a long list are drawn: those in sight, and one more on either side, so that the keyboard, which goes from row to
// row, finds the next one and brings it into sight. The row that has the keyboard is drawn wherever it is: else it would lose it.
struct RowFocus {
    std::uint32_t id = 0;    // of what in the row has the keyboard
    std::size_t row = 0;
};
template <class Draw>
void each_row(Frame& frame, RowFocus& focus, std::size_t first, std::size_t last, std::size_t count, Draw draw) {
    first = first > 0 ? first - 1 : 0;
    last = std::min(last + 1, count);
    const bool apart = frame.semantics.holds_focus(focus.id) && focus.row < count && (focus.row < first || focus.row >= last);
    const std::size_t kept = focus.row;
    const auto one = [&](std::size_t row) {
        const std::size_t before = frame.semantics.frame().nodes.size();
        draw(row);
        const auto& nodes = frame.semantics.frame().nodes;
        for (std::size_t i = before; i < nodes.size(); ++i)
            if (frame.semantics.holds_focus(nodes[i].id)) focus = {nodes[i].id, row};
    };
    if (apart && kept < first) one(kept);
    for (std::size_t row = first; row < last; ++row) one(row);
    if (apart && kept >= last) one(kept);
}

// The column of a list of things: scrolled, centred, with the notice of what is missing from it above.
struct ScrolledColumn {
    Scroll scroll;
    float x = 0, y = 0, width = 0;
};
// Begins at the top again when `restart` is not what was `seen`. The container of the column must just have been opened.
ScrolledColumn begin_column(Frame& frame, const char* key, const Box& box, float most_width, const app::Notice& partial, std::uint32_t restart,
                            std::uint32_t& seen);
void end_scroll(const Scroll& scroll, float content_height);
void scroll_to(const Scroll& scroll, float content_top, float content_bottom, float margin);

// One line of text to type into. Keys begin with ## (ImGui would draw them otherwise). `buffer` and the flags belong to the view's own state.
struct Field {
    std::string buffer;
    bool wants_focus = false;  // set to give it the keyboard in the next frame
    bool focused = false;
    bool drawn = false;        // in this frame: one that is not drawn has no keyboard
};
struct FieldResult {
    std::optional<std::string> typed;
    bool submitted = false, escaped = false;
};
FieldResult text_field(Frame& frame, const char* key, Field& field, std::string_view value, std::string_view name,
                       std::string_view hint, const Box& box, Icon icon, Colour ground);

// An empty, failed or partial state in the middle of a box, or as a line at its top. Returns the height used.
float notice(Frame& frame, const app::Notice& notice, const Box& box);
float notice_line(Frame& frame, const app::Notice& notice, const Box& box);

}  // namespace verbatim::ui
