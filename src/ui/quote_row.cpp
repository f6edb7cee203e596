// One quotation as in a list: its words in the serif, who said them, where, and how sure that is.
//
//     ▏ “With the political will of both leaders, …”
//     ▏ Tokayev  said · 3 Jan 2025 · Trend · Astana          2 other wordings   Context   ● sure
//
// A narrow row says it on two lines, or three where it has to say as well that the words are not all the speaker's.
#include <algorithm>
#include <optional>

#include "ui/mirror.h"
#include "ui/text_block.h"
#include "ui/views.h"
#include "ui/widgets/meta_line.h"

namespace verbatim::ui {
namespace {

constexpr float under_words = 26;       // a line that says who and where
constexpr float two_lines_below = 560;  // narrower rows say it on two

bool on_two_lines(float width) { return width < two_lines_below; }
bool places_apart(const app::QuoteRow& row, float width) { return on_two_lines(width) && !row.kind_label.empty() && !row.places.empty(); }

// How sure the program is: the way to the evidence.
float draw_evidence_button(Frame& frame, const app::QuoteRow& row, float right, float y) {
    const FaceMetrics small = frame.sans(type::small);
    const float width = width_of(row.sureness_label, small) + 28;
    const Box box{right - width, y, width, under_words};
    const Touch touch = touch_area(frame, "evidence", box, {.role = app::Role::button, .name = row.sureness_label});
    draw_touch_ground(frame, touch, box, 4);
    draw_sureness(frame.list(), row.sureness, {box.x + 11, box.y + box.height / 2}, 12, colour(frame.theme.ink_soft));
    label(frame, row.sureness_label, {box.x + 22, box.y, box.width - 22, box.height}, small, frame.theme.ink_soft);
    if (touch.hovered) tooltip(frame, frame.words.evidence_for, box);
    if (has_keyboard(frame, touch)) frame.pointed = &row;
    if (touch.pressed) frame.act(app::ShowEvidence{row.quote});
    return box.x;
}

// Shows or hides the passage around the words.
float draw_context_button(Frame& frame, const app::QuoteRow& row, float right, float y) {
    const FaceMetrics small = frame.sans(type::small);
    const bool open = !row.passage.empty();
    const std::string_view words = open ? frame.words.hide_context : frame.words.show_context;
    const float width = width_of(words, small) + 26;
    const Box box{right - width, y, width, under_words};
    const Touch touch = touch_area(
        frame, "context", box, {.role = app::Role::button, .states = open ? app::state_expanded : 0u, .name = words});
    draw_touch_ground(frame, touch, box, 4);
    label(frame, words, {box.x + 6, box.y, box.width - 22, box.height}, small, frame.theme.ink_soft);
    draw_icon(frame.list(), open ? Icon::chevron_up : Icon::chevron_down, {box.right() - 11, box.y + box.height / 2}, 10,
              colour(frame.theme.ink_soft));
    if (has_keyboard(frame, touch)) frame.pointed = &row;
    if (touch.pressed) frame.act(app::ToggleContext{row.quote});
    return box.x;
}

// "2 other wordings": they are listed with the evidence.
float draw_wordings_button(Frame& frame, const app::QuoteRow& row, float right, float y) {
    if (row.wordings.empty()) return right;
    const FaceMetrics small = frame.sans(type::small);
    const float width = width_of(row.wordings, small) + space::two;
    const Box box{right - width, y, width, under_words};
    const Touch touch = touch_area(frame, "wordings", box, {.role = app::Role::button, .name = row.wordings});
    draw_touch_ground(frame, touch, box, 4);
    label(frame, row.wordings, {box.x + space::one, y, width - space::two, under_words}, small, frame.theme.ink_soft);
    if (has_keyboard(frame, touch)) frame.pointed = &row;
    if (touch.pressed) frame.act(app::ShowEvidence{row.quote});
    return box.x;
}

// The speaker's name, leading to what else they said. Returns where it ends.
float draw_speaker(Frame& frame, const app::QuoteRow& row, float x, float y, float room) {
    const FaceMetrics bold = frame.sans_bold(type::small);
    const Box name{x, y, std::min(width_of(row.speaker, bold) + 1, room), under_words};
    if (row.speaker_known) {
        const Touch touch = touch_area(frame, "speaker", name, {.role = app::Role::button, .name = row.speaker});
        label(frame, row.speaker, name, bold, touch.hovered ? frame.theme.accent : frame.theme.ink);
        if (has_keyboard(frame, touch)) frame.pointed = &row;
        if (touch.pressed)
            open_value_menu(frame, {.facet = app::FacetKind::speaker, .value = row.speaker_value, .person = {}}, name);
    } else {
        frame.semantics.add(
            {.role = app::Role::paragraph, .rect = {name.x, name.y, name.width, name.height}, .name = row.speaker});
        label(frame, row.speaker, name, bold, frame.theme.ink_soft);
    }
    return name.right();
}

// Cue and date, leading to the words in their article; then outlet and place, where they are told, each a value of its own –
// unless they have a line apart.
void draw_where(Frame& frame, const app::QuoteRow& row, float x, float y, float room, bool apart = false) {
    const FaceMetrics small = frame.sans(type::small);
    if (!row.kind_label.empty()) {
        const float wide = width_of(row.kind_label, small) + 1;
        if (wide >= room) return;
        label(frame, row.kind_label, {x, y, wide, under_words}, small, frame.theme.ink_soft);
        x += wide + space::one;
        room -= wide + space::one;
    }
    if (room < 40) return;
    const Box meta{x, y, std::min(width_of(row.meta, small) + 1, room), under_words};
    const Touch touch =
        touch_area(frame, "article", meta, {.role = app::Role::link, .name = row.meta, .value = row.href});
    label(frame, row.meta, meta, small, touch.hovered ? frame.theme.accent : frame.theme.ink_soft);
    if (touch.hovered) tooltip(frame, row.article_title.empty() ? frame.words.open_at_words : row.article_title, meta);
    if (has_keyboard(frame, touch)) frame.pointed = &row;
    if (touch.pressed) frame.act(app::OpenQuote{row.article_id, row.word_hash});
    constexpr std::string_view dot = " · ";
    const float left = meta.right() + width_of(dot, small);
    if (row.places.empty() || apart || left + 24 > x + room) return;
    draw_line(frame.list(), small, meta.right(), y, under_words, left - meta.right() + 1, dot, colour(frame.theme.ink_soft));
    meta_line(frame, row.places, {left, y, x + room - left, under_words}, small);
}

}  // namespace

TextLayout lay_out_quote(const Frame& frame, const app::QuoteRow& row, float width, float em, float line) {
    return lay_out(row.words, frame.serif(em), {.width = width, .line_height = line});
}

float quote_row_height(const app::QuoteRow& row, const TextLayout& words, float width) {
    return words.height + 4 + under_words * (places_apart(row, width) ? 3 : on_two_lines(width) ? 2 : 1);
}

void draw_quote_row(Frame& frame, const app::QuoteRow& row, const TextLayout& words, float em,
                    const QuotePlace& place) {
    const Theme& theme = frame.theme;
    const float x = place.x + space::two, right = place.x + place.width;
    const float height = quote_row_height(row, words, place.width);
    const Scope scope(frame.semantics, app::Role::blockquote, row.speaker, {place.x, place.y, place.width, height},
                      row.quote.value + 1);
    const bool indirect = row.kind == app::QuoteKind::indirect;
    // The rule stands where the words begin, whatever the interface reads from.
    std::optional<Island> island(std::in_place, frame.list(), place.x, right);
    const bool from_right = !words.lines.empty() && words.lines[0].right_to_left;
    const float thick = row.chosen ? 3.0f : 2.0f, rule_x = from_right ? right - thick : place.x;
    frame.list().AddRectFilled({rule_x, place.y + 3}, {rule_x + thick, place.y + words.height - 3},
                               colour(row.chosen ? theme.accent
                                      : indirect ? theme.hairline
                                                 : theme.control));
    draw_lines(frame, row.words, words, 0, words.lines.size(), row.runs, frame.serif(em), from_right ? place.x : x, place.y,
               {.ink = indirect ? theme.ink_soft : theme.ink});
    island.reset();
    const Box whole{place.x, place.y, place.width, height};
    if (ImGui::IsWindowHovered(ImGuiHoveredFlags_AllowWhenBlockedByActiveItem) && whole.contains(ImGui::GetIO().MousePos))
        frame.pointed = &row;
    if (pressed_words({place.x, place.y, place.width, words.height}))
        frame.act(app::OpenQuote{row.article_id, row.word_hash});

    const float y = place.y + words.height + 4;
    const bool two_lines = on_two_lines(place.width);
    const float sure_left = draw_evidence_button(frame, row, right, y);
    float left = sure_left;
    if (row.has_passage) left = draw_context_button(frame, row, two_lines ? right : sure_left, two_lines ? y + under_words : y);
    if (!two_lines) left = draw_wordings_button(frame, row, left, y);
    const float after_name = draw_speaker(frame, row, x, y, (two_lines ? sure_left : left) - space::one - x);
    const bool apart = places_apart(row, place.width);
    if (two_lines) draw_where(frame, row, x, y + under_words, (row.has_passage ? left - space::one : right) - x, apart);
    else draw_where(frame, row, after_name + space::one, y, left - space::one - after_name - space::one);
    if (apart) meta_line(frame, row.places, {x, y + 2 * under_words, right - x, under_words}, frame.sans(type::small));
}

}  // namespace verbatim::ui
