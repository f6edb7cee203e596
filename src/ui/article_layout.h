// Where the words of the open article stand: laid out once for a text, a width and a size, then only moved. Heights are
// counted from the start of what scrolls, so that the drawn lines, the text layer and a selection agree.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "app/text_layer.h"
#include "ui/frame.h"
#include "ui/text_layout.h"

namespace verbatim::ui {

struct Column {
    float x = 0, width = 0, em = 18, line = 28;  // x in the window
};

struct ArticleLayout {
    TextLayout headline, body;
    float headline_em = 0;
    float headline_top = 0;
    std::array<float, 3> small_tops{};  // of the lines under the headline; 0 for one that is empty
    float note_top = 0;                 // of a word about the link that led here; 0 without one
    float body_top = 0;
    app::TextLayer layer;

    // What it was made for.
    Column column;
    float left = 0;
    std::uint32_t text_revision = ~0u, fonts = 0;
    bool noted = false;

    float bottom() const { return body_top + body.height; }
};

inline constexpr float small_line = 20, note_height = 32;

// The lines under the headline: where and when, by whom, how the title came about. Some may be empty.
std::array<std::string_view, 3> small_lines(const app::ReadingModel& reading);

// Makes the layout anew if the words, the column, its distance `left` from the edge or the typefaces have changed. Linear in
// the words then, and free otherwise.
void lay_out_article(const Frame& frame, ArticleLayout& layout, const Column& column, float left);

}  // namespace verbatim::ui
