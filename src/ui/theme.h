// The look in one table: colours, type scale, measures. Every colour pair used for text was computed to have at least 4.5:1,
// edges of controls at least 3:1 (tests/ui/theme_test.cpp computes them again).
#pragma once

#include <cstdint>

#include "app/types.h"

namespace verbatim::ui {

// 0xRRGGBBAA as written in a style sheet; colour() in paint.h turns it round for ImGui.
using Colour = std::uint32_t;

struct Theme {
    Colour paper;      // the ground
    Colour raised;     // cards, menus, fields
    Colour ink;        // text
    Colour ink_soft;   // secondary text
    Colour hairline;   // the only divider
    Colour control;    // edges of fields and boxes, the rule at a quotation's left
    Colour accent;     // selection, links, focus
    Colour on_accent;  // text on an accent ground
    Colour hit;        // ground behind a search hit
    Colour hit_rule;   // and the line under it
    Colour quote;      // ground of a quotation
    Colour quote_rule; // and the line under it; clear where the ground is enough
    Colour hover;      // ground of what the pointer is over
    Colour pressed;
    Colour error;
    Colour shadow;
    Colour scrim;  // over the page, under a sheet
    Colour series[4];
};

inline constexpr Theme light_theme{
    .paper = 0xFBFAF7FF,
    .raised = 0xFFFFFFFF,
    .ink = 0x1C1B19FF,
    .ink_soft = 0x5C5952FF,
    .hairline = 0xE3DFD6FF,
    .control = 0x857F72FF,
    .accent = 0xA3341FFF,
    .on_accent = 0xFFFFFFFF,
    .hit = 0xFFE9A8FF,
    .hit_rule = 0x8A6100FF,
    .quote = 0xF1ECE1FF,
    .quote_rule = 0x00000000,
    .hover = 0xF3F0E8FF,
    .pressed = 0xE9E4D9FF,
    .error = 0xA3161AFF,
    .shadow = 0x1C1B1922,
    .scrim = 0x1C1B1966,
    .series = {0xA3341FFF, 0x1F5F8BFF, 0x4F6B1FFF, 0x6A4A8CFF},
};

inline constexpr Theme dark_theme{
    .paper = 0x171614FF,
    .raised = 0x201E1BFF,
    .ink = 0xECE8E0FF,
    .ink_soft = 0xA9A498FF,
    .hairline = 0x35322CFF,
    .control = 0x7E796CFF,
    .accent = 0xE8896BFF,
    .on_accent = 0x171614FF,
    .hit = 0x453600FF,
    .hit_rule = 0xD9A92BFF,
    .quote = 0x322C22FF,
    .quote_rule = 0x00000000,
    .hover = 0x211F1BFF,
    .pressed = 0x2C2924FF,
    .error = 0xF28B82FF,
    .shadow = 0x00000066,
    .scrim = 0x00000099,
    .series = {0xE8896BFF, 0x7FB3DAFF, 0xA9BF6BFF, 0xC3A3E0FF},
};

// Black on white with strong edges; grounds that carry meaning carry a line as well.
inline constexpr Theme high_contrast_theme{
    .paper = 0xFFFFFFFF,
    .raised = 0xFFFFFFFF,
    .ink = 0x000000FF,
    .ink_soft = 0x1F1F1FFF,
    .hairline = 0x000000FF,
    .control = 0x000000FF,
    .accent = 0x8A1500FF,
    .on_accent = 0xFFFFFFFF,
    .hit = 0xFFF27AFF,
    .hit_rule = 0x000000FF,
    .quote = 0xF4F4F4FF,
    .quote_rule = 0x000000FF,
    .hover = 0xE8E8E8FF,
    .pressed = 0xD6D6D6FF,
    .error = 0x8A0000FF,
    .shadow = 0x00000055,
    .scrim = 0x00000099,
    .series = {0x8A1500FF, 0x00447AFF, 0x2F4A00FF, 0x4A1F7AFF},
};

inline constexpr Theme high_contrast_dark_theme{
    .paper = 0x000000FF,
    .raised = 0x000000FF,
    .ink = 0xFFFFFFFF,
    .ink_soft = 0xE6E6E6FF,
    .hairline = 0xFFFFFFFF,
    .control = 0xFFFFFFFF,
    .accent = 0xFFB199FF,
    .on_accent = 0x000000FF,
    .hit = 0x4A3D00FF,
    .hit_rule = 0xFFE066FF,
    .quote = 0x262626FF,
    .quote_rule = 0xFFFFFFFF,
    .hover = 0x262626FF,
    .pressed = 0x383838FF,
    .error = 0xFFB3B0FF,
    .shadow = 0xFFFFFF33,
    .scrim = 0x000000B3,
    .series = {0xFFB199FF, 0x9AD1FFFF, 0xCDE58AFF, 0xDDC2FFFF},
};

// Made of the palette that a system forces on pages (high contrast of Windows): its ground, ink, links and highlight, each 0xRRGGBB, and
// nothing else. What is told by a ground elsewhere is told by a line, because only these pairs are known to be readable.
Theme forced_theme(std::uint32_t ground, std::uint32_t ink, std::uint32_t link, std::uint32_t highlight);

// What the person chose, and where that is "as the system", what the system prefers.
const Theme& choose_theme(app::ThemeChoice choice, bool system_dark, bool system_contrast);

// Sizes of type in CSS pixels (the em, as in a browser), with their line heights.
namespace type {
struct Size {
    float em, line;
};
inline constexpr Size tiny{12, 16}, small{13, 20}, body{14, 20}, control{15, 20}, lead{16, 24}, reading{18, 28},
    quote{20, 30}, title{18, 24}, heading{24, 30}, headline{30, 38};
}  // namespace type

// Spacing on a grid of 8, halves inside controls.
namespace space {
inline constexpr float half = 4, one = 8, two = 16, three = 24, four = 32, six = 48;
inline constexpr float radius = 6;
inline constexpr float target = 32, coarse_target = 44;  // the least height of what can be pressed
inline constexpr float top_bar = 56, tab_bar = 44;
inline constexpr float filters_width = 264, list_least = 400, list_most = 480;
inline constexpr float reading_most = 640, notes_width = 200;
}  // namespace space

// Where the layout changes.
inline constexpr float wide_from = 1100, medium_from = 760;
// Wider windows have a margin on either side, lower ones no masthead.
inline constexpr float widest_page = 1840, low_until = 420;

}  // namespace verbatim::ui
