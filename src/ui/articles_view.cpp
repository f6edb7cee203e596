// The list of articles found. All rows are equally high, so any of a million is found by arithmetic and nothing jumps when
// rows arrive; a short title leaves a line more to the snippet.
#include <algorithm>

#include "ui/mirror.h"
#include "ui/text_block.h"
#include "ui/views.h"
#include "ui/widgets/meta_line.h"

namespace verbatim::ui {
namespace {

constexpr float heading_height = 44;
constexpr float article_row_height = 148;
constexpr float title_line = 24, snippet_line = 21;

void draw_heading(Frame& frame, const Box& box) {
    const app::ArticlesModel& articles = frame.model.articles;
    frame.semantics.status(articles.heading, {box.x + space::two, box.y, box.width / 2, box.height});
    label(frame, articles.heading, {box.x + space::two, box.y, box.width / 2, box.height}, frame.sans_bold(type::body),
          frame.theme.ink);
    float right = box.right() - space::one;
    const float size = frame.target();
    if (articles.total > 0) {
        if (icon_button(frame, Icon::export_, frame.words.export_button,
                        {right - size, box.y + (box.height - size) / 2, size, size}, app::state_opens))
            ImGui::OpenPopup("export");
        right -= size + space::half;
    }
    if (!articles.sort_label.empty() && articles.total > 1) {
        const float width = width_of_button(frame, articles.sort_label) + 14;
        const Box sort{right - width, box.y + (box.height - size) / 2, width, size};
        if (button(frame, articles.sort_label, sort, ButtonLook::quiet, false, app::state_opens)) ImGui::OpenPopup("sort");
        draw_icon(frame.list(), Icon::chevron_down, {sort.right() - 10, sort.y + sort.height / 2}, 10,
                  colour(frame.theme.ink_soft));
    }
    menu(frame, "sort", articles.sorts, {right, box.bottom()});
    menu(frame, "export", articles.exports, {box.right() - space::one, box.bottom()}, frame.words.save_as);
    rule(frame.list(), box.x, box.bottom() - 1, box.width, colour(frame.theme.hairline));
}

// A row whose words have not arrived yet.
void draw_blank_row(Frame& frame, const Box& box) {
    const ImU32 ink = colour(frame.theme.quote);
    fill_box(frame.list(), {box.x + space::two, box.y + 22, box.width * 0.7f, 14}, ink, 4);
    fill_box(frame.list(), {box.x + space::two, box.y + 52, box.width * 0.4f, 10}, ink, 4);
    fill_box(frame.list(), {box.x + space::two, box.y + 80, box.width * 0.85f, 10}, ink, 4);
    rule(frame.list(), box.x + space::two, box.bottom() - 1, box.width - 2 * space::two, colour(frame.theme.hairline));
}

// `led`: the keyboard is to go there.
void draw_row(Frame& frame, const app::ResultRow& row, const Box& box, std::uint32_t position, bool led) {
    const Theme& theme = frame.theme;
    ImGui::SetNextItemAllowOverlap();  // of the values in its second line
    const Touch touch = touch_area(frame, row.id, box,
                                   {.role = app::Role::link,
                                    .states = row.open ? app::state_selected : 0u,
                                    .name = row.title,
                                    .value = row.href,
                                    .set_size = frame.model.articles.total,
                                    .set_position = position + 1});
    if (led) frame.semantics.lead_to(touch.id);
    if (touch.pressed) frame.act(row.action);
    if (row.open) {
        fill_box(frame.list(), box, colour(theme.quote), 0);
        frame.list().AddRectFilled({box.x, box.y}, {box.x + 3, box.bottom()}, colour(theme.accent));
    } else {
        draw_touch_ground(frame, touch, box, 0);
    }
    const float x = box.x + space::two, width = box.width - 2 * space::two;
    float y = box.y + 14;

    const FaceMetrics title = frame.serif_bold(type::title.em);
    const float title_height = paragraph(frame, row.title, x, y, width, title, title_line, theme.ink, 2);
    y += title_height + 2;
    const FaceMetrics small = frame.sans(type::small);
    float right = x + width;
    if (!row.quotes.empty()) {
        const float wide = width_of(row.quotes, small);
        label(frame, row.quotes, {right - wide, y, wide + 1, 20}, small, theme.ink_soft);
        draw_icon(frame.list(), Icon::quote, {right - wide - 12, y + 10}, 14, colour(theme.control));
        right -= wide + 28;
    }
    ImGui::PushID(row.id.data(), row.id.data() + row.id.size());
    meta_line(frame, row.meta_parts, {x, y, right - x, 20}, small);
    const ImGuiID meta = ImGui::GetID("meta"), snippet = ImGui::GetID("snippet");
    ImGui::PopID();
    frame.semantics.add({.role = app::Role::paragraph, .id = meta, .rect = {x, y, right - x, 20}, .name = row.meta});
    y += 24;
    if (!row.made_note.empty() && title_height < 2 * title_line) {
        label(frame, row.made_note, {x, y - 2, width, 18}, frame.sans(type::tiny), theme.ink_soft);
        y += 18;
    }
    const auto lines = static_cast<std::size_t>(std::max(0.0f, (box.bottom() - 12 - y) / snippet_line));
    const FaceMetrics words = frame.serif(15);
    // Where the words are cut off, the dots stand within the column.
    const float column = width - width_of(frame.words.cut_off, words);
    TextLayout layout = lay_out(row.snippet, words, {.width = column, .line_height = snippet_line, .most_lines = lines});
    const bool from_right = !layout.lines.empty() && layout.lines.back().right_to_left;
    const float left = from_right ? x + width - column : x;
    const Island island(frame.list(), x, x + width);
    draw_lines(frame, row.snippet, layout, 0, layout.lines.size(), row.snippet_runs, words, left, y,
               {.ink = theme.ink_soft, .selectable = false});
    if (layout.cut && !layout.lines.empty()) {
        const Line& last = layout.lines.back();
        const float dots = from_right ? left + last.indent - (width - column) : left + last.width;
        draw_line(frame.list(), words, dots, y + last.top, snippet_line, 20, frame.words.cut_off, colour(theme.ink_soft));
    }
    frame.semantics.add({.role = app::Role::paragraph, .id = snippet, .rect = {x, y, width, layout.height}, .name = row.snippet});
    rule(frame.list(), x, box.bottom() - 1, width, colour(theme.hairline));
}

void tell_visible_rows(Frame& frame, ArticlesMemory& memory, std::uint32_t first, std::uint32_t last) {
    if (first == memory.first && last == memory.last) return;
    memory.first = first;
    memory.last = last;
    frame.act(app::RowsVisible{first, last});
}

void draw_rows(Frame& frame, ArticlesMemory& memory, const Box& box) {
    const app::ArticlesModel& articles = frame.model.articles;
    const Scope scope(frame.semantics, app::Role::list, frame.words.article_list, box);
    const Scroll scroll = begin_scroll(frame, "articles", box);
    frame.semantics.place(content_box(scroll));
    if (memory.restart != articles.restart) ImGui::SetScrollY(0);
    memory.restart = articles.restart;
    if (memory.reveal != articles.reveal && articles.selected >= 0) {
        scroll_to(scroll, static_cast<float>(articles.selected) * article_row_height,
                  static_cast<float>(articles.selected + 1) * article_row_height, 0);
        memory.reveal = articles.reveal;
    }
    const auto first = static_cast<std::uint32_t>(std::max(0.0f, scroll.offset / article_row_height));
    const auto last = std::min(articles.total, first + static_cast<std::uint32_t>(box.height / article_row_height) + 2);
    const bool led = memory.led != articles.reveal;
    memory.led = articles.reveal;
    each_row(frame, memory.focus, first, last, articles.total, [&](std::size_t row_number) {
        const auto i = static_cast<std::uint32_t>(row_number);
        const Box row{box.x, scroll.top + static_cast<float>(i) * article_row_height, scroll.width, article_row_height};
        if (i >= articles.first && i - articles.first < articles.rows.size())
            draw_row(frame, articles.rows[i - articles.first], row, i, led && static_cast<std::int64_t>(i) == articles.selected);
        else draw_blank_row(frame, row);
    });
    end_scroll(scroll, static_cast<float>(articles.total) * article_row_height);
    tell_visible_rows(frame, memory, first, last);
}

}  // namespace

void draw_articles(Frame& frame, Memory& memory, const Box& box) {
    const app::ArticlesModel& articles = frame.model.articles;
    const Scope scope(frame.semantics, app::Role::region, frame.words.view(app::View::articles), box);
    draw_heading(frame, {box.x, box.y, box.width, heading_height});
    Box rest{box.x, box.y + heading_height, box.width, box.height - heading_height};
    if (articles.partial.shown()) {
        const float used = notice_line(frame, articles.partial, rest) + space::one;
        rest.y += used;
        rest.height -= used;
    }
    if (articles.status == app::Status::loading) {
        for (float y = rest.y; y < rest.bottom(); y += article_row_height)
            draw_blank_row(frame, {rest.x, y, rest.width, article_row_height});
    } else if (articles.notice.shown()) {
        notice(frame, articles.notice, rest);
    } else {
        draw_rows(frame, memory.articles, rest);
    }
}

}  // namespace verbatim::ui
