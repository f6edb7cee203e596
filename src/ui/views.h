// The views, one file each. A view draws its part of the model into the box that the shell gives it and returns actions.
#pragma once

#include "ui/frame.h"
#include "ui/memory.h"

namespace verbatim::ui {

// Title, search, tabs, chips. Returns its height.
float draw_top_bar(Frame& frame, Memory& memory);
// The tabs at the bottom of a narrow window.
void draw_bottom_tabs(Frame& frame, const Box& box);

void draw_overview(Frame& frame, Memory& memory, const Box& box);
void draw_filters(Frame& frame, Memory& memory, const Box& box);
void draw_articles(Frame& frame, Memory& memory, const Box& box);
void draw_found(Frame& frame, const Box& box);
void draw_reading(Frame& frame, Memory& memory, const Box& box, bool with_back);
void draw_quotes(Frame& frame, Memory& memory, const Box& box);
void draw_speakers(Frame& frame, Memory& memory, const Box& box);
void draw_people(Frame& frame, Memory& memory, const Box& box);
void draw_words_view(Frame& frame, Memory& memory, const Box& box);

// What the word being typed could become, under the search field.
void draw_completions(Frame& frame, Memory& memory);

// What floats over the page. Each draws nothing unless its model is open.
void draw_evidence(Frame& frame, Memory& memory);
void draw_palette(Frame& frame, Memory& memory);
void draw_shortcuts(Frame& frame);
void draw_search_help(Frame& frame);
void draw_value_menu(Frame& frame);
void draw_toast(Frame& frame);
// How far a file has been saved, and the way to stop that: over the foot of the page, under what floats.
void draw_saving(Frame& frame);
// Where what is said at the foot of the page stands: 40 high, the toast over a file that is being saved.
Box place_of_word(const Frame& frame, float width, bool raised);

// Shared by the views.

// One person: name, roles, figures; pressing leads to their quotes.
float person_card_height();
void draw_person_card(Frame& frame, const app::PersonCard& card, const Box& box);

// One quotation as in a list: its words in the serif, who said them, where, and how sure that is. The layout is of its words.
struct QuotePlace {
    float x = 0, y = 0, width = 0;
};
// Where it is in a list whose rows are not all on the screen; `led`: the keyboard is to go there.
struct PlaceInList {
    std::uint32_t size = 0, position = 0;
    bool led = false;
};
float quote_row_height(const Frame& frame, const app::QuoteRow& row, const TextLayout& words, float width);
void draw_quote_row(Frame& frame, const app::QuoteRow& row, const TextLayout& words, float em, const QuotePlace& place, const PlaceInList& in_list = {});
TextLayout lay_out_quote(const Frame& frame, const app::QuoteRow& row, float width, float em, float line);

}  // namespace verbatim::ui
