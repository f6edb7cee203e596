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

constexpr float fine_line = 26;       // a line that says who and where, for a mouse
constexpr float two_lines_below = 560;  // narrower rows say it on two

float under_words(const Frame& frame) { return frame.coarse ? space::coarse_target : fine_line; }
bool on_two_lines(float width) { return width < two_lines_below; }
bool places_apart(const app::QuoteRow& row, float width) { return on_two_lines(width) && !row.kind_label.empty() && !row.places.empty(); }

// What can be pressed at the right of the line, from the left: other wordings, the passage around the words, the evidence.
struct Tools {
    Box wordings, context, evidence;  // of no width: not there
    float left = 0;                   // where the first of those on the first line begins
    float context_left = 0;           // and the one on the second, where there is one
};

Tools place_tools(const Frame& frame, const app::QuoteRow& row, float right, float y, bool two_lines) {
    const FaceMetrics small = frame.sans(type::small);
    const float height = under_words(frame);
    Tools tools;
    float width = width_of(row.sureness_label, small) + 28;
    tools.evidence = {right - width, y, width, height};
    tools.left = tools.evidence.x;
    tools.context_left = right;
    if (row.has_passage) {
        width = width_of(row.passage.empty() ? frame.words.show_context : frame.words.hide_context, small) + 26;
        const float end = two_lines ? right : tools.left;
        tools.context = {end - width, two_lines ? y + height : y, width, height};
        (two_lines ? tools.context_left : tools.left) = tools.context.x;
    }
    if (!row.wordings.empty() && !two_lines) {
        width = width_of(row.wordings, small) + space::two;
        tools.wordings = {tools.left - width, y, width, height};
        tools.left = tools.wordings.x;
    }
    return tools;
}

// How sure the program is: the way to the evidence.
void draw_evidence_button(Frame& frame, const app::QuoteRow& row, const Box& box) {
    const FaceMetrics small = frame.sans(type::small);
    const Touch touch = touch_area(frame, "evidence", box,
                                   {.role = app::Role::button, .states = app::state_opens, .name = row.sureness_label, .description = frame.words.evidence_for});
    draw_touch_ground(frame, touch, box, 4);
    draw_sureness(frame.list(), row.sureness, {box.x + 11, box.y + box.height / 2}, 12, colour(frame.theme.ink_soft));
    label(frame, row.sureness_label, {box.x + 22, box.y, box.width - 22, box.height}, small, frame.theme.ink_soft);
    if (touch.hovered) tooltip(frame, frame.words.evidence_for, box);
    if (has_keyboard(frame, touch)) frame.held = &row;
    if (touch.pressed) frame.act(app::ShowEvidence{row.quote});
}

// Shows or hides the passage around the words.
void draw_context_button(Frame& frame, const app::QuoteRow& row, const Box& box) {
    if (!row.has_passage) return;
    const bool open = !row.passage.empty();
    const std::string_view words = open ? frame.words.hide_context : frame.words.show_context;
    const Touch touch = touch_area(
        frame, "context", box, {.role = app::Role::button, .states = open ? app::state_expanded : 0u, .name = words});
    draw_touch_ground(frame, touch, box, 4);
    label(frame, words, {box.x + 6, box.y, box.width - 22, box.height}, frame.sans(type::small), frame.theme.ink_soft);
    draw_icon(frame.list(), open ? Icon::chevron_up : Icon::chevron_down, {box.right() - 11, box.y + box.height / 2}, 10,
              colour(frame.theme.ink_soft));
    if (has_keyboard(frame, touch)) frame.held = &row;
    if (touch.pressed) frame.act(app::ToggleContext{row.quote});
}

// "2 other wordings": they are listed with the evidence.
void draw_wordings_button(Frame& frame, const app::QuoteRow& row, const Box& box) {
    if (box.width <= 0) return;
    const Touch touch = touch_area(frame, "wordings", box, {.role = app::Role::button, .states = app::state_opens, .name = row.wordings});
    draw_touch_ground(frame, touch, box, 4);
    label(frame, row.wordings, {box.x + space::one, box.y, box.width - space::two, box.height}, frame.sans(type::small), frame.theme.ink_soft);
    if (has_keyboard(frame, touch)) frame.held = &row;
    if (touch.pressed) frame.act(app::ShowEvidence{row.quote});
}

