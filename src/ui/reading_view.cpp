// The open article: a column of 65 to 75 characters, quotations on their ground, who spoke beside them.
//
// Beside the column, by room: a panel that lists the quotations; or their speakers as notes in the margin; or neither, and
// the list follows the article. The words are laid out once for a width and a size, then found by binary search.
#include <algorithm>
#include <cmath>

#include "ui/article_layout.h"
#include "ui/mirror.h"
#include "ui/text_block.h"
#include "ui/text_selection.h"
#include "ui/views.h"
#include "ui/widgets/meta_line.h"

namespace verbatim::ui {
namespace {

constexpr float toolbar_height = 44;
constexpr float panel_width = 340, panel_from = 1040;
constexpr float notes_from = 840;
constexpr float gutter = 32;
constexpr float link_room = 30;  // beside a paragraph, for its link

void draw_toolbar(Frame& frame, const Box& box, bool with_back) {
    const app::ReadingModel& reading = frame.model.reading;
    const Scope scope(frame.semantics, app::Role::toolbar, frame.words.article_tools, box);
    const float size = frame.target(), y = box.y + (box.height - size) / 2;
    float x = box.x + space::one;
    if (with_back) {
        if (icon_button(frame, Icon::back, frame.words.back, {x, y, size, size})) frame.act(app::CloseArticle{});
        x += size + space::half;
    }
    if (!reading.hit_label.empty()) {
        const FaceMetrics small = frame.sans(type::small);
        const float width = width_of(reading.hit_label, small) + 2;
        frame.semantics.status(reading.hit_label, {x + space::one, box.y, width, box.height});
        label(frame, reading.hit_label, {x + space::one, box.y, width, box.height}, small, frame.theme.ink_soft);
        x += width + space::two;
        if (icon_button(frame, Icon::chevron_up, frame.words.previous_hit, {x, y, size, size}))
            frame.act(app::StepHit{-1});
        x += size;
        if (icon_button(frame, Icon::chevron_down, frame.words.next_hit, {x, y, size, size}))
            frame.act(app::StepHit{1});
    }
    // From the right; what finds no room beside the hits is left out, the size of the text first (a finger's spread zooms).
    const float left = x + (reading.hit_label.empty() ? 0 : size);
    float right = box.right() - space::one;
    const auto tool = [&](Icon icon, std::string_view name, std::string_view href = {}) {
        if (right - size < left) return false;
        right -= size;
        const Box place{right, y, size, size};
        return href.empty() ? icon_button(frame, icon, name, place) : icon_link(frame, icon, name, href, place);
    };
    if (!with_back && !frame.model.only_article && tool(Icon::close, frame.words.close)) frame.act(app::CloseArticle{});
    if (reading.original.shown() && tool(Icon::external, reading.original.label, reading.original.href)) frame.act(reading.original.action);
    if (!reading.copies.empty()) {
        const float width = width_of_button(frame, reading.copies_label) + 14;
        if (right - width >= left) {
            right -= width;
            const Box place{right, y, width, size};
            if (button(frame, reading.copies_label, place, ButtonLook::quiet, false, app::state_opens)) ImGui::OpenPopup("copies");
            draw_icon(frame.list(), Icon::chevron_down, {place.right() - 10, place.y + size / 2}, 10, colour(frame.theme.ink_soft));
        }
        menu(frame, "copies", reading.copies, {right, box.bottom()});
    }
    if (tool(Icon::link, reading.link_label))
        frame.act(app::CopyWords{reading.link, std::string(frame.words.link_copied)});
    if (tool(Icon::quote, reading.citation_label))
        frame.act(app::CopyWords{reading.citation, std::string(frame.words.citation_copied)});
    if (right - 2 * size < left) return;  // one of the two alone would lead to where nothing leads back from
    if (tool(Icon::larger, frame.words.larger_text)) frame.act(app::ChangeTextSize{1});
    if (tool(Icon::smaller, frame.words.smaller_text)) frame.act(app::ChangeTextSize{-1});
}

// Headline and the lines under it. Their words are recorded with the layer.
void draw_head(Frame& frame, const ArticleLayout& layout, float top) {
    const app::ReadingModel& reading = frame.model.reading;
    const Column& column = layout.column;
    const FaceMetrics headline = frame.serif_bold(layout.headline_em).in(reading.language);
    const SeenLines seen = seen_lines(layout.headline, top + layout.headline_top);
    for (std::size_t i = seen.first; i < seen.last; ++i) {
        const Island island(frame.list(), column.x, column.x + column.width);
        const Line& line = layout.headline.lines[i];
        const float line_top = top + layout.headline_top + line.top;
        draw_laid_line(frame.list(), headline, reading.title, layout.headline, line, column.x,
                       baseline(headline, line_top, layout.headline.line_height), colour(frame.theme.ink));
    }
    const auto lines = small_lines(reading);
    // These lines begin at the side where the headline does.
    const FaceMetrics small = frame.sans(type::small);
    const bool from_right = !layout.headline.lines.empty() && layout.headline.lines[0].right_to_left;
    const auto place = [&](float width, std::size_t nth) {
        const float indent = from_right != mirrored() ? std::max(0.0f, column.width - width) : 0;
        return Box{column.x + indent, top + layout.small_tops[nth], column.width - indent, small_line};
    };
    meta_line(frame, reading.meta_parts, place(width_of_meta(reading.meta_parts, small), 0), small);
    for (std::size_t i = 1; i < lines.size(); ++i) label(frame, lines[i], place(width_of(lines[i], small), i), small, frame.theme.ink_soft);
}

// A word about the link that led here: under the headline, and at the top of the view once that is scrolled away – the place that
// the link leads to may lie screens below.
void draw_note(Frame& frame, const ArticleLayout& layout, float top, const Box& view) {
    const app::ReadingModel& reading = frame.model.reading;
    if (reading.note.empty()) return;
    const Column& column = layout.column;
    const Box box{column.x, std::max(top + layout.note_top, view.y + space::one), column.width, note_height};
    fill_box(frame.list(), box, colour(frame.theme.hit), space::radius);
    frame.semantics.status(reading.note, box);
    label(frame, reading.note, {box.x + space::one, box.y, box.width - space::two, box.height}, frame.sans(type::small),
          frame.theme.ink);
}

// What the pointer finds on a paragraph: its link in the margin, the evidence of a quotation.
void point_at_paragraph(Frame& frame, const ArticleLayout& layout, std::uint32_t number, const Box& box, float top) {
    const app::ReadingModel& reading = frame.model.reading;
    const app::Paragraph& paragraph = reading.paragraphs[number];
    const Column& column = layout.column;
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    if (column.x >= link_room && icon_button(frame, Icon::link, frame.words.copy_paragraph_link,
                                             {column.x - link_room, box.y, link_room - 4, link_room - 4}))
        frame.act(app::CopyWords{paragraph.link, std::string(frame.words.link_copied)});
    if (mouse.x < column.x) return;
    ImGui::SetMouseCursor(ImGuiMouseCursor_TextInput);
    const auto run =
        run_at(reading.text, layout.body, paragraph.runs, frame.serif(column.em).in(reading.language), column.x, top, mouse);
    if (!run) return;
    const app::StyledRun& words = paragraph.runs[*run];
    const app::QuoteRow* quote = words.quote >= 0 ? &reading.quotes[static_cast<std::size_t>(words.quote)] : nullptr;
    if (quote) frame.pointed = quote;
    if (!(words.person.known() || quote) || !pressed_words(box)) return;
    if (words.person.known())
        open_value_menu(frame, {.facet = app::FacetKind::person, .value = {}, .person = words.person}, {mouse.x, mouse.y - 10, 1, 20});
    else
        frame.act(app::ShowEvidence{quote->quote});
}

// The lines that are seen, paragraph by paragraph. All of them, seen or not, are recorded with the layer.
void draw_body(Frame& frame, ReadingMemory& memory, float top, const Scroll& scroll) {
    const ArticleLayout& layout = memory.layout;
    const app::ReadingModel& reading = frame.model.reading;
    const TextLayout& body = layout.body;
    const Column& column = layout.column;
    const FaceMetrics metrics = frame.serif(column.em).in(reading.language);
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    const bool pointed = ImGui::IsWindowHovered() && mouse.x >= column.x - link_room && mouse.x < column.x + column.width;
    std::size_t i = body.first_below(scroll.view.y - top);
    memory.first_paragraph = i < body.lines.size() ? body.lines[i].paragraph : ~0u;
    while (i < body.lines.size() && top + body.lines[i].top < scroll.view.bottom()) {
        const std::uint32_t number = body.lines[i].paragraph;
        std::size_t end = i;
        while (end < body.lines.size() && body.lines[end].paragraph == number &&
               top + body.lines[end].top < scroll.view.bottom())
            ++end;
        const app::Paragraph& paragraph = reading.paragraphs[number];
        const Box box{column.x, top + body.lines[i].top, column.width, static_cast<float>(end - i) * body.line_height};
        draw_lines(frame, reading.text, body, i, end, paragraph.runs, metrics, column.x, top,
                   {.ink = frame.theme.ink, .selectable = false});
        if (static_cast<std::int32_t>(number) == reading.chosen_paragraph)
            frame.list().AddRectFilled({column.x - space::two, box.y + 2}, {column.x - space::two + 2, box.bottom() - 2},
                                       colour(frame.theme.accent));
        if (pointed && mouse.y >= box.y && mouse.y < box.bottom()) point_at_paragraph(frame, layout, number, box, top);
        i = end;
    }
}

void draw_sureness_line(Frame& frame, const app::QuoteRow& quote, float x, float y, float width) {
    draw_sureness(frame.list(), quote.sureness, {x + 5, y + 9}, 12, colour(frame.theme.ink_soft));
    label(frame, quote.sureness_label, {x + 16, y, width - 16, 18}, frame.sans(type::tiny), frame.theme.ink_soft);
}

// Who spoke, in the margin at the height of the quotation's first line; a note that would cover the last one moves down.
void draw_notes(Frame& frame, const ArticleLayout& layout, float top, const Scroll& scroll) {
    const app::ReadingModel& reading = frame.model.reading;
    const Column& column = layout.column;
    const float x = column.x + column.width + gutter;
    const float width = std::min(space::notes_width, scroll.view.x + scroll.width - x - space::one);
    float free_from = top - 1000000;
    const Scope scope(frame.semantics, app::Role::list, reading.quotes_heading);
    std::string_view last_speaker;
    for (std::size_t i = 0; i < reading.quotes.size(); ++i) {
        const app::QuoteRow& quote = reading.quotes[i];
        if (quote.kind == app::QuoteKind::indirect && !quote.chosen) continue;
        if (quote.at.empty() || layout.body.lines.empty()) continue;
        const float y = std::max(top + layout.body.lines[layout.body.line_of(quote.at.start)].top + 4, free_from);
        free_from = y + 46;
        const bool repeated = quote.speaker == last_speaker;
        last_speaker = quote.speaker;
        const bool away = y + 44 < scroll.view.y || y > scroll.view.bottom();
        if (away && !frame.text_input_by_host) continue;  // a mirror's keyboard goes to those out of sight as well
        ImGui::PushID(static_cast<int>(i));
        const Box box{x - 6, y - 2, width + 6, 42};
        const Touch touch = touch_area(frame, "note", box, {.role = app::Role::button, .states = app::state_opens, .name = quote.speaker, .description = quote.sureness_label});
        if (touch.hovered) frame.pointed = &quote;
        if (has_keyboard(frame, touch)) frame.held = &quote;
        draw_touch_ground(frame, touch, box);
        const Colour ink = quote.chosen ? frame.theme.accent : repeated ? frame.theme.ink_soft : frame.theme.ink;
        label(frame, quote.speaker, {x, y, width, 20},
              repeated ? frame.sans(type::small) : frame.sans_bold(type::small), ink);
        draw_sureness_line(frame, quote, x, y + 20, width);
        if (touch.pressed) frame.act(app::ShowEvidence{quote.quote});
        ImGui::PopID();
    }
}

constexpr float list_em = 16, list_line = 24;

void lay_out_quote_list(const Frame& frame, QuoteListMemory& list, float width) {
    const app::ReadingModel& reading = frame.model.reading;
    if (list.revision == reading.revision && list.width == width && list.fonts == frame.fonts.revision()) return;
    list.revision = reading.revision;
    list.width = width;
    list.fonts = frame.fonts.revision();
    list.words.clear();
    list.tops.assign(1, 0.0f);
    for (const app::QuoteRow& quote : reading.quotes) {
        list.words.push_back(lay_out_quote(frame, quote, width - space::two, list_em, list_line));
        list.tops.push_back(list.tops.back() + quote_row_height(frame, quote, list.words.back(), width) + space::two);
    }
}

// The quotations as a list: in the panel beside the article, or after it. Only rows in sight are drawn: a draw list of ImGui
// holds 65,536 corners, which are the letters of some two hundred quotations.
float draw_quote_list(Frame& frame, QuoteListMemory& list, const Scroll& scroll, float x, float top, float width) {
    const app::ReadingModel& reading = frame.model.reading;
    lay_out_quote_list(frame, list, width);
    constexpr float heading = 20 + space::two;
    const float first_top = top + heading;
    frame.semantics.heading(reading.quotes_heading, {x, top, width, 20}, 2);
    if (top + heading > scroll.view.y && top < scroll.view.bottom())
        label(frame, reading.quotes_heading, {x, top, width, 20}, frame.sans_bold(type::small), frame.theme.ink_soft);
    const Scope scope(frame.semantics, app::Role::list, reading.quotes_heading);
    const auto end_of_first = std::partition_point(list.tops.begin() + 1, list.tops.end(),
                                                   [&](float end) { return first_top + end < scroll.view.y; });
    const auto first = static_cast<std::size_t>(end_of_first - list.tops.begin()) - 1;
    auto last = first;
    while (last < reading.quotes.size() && first_top + list.tops[last] < scroll.view.bottom()) ++last;
    each_row(frame, list.focus, first, last, reading.quotes.size(), [&](std::size_t i) {
        ImGui::PushID(static_cast<int>(i));
        draw_quote_row(frame, reading.quotes[i], list.words[i], list_em, {x, first_top + list.tops[i], width},
                       {.size = static_cast<std::uint32_t>(reading.quotes.size()), .position = static_cast<std::uint32_t>(i) + 1});
        ImGui::PopID();
    });
    return heading + list.tops.back();
}

Column column_of(const Frame& frame, const Box& box, bool notes) {
    Column column;
    column.em = std::round(type::reading.em * frame.text_scale);
    column.line = std::round(column.em * 1.56f);
    const float side = frame.width == Width::narrow ? space::two + 4 : gutter;
    const float beside = notes ? space::notes_width + gutter : 0;
    column.width = std::min(space::reading_most * frame.text_scale, box.width - 2 * side - beside);
    column.x = std::round(box.x + std::max(side, (box.width - column.width - beside) / 2));
    return column;
}

// Scrolls to what the reader asked for, once for each time it is asked.
void reveal_target(Frame& frame, ReadingMemory& memory, const Scroll& scroll) {
    const app::ReadingModel& reading = frame.model.reading;
    const ArticleLayout& layout = memory.layout;
    if (memory.reveal == reading.reveal) return;
    memory.reveal = reading.reveal;
    const bool aimed = !reading.target.empty() && !layout.body.lines.empty();
    const float line = aimed ? layout.body_top + layout.body.lines[layout.body.line_of(reading.target.start)].top : 0;
    const float margin = std::min(scroll.view.height / 3, 160.0f);
    // What is seen from the article's beginning is shown with it.
    if (line + layout.column.line + margin <= scroll.view.height) ImGui::SetScrollY(0);
    else scroll_to(scroll, line, line + layout.column.line, margin);
    frame.more_frames = std::max(frame.more_frames, 2);
}

void draw_article(Frame& frame, ReadingMemory& memory, const Box& box) {
    const app::ReadingModel& reading = frame.model.reading;
    const bool has_quotes = !reading.quotes.empty();
    const bool panel = has_quotes && box.width >= panel_from;
    const bool notes = has_quotes && !panel && box.width >= notes_from;
    const Box text_box{box.x, box.y, box.width - (panel ? panel_width : 0), box.height};

    if (const auto offset = frame.semantics.scrolled(text_layer_id)) ImGui::SetNextWindowScroll({-1, *offset});
    const Scroll scroll = begin_scroll(frame, "article", text_box);
    const Column column = column_of(frame, {text_box.x, text_box.y, scroll.width, text_box.height}, notes);
    ArticleLayout& layout = memory.layout;
    const float view_right = text_box.x + scroll.width;
    lay_out_article(frame, layout, column, mirrored() ? view_right - column.x - column.width : column.x - text_box.x);
    const float body_top = scroll.top + layout.body_top;
    {
        const Scope scope(frame.semantics, app::Role::article, reading.title, text_box);
        const Box view{text_box.x, text_box.y, scroll.width, text_box.height};
        frame.semantics.layer(layout.layer, view, scroll.offset);
        if (!frame.text_input_by_host) {
            follow_selection(frame, layout.layer, memory.selection, {column.x, scroll.top}, view);
            draw_selection(frame, layout.layer, memory.selection, {column.x, scroll.top}, view);
        }
        draw_head(frame, layout, scroll.top);
        draw_body(frame, memory, body_top, scroll);
        draw_note(frame, layout, scroll.top, view);
        if (notes) draw_notes(frame, layout, body_top, scroll);
    }
    float y = scroll.top + layout.bottom() + space::four;
    if (reading.repeated.shown()) {
        const float height = frame.target();
        if (button(frame, reading.repeated.label, {column.x, y, std::min(column.width, width_of_button(frame, reading.repeated.label)), height})) frame.act(reading.repeated.action);
        y += height + space::two;
    }
    if (has_quotes && !panel && !notes) {
        rule(frame.list(), column.x, y, column.width, colour(frame.theme.hairline));
        y += space::three;
        y += draw_quote_list(frame, memory.list, scroll, column.x, y, column.width);
    }
    const float height = y + space::six - scroll.top;
    frame.semantics.set_layer_height(height);
    reveal_target(frame, memory, scroll);
    end_scroll(scroll, height);

    if (!panel) return;
    const Box side{text_box.right(), box.y, panel_width, box.height};
    vertical_rule(frame.list(), side.x, side.y, side.height, colour(frame.theme.hairline));
    const Scroll beside = begin_scroll(frame, "article quotes", side);
    const float used = draw_quote_list(frame, memory.list, beside, side.x + space::three, beside.top + space::three,
                                       beside.width - space::three - space::two);
    end_scroll(beside, used + space::six);
}

}  // namespace

void draw_reading(Frame& frame, Memory& memory, const Box& box, bool with_back) {
    const app::ReadingModel& reading = frame.model.reading;
    if (reading.status == app::Status::closed) return draw_found(frame, box);
    const Scope scope(frame.semantics, app::Role::main, reading.title, box);
    draw_toolbar(frame, {box.x, box.y, box.width, toolbar_height}, with_back);
    const Box rest{box.x, box.y + toolbar_height, box.width, box.height - toolbar_height};
    if (reading.status == app::Status::failed) {
        notice(frame, reading.notice, rest);
    } else if (reading.status == app::Status::loading) {
        frame.semantics.status(frame.words.loading, rest);
    } else {
        draw_article(frame, memory.reading, rest);
    }
}

}  // namespace verbatim::ui
