// The second output of every frame: what is on the screen, in words. The web host mirrors it as a thin DOM layer over the
// canvas, the desktop tests assert on it, the browser tests find controls by role and name through it.
//
// While a view draws, it pushes one Node for each control, heading, row and text line, in reading order. Nodes form a tree
// by depth. Rectangles are in CSS pixels of the window. Strings are views into the frame's view models or literals: they
// live until the next frame begins.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "app/text_layer.h"

namespace verbatim::app {

// ARIA's names; what a host without ARIA does with them is its business.
enum class Role : std::uint8_t {
    banner, navigation, main, complementary, region, search, list, listitem, article, heading, paragraph, text_line,
    button, link, textbox, checkbox, tab, option, image, status, dialog, menuitem, blockquote, separator,
    document,  // where the text layer is seen
    slider, toolbar, group,
};

struct Rect {
    float x = 0, y = 0, width = 0, height = 0;
};

// Bits of Node::states.
enum NodeState : std::uint32_t {
    state_none = 0,
    state_disabled = 1,
    state_checked = 2,     // checkbox, option
    state_selected = 4,    // tab, listitem
    state_focused = 8,
    state_expanded = 16,
    state_current = 32,    // navigation
    state_away = 64,       // scrolled out of sight; told so that the keyboard reaches it, which brings it into sight
    state_opens = 128,     // pressing opens a menu or a dialog
    state_mixed = 256,     // checkbox: neither ticked nor empty (a value that is excluded)
};

struct Node {
    Role role = Role::region;
    std::uint32_t id = 0;         // stable over frames for the same thing (an ImGui id or a hash of its name)
    std::uint16_t depth = 0;      // 0 for the top; a child is deeper than its parent
    std::uint8_t level = 0;       // of a heading
    std::uint32_t states = state_none;
    Rect rect;
    std::string_view name;        // what a screen reader says; for text_line the words, with the blanks up to the next line
    std::string_view value;       // of a textbox; of a link: its href (relative); of a slider: its place in words; of a paragraph: what stands under its name
    std::string_view description; // what is said after the name: a count, the words that a link leads to
    std::uint32_t set_size = 0;   // of a virtualised list's row, 0 when not one; of a slider: how many places it has
    std::uint32_t set_position = 0;  // from 1
    float font_size = 0;          // of a text_line, CSS pixels: the selectable layer is set in this size
};

struct SemanticsFrame {
    std::vector<Node> nodes;
    // The open article, where there is one: seen through the node of role document, `offset` of its `height` scrolled away.
    const TextLayer* layer = nullptr;
    float layer_offset = 0, layer_height = 0;
    bool letters = true;  // single letters are shortcuts

    void clear() {
        nodes.clear();
        layer = nullptr;
    }
};

// What the user did through the mirror (a screen reader's click, text typed into a real input laid over a textbox, the text
// layer scrolled by a finger or by the browser's find).
struct SemanticsEvent {
    // The last two: the menu of a thing was asked for; a slider was moved to the place that `value` holds as a number.
    enum class Kind : std::uint8_t { activate, focus, set_value, submit, scroll, menu, adjust };
    Kind kind = Kind::activate;
    std::uint32_t id = 0;
    std::string value;
    float offset = 0;  // where it was scrolled to
};

}  // namespace verbatim::app
