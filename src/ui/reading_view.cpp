// The open article: a column of 65 to 75 characters, quotations on their ground, who spoke beside them.
//
// Beside the column, by room: a panel that lists the quotations; or their speakers as notes in the margin; or neither, and
// the list follows the article. The words are laid out once for a width and a size, then found by binary search.
#include <algorithm>
#include <cmath>

#include "ui/text_block.h"
#include "ui/views.h"
#include "ui/widgets/meta_line.h"

namespace verbatim::ui {
namespace {

constexpr float toolbar_height = 44;
constexpr float panel_width = 340, panel_from = 1040;
constexpr float notes_from = 840;
constexpr float gutter = 32;

struct Column {
    float x = 0, width = 0, em = 18, line = 28;
};

void draw_toolbar(Frame& frame, const Box& box, bool with_back) {
    const app::ReadingModel& reading = frame.model.reading;
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
    float right = box.right() - space::one;
    const auto tool = [&](Icon icon, std::string_view name) {
        right -= size;
        return icon_button(frame, icon, name, {right, y, size, size});
    };
    if (!with_back && !frame.model.only_article && tool(Icon::close, frame.words.close)) frame.act(app::CloseArticle{});
    if (!reading.url.empty() && tool(Icon::external, frame.words.open_original))
        frame.act(app::FollowLink{reading.url});
    if (tool(Icon::link, frame.words.copy_link))
        frame.act(app::CopyWords{reading.link, std::string(frame.words.link_copied)});
    if (tool(Icon::quote, frame.words.copy_citation))
        frame.act(app::CopyWords{reading.citation, std::string(frame.words.citation_copied)});
    if (tool(Icon::larger, frame.words.larger_text)) frame.act(app::ChangeTextSize{1});
    if (tool(Icon::smaller, frame.words.smaller_text)) frame.act(app::ChangeTextSize{-1});
}

void lay_out_article(const Frame& frame, ReadingMemory& memory, const Column& column) {
    const app::ReadingModel& reading = frame.model.reading;
    const float headline_em = frame.width == Width::narrow ? 25 : type::headline.em;
    if (memory.text_revision == reading.text_revision && memory.width == column.width && memory.em == column.em &&
        memory.fonts == frame.fonts.revision() && memory.headline_em == headline_em)
        return;
    memory.text_revision = reading.text_revision;
    memory.width = column.width;
    memory.em = column.em;
    memory.fonts = frame.fonts.revision();
    memory.headline_em = headline_em;
    memory.headline = lay_out(reading.title, frame.serif_bold(headline_em),
                              {.width = column.width, .line_height = std::round(headline_em * 1.26f)});
    std::vector<base::TextSpan> spans;
    spans.reserve(reading.paragraphs.size());
    for (const app::Paragraph& paragraph : reading.paragraphs) spans.push_back(paragraph.span);
    memory.body = lay_out(reading.text, spans, frame.serif(column.em),
                          {.width = column.width, .line_height = column.line, .paragraph_gap = column.line / 2});
}

float draw_head(Frame& frame, const ReadingMemory& memory, const Column& column, float top) {
    const app::ReadingModel& reading = frame.model.reading;
    float y = top;
    const FaceMetrics headline = frame.serif_bold(memory.headline_em);
    frame.semantics.heading(reading.title, {column.x, y, column.width, memory.headline.height}, 1);
    for (const Line& line : memory.headline.lines) {
        const std::string_view words = std::string_view(reading.title).substr(line.start, line.end - line.start);
        draw_words(frame.list(), headline, column.x, baseline(headline, y + line.top, memory.headline.line_height),
                   words, colour(frame.theme.ink));
    }
    y += memory.headline.height + space::one;
    const auto small_line = [&](std::string_view words) {
        if (words.empty()) return;
        frame.semantics.add({.role = app::Role::paragraph, .rect = {column.x, y, column.width, 20}, .name = words});
        label(frame, words, {column.x, y, column.width, 20}, frame.sans(type::small), frame.theme.ink_soft);
        y += 20;
    };
    frame.semantics.add({.role = app::Role::paragraph, .rect = {column.x, y, column.width, 20}, .name = reading.meta});
    meta_line(frame, reading.meta_parts, {column.x, y, column.width, 20}, frame.sans(type::small));
    y += 20;
    small_line(reading.byline);
    small_line(reading.made_note);
    y += space::two;
    if (!reading.note.empty()) {
        const Box box{column.x, y, column.width, 32};
        fill_box(frame.list(), box, colour(frame.theme.hit));
        frame.semantics.status(reading.note, box);
        label(frame, reading.note, {box.x + space::one, box.y, box.width - space::two, box.height},
              frame.sans(type::small), frame.theme.ink);
        y += 32 + space::two;
    }
    return y - top;
}

// The visible paragraphs, each with its lines.
void draw_body(Frame& frame, const ReadingMemory& memory, const Column& column, float top, const Scroll& scroll) {
    const app::ReadingModel& reading = frame.model.reading;
    const TextLayout& body = memory.body;
    const FaceMetrics metrics = frame.serif(column.em);
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    const bool pointed = ImGui::IsWindowHovered() && mouse.x >= column.x && mouse.x < column.x + column.width;
    std::size_t i = body.first_below(scroll.view.y - top);
    while (i < body.lines.size() && top + body.lines[i].top < scroll.view.bottom()) {
        const std::uint32_t number = body.lines[i].paragraph;
        std::size_t end = i;
        while (end < body.lines.size() && body.lines[end].paragraph == number &&
               top + body.lines[end].top < scroll.view.bottom())
            ++end;
        const app::Paragraph& paragraph = reading.paragraphs[number];
        const Box box{column.x, top + body.lines[i].top, column.width, static_cast<float>(end - i) * body.line_height};
        const Scope scope(frame.semantics, app::Role::paragraph, {}, box, number + 1);
        draw_lines(frame, reading.text, body, i, end, paragraph.runs, metrics, column.x, top, {.ink = frame.theme.ink});
        if (pointed && mouse.y >= box.y && mouse.y < box.bottom()) {
            const auto run = run_at(reading.text, body, paragraph.runs, metrics, column.x, top, mouse);
            const std::int32_t quote = run ? paragraph.runs[*run].quote : -1;
            const base::PersonId person = run ? paragraph.runs[*run].person : base::PersonId{};
            if (person.known() && pressed_words(box))
                open_value_menu(frame, {.facet = app::FacetKind::person, .value = {}, .person = person}, {mouse.x, mouse.y - 10, 1, 20});
            else if (quote >= 0 && pressed_words(box))
                frame.act(app::ShowEvidence{reading.quotes[static_cast<std::size_t>(quote)].quote});
        }
        i = end;
    }
}

void draw_sureness_line(Frame& frame, const app::QuoteRow& quote, float x, float y, float width) {
    draw_sureness(frame.list(), quote.sureness, {x + 5, y + 9}, 12, colour(frame.theme.ink_soft));
    label(frame, quote.sureness_label, {x + 16, y, width - 16, 18}, frame.sans(type::tiny), frame.theme.ink_soft);
}

// Who spoke, in the margin at the height of the quotation's first line; a note that would cover the last one moves down.
void draw_notes(Frame& frame, const ReadingMemory& memory, const Column& column, float top, const Scroll& scroll) {
    const app::ReadingModel& reading = frame.model.reading;
    const float x = column.x + column.width + gutter;
    const float width = std::min(space::notes_width, scroll.view.x + scroll.width - x - space::one);
    float free_from = top - 1000000;
    std::string_view last_speaker;
    for (std::size_t i = 0; i < reading.quotes.size(); ++i) {
        const app::QuoteRow& quote = reading.quotes[i];
        if (quote.kind == app::QuoteKind::indirect && !quote.chosen) continue;
        if (quote.at.empty() || memory.body.lines.empty()) continue;
        const float y = std::max(top + memory.body.lines[memory.body.line_of(quote.at.start)].top + 4, free_from);
        free_from = y + 46;
        const bool repeated = quote.speaker == last_speaker;
        last_speaker = quote.speaker;
        if (y + 44 < scroll.view.y || y > scroll.view.bottom()) continue;
        ImGui::PushID(static_cast<int>(i));
        const Box box{x - 6, y - 2, width + 6, 42};
        const Touch touch = touch_area(frame, "note", box, {.role = app::Role::button, .name = quote.speaker});
        draw_touch_ground(frame, touch, box);
        const Colour ink = quote.chosen ? frame.theme.accent : repeated ? frame.theme.ink_soft : frame.theme.ink;
        label(frame, quote.speaker, {x, y, width, 20},
              repeated ? frame.sans(type::small) : frame.sans_bold(type::small), ink);
        draw_sureness_line(frame, quote, x, y + 20, width);
        if (touch.pressed) frame.act(app::ShowEvidence{quote.quote});
        ImGui::PopID();
    }
}

// The quotations as a list: in the panel beside the article, or after it.
float draw_quote_list(Frame& frame, float x, float top, float width) {
    const app::ReadingModel& reading = frame.model.reading;
    float y = top;
    frame.semantics.heading(reading.quotes_heading, {x, y, width, 20}, 2);
    label(frame, reading.quotes_heading, {x, y, width, 20}, frame.sans_bold(type::small), frame.theme.ink_soft);
    y += 20 + space::two;
    const Scope scope(frame.semantics, app::Role::list, reading.quotes_heading);
    for (std::size_t i = 0; i < reading.quotes.size(); ++i) {
        const app::QuoteRow& quote = reading.quotes[i];
        ImGui::PushID(static_cast<int>(i));
        const float em = 16;
        const TextLayout words = lay_out_quote(frame, quote, width - space::two, em, 24);
        draw_quote_row(frame, quote, words, em, {x, y, width});
        y += quote_row_height(quote, words, width) + space::two;
        ImGui::PopID();
    }
    return y - top;
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

void draw_article(Frame& frame, ReadingMemory& memory, const Box& box) {
    const app::ReadingModel& reading = frame.model.reading;
    const bool has_quotes = !reading.quotes.empty();
    const bool panel = has_quotes && box.width >= panel_from;
    const bool notes = has_quotes && !panel && box.width >= notes_from;
    const Box text_box{box.x, box.y, box.width - (panel ? panel_width : 0), box.height};

    const Scroll scroll = begin_scroll(frame, "article", text_box);
    const Column column = column_of(frame, {text_box.x, text_box.y, scroll.width, text_box.height}, notes);
    lay_out_article(frame, memory, column);
    float y = scroll.top + (frame.width == Width::narrow ? space::one : space::three);
    {
        const Scope scope(frame.semantics, app::Role::article, reading.title, text_box);
        y += draw_head(frame, memory, column, y);
        draw_body(frame, memory, column, y, scroll);
        if (notes) draw_notes(frame, memory, column, y, scroll);
    }
    const float body_top = y;
    y += memory.body.height + space::four;
    if (has_quotes && !panel && !notes) {
        rule(frame.list(), column.x, y, column.width, colour(frame.theme.hairline));
        y += space::three;
        y += draw_quote_list(frame, column.x, y, column.width);
    }
    if (memory.reveal != reading.reveal) {
        memory.reveal = reading.reveal;
        if (reading.target.empty() || memory.body.lines.empty()) {
            ImGui::SetScrollY(0);
        } else {
            const float line = memory.body.lines[memory.body.line_of(reading.target.start)].top + body_top - scroll.top;
            scroll_to(scroll, line, line + column.line, std::min(scroll.view.height / 3, 160.0f));
        }
        frame.more_frames = std::max(frame.more_frames, 2);
    }
    end_scroll(scroll, y + space::six - scroll.top);

    if (!panel) return;
    const Box side{text_box.right(), box.y, panel_width, box.height};
    vertical_rule(frame.list(), side.x, side.y, side.height, colour(frame.theme.hairline));
    const Scroll beside = begin_scroll(frame, "article quotes", side);
    const float used = draw_quote_list(frame, side.x + space::three, beside.top + space::three,
                                       beside.width - space::three - space::two);
    end_scroll(beside, used + space::six);
}

}  // namespace

void draw_reading(Frame& frame, Memory& memory, const Box& box, bool with_back) {
    const app::ReadingModel& reading = frame.model.reading;
    const Scope scope(frame.semantics, app::Role::main, reading.title, box);
    if (reading.status == app::Status::closed) {
        notice(frame, reading.notice, box);
        return;
    }
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
