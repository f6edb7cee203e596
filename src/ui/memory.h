// What views remember from frame to frame that is none of the application's business: what was laid out for which width,
// which field has the keyboard, where a drag began. Losing it costs time, never meaning.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "app/types.h"
#include "ui/article_layout.h"
#include "ui/text_layout.h"
#include "ui/text_selection.h"
#include "ui/widgets.h"
#include "ui/widgets/histogram.h"

namespace verbatim::ui {

struct ArticlesMemory {
    std::uint32_t restart = 0, reveal = 0;
    std::uint32_t led = 0;  // the last reveal that has taken the keyboard along
    std::uint32_t first = 0, last = 0;  // the rows that were told to be visible
    RowFocus focus;
};

// The open article's quotations as a list, laid out once for a width.
struct QuoteListMemory {
    std::vector<TextLayout> words;  // of each row
    std::vector<float> tops;        // of each row, and the end
    float width = 0;
    std::uint32_t revision = ~0u, fonts = 0;
    RowFocus focus;
};

struct ReadingMemory {
    ArticleLayout layout;
    QuoteListMemory list;
    TextSelection selection;
    std::uint32_t reveal = 0;
    std::uint32_t first_paragraph = ~0u;  // the first that is seen
};

struct QuotesMemory {
    std::vector<TextLayout> words, passages;  // of each row
    std::vector<float> tops;        // of each row, and the end
    float width = 0, em = 0;
    std::uint32_t revision = ~0u, fonts = 0, restart = 0, reveal = 0;
    std::uint32_t asked = 0;  // how many rows there were when more were asked for
    RowFocus focus, speakers_focus;
};

struct WordsMemory {
    std::uint32_t restart = 0, reveal = 0;
    std::uint32_t asked = 0;  // how many lines there were when more were asked for
    RowFocus focus;
};

struct Memory {
    Field search, person_name, list_name, palette;
    std::array<Field, app::facet_kinds> facet_search;
    std::array<Field, 2> dates;
    Brush brush, quotes_brush, overview_brush, words_brush;
    ArticlesMemory articles;
    ReadingMemory reading;
    QuotesMemory quotes;
    WordsMemory words;
    TextLayout evidence;
    std::uint32_t evidence_revision = ~0u;
    float evidence_width = 0;
    std::uint32_t people_restart = 0, people_asked = ~0u;
    RowFocus people_focus;
    bool to_filters = false;  // the keyboard is to go to the first of the filters
    int palette_at = 0;
    Box value_anchor;               // what the value menu is for
    Box search_box;                 // where the search field was drawn
    double search_focused_at = -1;  // when it last had the keyboard, in ImGui's time
    int completion_at = -1;         // the offer chosen by arrow keys; -1: none

    template <class Visit>
    void each_field(Visit visit) {
        visit(search), visit(person_name), visit(list_name), visit(palette);
        for (Field& field : facet_search) visit(field);
        for (Field& field : dates) visit(field);
    }
};

}  // namespace verbatim::ui