// The speaker's name, leading to what else they said. Returns where it ends.
float draw_speaker(Frame& frame, const app::QuoteRow& row, float x, float y, float room) {
    const FaceMetrics bold = frame.sans_bold(type::small);
    const Box name{x, y, std::min(width_of(row.speaker, bold) + 1, room), under_words(frame)};
    if (row.speaker_known) {
        const Touch touch = touch_area(frame, "speaker", name, {.role = app::Role::button, .states = app::state_opens, .name = row.speaker});
        label(frame, row.speaker, name, bold, touch.hovered ? frame.theme.accent : frame.theme.ink);
        if (has_keyboard(frame, touch)) frame.held = &row;
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
void draw_where(Frame& frame, const app::QuoteRow& row, float x, float y, float room, bool apart, bool led) {
    const FaceMetrics small = frame.sans(type::small);
    const float height = under_words(frame);
    if (!row.kind_label.empty()) {
        const float wide = width_of(row.kind_label, small) + 1;
        if (wide >= room) return;
        frame.semantics.add({.role = app::Role::paragraph, .rect = {x, y, wide, height}, .name = row.kind_label});
        label(frame, row.kind_label, {x, y, wide, height}, small, frame.theme.ink_soft);
        x += wide + space::one;
        room -= wide + space::one;
    }
    if (room < 40) return;
    const Box meta{x, y, std::min(width_of(row.meta, small) + 1, room), height};
    const Touch touch =
        touch_area(frame, "article", meta, {.role = app::Role::link, .name = row.meta, .value = row.href, .description = row.words});
    if (led) frame.semantics.lead_to(touch.id);
    label(frame, row.meta, meta, small, touch.hovered ? frame.theme.accent : frame.theme.ink_soft);
    if (touch.hovered) tooltip(frame, row.article_title.empty() ? frame.words.open_at_words : row.article_title, meta);
    if (has_keyboard(frame, touch)) frame.held = &row;
    if (touch.pressed) frame.act(app::OpenQuote{row.article_id, row.word_hash});
    constexpr std::string_view dot = " · ";
    const float left = meta.right() + width_of(dot, small);
    if (row.places.empty() || apart || left + 24 > x + room) return;
    draw_line(frame.list(), small, meta.right(), y, height, left - meta.right() + 1, dot, colour(frame.theme.ink_soft));
    meta_line(frame, row.places, {left, y, x + room - left, height}, small);
}

}  // namespace

TextLayout lay_out_quote(const Frame& frame, const app::QuoteRow& row, float width, float em, float line) {
    return lay_out(row.words, frame.serif(em), {.width = width, .line_height = line});
}

float quote_row_height(const Frame& frame, const app::QuoteRow& row, const TextLayout& words, float width) {
    return words.height + 4 + under_words(frame) * (places_apart(row, width) ? 3 : on_two_lines(width) ? 2 : 1);
}

void draw_quote_row(Frame& frame, const app::QuoteRow& row, const TextLayout& words, float em,
                    const QuotePlace& place, const PlaceInList& in_list) {
    const Theme& theme = frame.theme;
    const float x = place.x + space::two, right = place.x + place.width;
    const float height = quote_row_height(frame, row, words, place.width);
    frame.semantics.open_row(app::Role::blockquote, row.speaker, {place.x, place.y, place.width, height}, row.quote.value + 1, in_list.size,
                             in_list.position);
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

    // A row whose words are out of sight has no lines: they are told in one piece.
    const bool seen = place.y < frame.list().GetClipRectMax().y && place.y + words.height > frame.list().GetClipRectMin().y;
    if (!seen && frame.semantics.keeps_away())
        frame.semantics.add({.role = app::Role::paragraph, .rect = {place.x, place.y, place.width, words.height}, .name = row.words});

    // Recorded in the order in which the line is read.
    const float y = place.y + words.height + 4, line = under_words(frame);
    const bool two_lines = on_two_lines(place.width), apart = places_apart(row, place.width);
    const Tools tools = place_tools(frame, row, right, y, two_lines);
    const float after_name = draw_speaker(frame, row, x, y, (two_lines ? tools.evidence.x : tools.left) - space::one - x);
    if (two_lines) draw_evidence_button(frame, row, tools.evidence);
    if (two_lines) draw_where(frame, row, x, y + line, (row.has_passage ? tools.context_left - space::one : right) - x, apart, in_list.led);
    else draw_where(frame, row, after_name + space::one, y, tools.left - space::one - after_name - space::one, false, in_list.led);
    draw_wordings_button(frame, row, tools.wordings);
    draw_context_button(frame, row, tools.context);
    if (!two_lines) draw_evidence_button(frame, row, tools.evidence);
    if (apart) meta_line(frame, row.places, {x, y + 2 * line, right - x, line}, frame.sans(type::small));
    frame.semantics.close();
}

}  // namespace verbatim::ui
