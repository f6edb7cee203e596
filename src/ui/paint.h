// Drawing: words set glyph by glyph with kerning at subpixel positions, or run by run where the faces lack letters; boxes, rules. Nothing here
// keeps state.
//
// ImGui's AddText truncates each position to whole pixels and knows no kerning; at reading sizes both show. Horizontally
// glyphs stand where the advances put them (the atlas holds them oversampled); baselines stand on whole device pixels.
#pragma once

#include <string>
#include <string_view>

#include "imgui.h"
#include "ui/fonts.h"
#include "ui/theme.h"

namespace verbatim::ui {

struct Box {
    float x = 0, y = 0, width = 0, height = 0;
    float right() const { return x + width; }
    float bottom() const { return y + height; }
    ImVec2 min() const { return {x, y}; }
    ImVec2 max() const { return {x + width, y + height}; }
    bool contains(ImVec2 point) const {
        return point.x >= x && point.x < right() && point.y >= y && point.y < bottom();
    }
    Box inset(float by) const { return {x + by, y + by, width - 2 * by, height - 2 * by}; }
};

ImU32 colour(Colour colour);
// The same with its opacity multiplied by `alpha` (0 to 1).
ImU32 faded(Colour colour, float alpha);

// Rounds to whole device pixels.
float snap(float value);

// Where the baseline of a line of type stands whose line box starts at `top`: capitals are centred in the box.
float baseline(const FaceMetrics& metrics, float top, float line_height);

// Sets the words from `x` on the baseline; returns where they end. `before` is the character that stands to their left, for
// kerning across runs.
float draw_words(ImDrawList& list, const FaceMetrics& metrics, float x, float base, std::string_view words,
                 ImU32 colour, char32_t before = 0);

// The same for one run of a laid-out line whose left end stands at x.
void draw_run(ImDrawList& list, const FaceMetrics& metrics, std::string_view text, const SetRun& run, float x, float base, ImU32 colour);

// The same for a whole line of a layout of `text` whose measure begins at x.
void draw_laid_line(ImDrawList& list, const FaceMetrics& metrics, std::string_view text, const TextLayout& layout, const Line& line, float x, float base,
                    ImU32 colour);

// Sets the words in one line box, cut with an ellipsis where they do not fit into `width`. Returns where they end.
float draw_line(ImDrawList& list, const FaceMetrics& metrics, float x, float top, float line_height, float width,
                std::string_view words, ImU32 colour);

// The end of the words that fits, for what stands before a place in a text.
std::string_view fitting_end(std::string_view words, const FaceMetrics& metrics, float width);

// Words that were to be set in runs, cut with an ellipsis where they do not fit.
std::string cut_to_width(std::string_view words, const FaceMetrics& metrics, float width);

// A filled box with the theme's radius; a box with an edge of one device pixel or more.
void fill_box(ImDrawList& list, const Box& box, ImU32 colour, float radius = space::radius);
void edge_box(ImDrawList& list, const Box& box, ImU32 colour, float radius = space::radius, float thickness = 1);
// A rule of one device pixel.
void rule(ImDrawList& list, float x, float y, float width, ImU32 colour);
void vertical_rule(ImDrawList& list, float x, float y, float height, ImU32 colour);
// A soft shadow under what floats.
void shadow_box(ImDrawList& list, const Box& box, Colour shadow);

}  // namespace verbatim::ui
