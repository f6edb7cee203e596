// Words: how common a search is over time, and below it each place where its words stand, a line each, aligned on the hit.
//
//        …agreed to double their ▐trade▌ volume by 2030…          3 Jan 2025 · Trend
//     …would not stop the border ▐trade▌ with its neighbour…      2 Jan 2025 · Morning Post
//
// All lines are equally high, so any of thousands is found by arithmetic. In a narrow column date and outlet go under the words.
#include <algorithm>
#include <cmath>

#include "text/bidi.h"
#include "ui/mirror.h"
#include "ui/views.h"

namespace verbatim::ui {
namespace {

constexpr float one_line_from = 640;  // narrower columns say date and outlet on a second line
constexpr float widest_words = 1280;        // as far as the words of a line reach
constexpr float meta_width = 240;
constexpr float words_em = 16;
constexpr float gap = 3;  // around the hit

struct LineLook {
    bool two_lines = false;
    float height = 32, x = 0, width = 0;  // width is what the words have
    float hit_at = 0;                     // where the hits begin
};

LineLook look_of(const Frame& frame, float x, float width) {
    LineLook look{.two_lines = width < one_line_from, .x = x};
    look.width = look.two_lines ? width : width - meta_width - space::two;
    look.height = look.two_lines ? 54.0f : std::max(32.0f, frame.coarse ? space::coarse_target : 0.0f);
    look.hit_at = std::round(x + look.width * (look.two_lines ? 0.40f : 0.46f));
    return look;
}

// As many of the last words as fit.
// The words around the hit are cut at both ends, the hit itself only where it is as long as the line.
void draw_in_context(Frame& frame, const app::ContextRow& row, const LineLook& look, float y, float height) {
    const Theme& theme = frame.theme;
    const Island island(frame.list(), look.x, look.x + look.width);
    const FaceMetrics serif = frame.serif(words_em), bold = frame.serif_bold(words_em);
    const float base = baseline(serif, y, height), end = look.x + look.width;
    // What is read from the right has the words before the hit at its right.
    const bool from_right = text::has_right_to_left(row.hit);
    const float before_room = look.hit_at - gap - look.x;
    if (!from_right) {
        const std::string_view left = fitting_end(row.left, serif, before_room);
        draw_words(frame.list(), serif, look.hit_at - gap - width_of(left, serif), base, left, colour(theme.ink));
    } else {
        const float wide = std::min(width_of(row.right, serif), before_room);
        draw_line(frame.list(), serif, look.hit_at - gap - wide, y, height, wide + 1, row.right, colour(theme.ink));
    }
    const float hit = std::min(width_of(row.hit, bold), end - look.hit_at);
    const Box ground{look.hit_at - gap, y + 4, hit + 2 * gap, height - 8};
    fill_box(frame.list(), ground, colour(theme.hit), 2);
    frame.list().AddRectFilled({ground.x, ground.bottom() - 1}, {ground.right(), ground.bottom() + 1}, colour(theme.hit_rule));
    draw_line(frame.list(), bold, look.hit_at, y, height, hit + 1, row.hit, colour(theme.ink));
    const float right = ground.right();
    if (from_right) draw_words(frame.list(), serif, right, base, fitting_end(row.left, serif, end - right), colour(theme.ink));
    else if (end - right > 24) draw_line(frame.list(), serif, right, y, height, end - right, row.right, colour(theme.ink));
}

void draw_line_row(Frame& frame, const app::ContextRow& row, const LineLook& look, const Box& box, std::uint32_t position, bool led) {
    const Touch touch = touch_area(frame, "line", box,
                                   {.role = app::Role::link,
                                    .states = row.chosen ? app::state_selected : 0u,
                                    .name = row.line,
                                    .value = row.href,
                                    .description = row.meta,
                                    .set_size = frame.model.words.total,
                                    .set_position = position + 1});
    if (led) frame.semantics.lead_to(touch.id);
    if (row.chosen) {
        fill_box(frame.list(), box, colour(frame.theme.quote), 0);
        frame.list().AddRectFilled({box.x, box.y}, {box.x + 3, box.bottom()}, colour(frame.theme.accent));
    } else {
        draw_touch_ground(frame, touch, box, 0);
    }
    const FaceMetrics small = frame.sans(type::small);
    draw_in_context(frame, row, look, box.y, 32);
    if (look.two_lines) label(frame, row.meta, {look.x, box.y + 29, look.width, 18}, small, frame.theme.ink_soft);
    else label(frame, row.meta, {look.x + look.width + space::two, box.y, meta_width, 32}, small, frame.theme.ink_soft);
    rule(frame.list(), look.x, box.bottom() - 1, box.right() - look.x - space::one, colour(frame.theme.hairline));
    if (touch.pressed) frame.act(app::OpenHit{row.article_id, row.hit_number, position});
}

// What is looked for, with its tools: the counts as a file, the link.
float draw_words_title(Frame& frame, float x, float top, float width) {
    const app::WordsModel& words = frame.model.words;
    const float size = frame.target();
    frame.semantics.heading(words.heading, {x, top, width, 34}, 1);
    const float used = paragraph(frame, words.heading, x, top, width - 2 * size - space::one,
                                 frame.serif_bold(frame.width == Width::narrow ? 22.0f : 26.0f), 34, frame.theme.ink, 2);
    if (icon_button(frame, Icon::link, frame.words.copy_link, {x + width - size, top, size, size}))
        frame.act(app::CopyWords{words.link, std::string(frame.words.link_copied)});
    if (!words.curve_exports.empty() &&
        icon_button(frame, Icon::export_, frame.words.export_counts, {x + width - 2 * size, top, size, size}, app::state_opens))
        ImGui::OpenPopup("export counts");
    menu(frame, "export counts", words.curve_exports, {x + width, top + size + space::half}, frame.words.save_as);
    return std::max(used, size);
}

float draw_curve(Frame& frame, Memory& memory, float x, float top, float width) {
    const app::WordsModel& words = frame.model.words;
    float y = top + draw_words_title(frame, x, top, width) + 2;
    // While the figures are on their way their line stays free, so that the bars stay where they are.
    if (!words.figures.empty()) frame.semantics.status(words.figures, {x, y, width, 20});
    y += std::max(20.0f, paragraph(frame, words.figures, x, y, width, frame.sans(type::small), 20, frame.theme.ink_soft, 2)) + space::half;
    if (words.histogram.bars.empty()) return y + space::one - top;
    switch_of(frame, words.measures, x, y, 36);
    y += 36 + space::two;
    // The scale: what the highest bar stands for.
    const float bars = frame.width == Width::narrow ? 96.0f : 128.0f;
    if (!words.highest.empty()) {
        const FaceMetrics tiny = frame.sans(type::tiny);
        const float wide = width_of(words.highest, tiny) + space::one;
        label(frame, words.highest, {x + width - wide + space::one, y - 8, wide, 16}, tiny, frame.theme.ink_soft);
        rule(frame.list(), x, y, width - wide, colour(frame.theme.hairline));
    }
    histogram(frame, words.histogram, {x, y, width, bars}, memory.words_brush, frame.words.date);
    y += bars + 2;
    y += histogram_legend(frame, words.histogram, x, y, width);
    return y + space::two - top;
}

// How many lines there are, in which order they stand, out of how many articles they are.
float draw_lines_head(Frame& frame, float x, float top, float width) {
    const app::WordsModel& words = frame.model.words;
    rule(frame.list(), x, top, width, colour(frame.theme.hairline));
    float y = top + space::two;
    const float size = frame.target(), height = 36;
    const FaceMetrics heading = frame.sans_bold(type::body);
    frame.semantics.heading(words.lines_heading, {x, y, width, height}, 2);
    label(frame, words.lines_heading, {x, y, width - size, height}, heading, frame.theme.ink);
    if (words.total > 0 &&
        icon_button(frame, Icon::export_, frame.words.export_lines, {x + width - size, y + (height - size) / 2, size, size}, app::state_opens))
        ImGui::OpenPopup("export lines");
    menu(frame, "export lines", words.exports, {x + width, y + height}, frame.words.save_as);
    float orders = 0;
    for (const app::Choice& order : words.orders) orders += width_of(order.label, frame.sans_bold(type::body)) + 4 + space::two;
    const float beside = width_of(words.lines_heading, heading) + space::four;
    const bool under = beside + orders + size > width;
    if (under) y += height;
    switch_of(frame, words.orders, under ? x : x + width - size - orders, y, height);
    y += height + space::half;
    if (words.looked_into.empty()) return y - top + space::half;
    const FaceMetrics small = frame.sans(type::small);
    frame.semantics.status(words.looked_into, {x, y, width, 22});
    const float wide = width_of(words.looked_into, small) + 1;
    label(frame, words.looked_into, {x, y, width, 22}, small, frame.theme.ink_soft);
    if (!words.further.shown()) return y + 26 - top;
    const float link_width = width_of(words.further.label, small) + 1;
    const bool fits = wide + space::two + link_width <= width;
    if (!fits) y += 22;
    const Box box{fits ? x + wide + space::two : x, y, link_width, frame.coarse ? 32.0f : 22.0f};
    if (link(frame, words.further.label, {}, box, small)) frame.act(words.further.action);
    return y + box.height + space::half - top;
}

// Brings the line that j and k have come to into sight.
void reveal_line(Frame& frame, WordsMemory& memory, const Scroll& scroll, float rows_top, float height) {
    const app::WordsModel& words = frame.model.words;
    if (memory.reveal == words.reveal) return;
    memory.reveal = words.reveal;
    if (words.at < 0) return;
    const float top = rows_top - scroll.top + static_cast<float>(words.at) * height;
    scroll_to(scroll, top, top + height, space::three);
    frame.more_frames = std::max(frame.more_frames, 2);
}

float draw_rows(Frame& frame, WordsMemory& memory, const Scroll& scroll, float x, float y, float width) {
    const app::WordsModel& words = frame.model.words;
    const LineLook look = look_of(frame, x, width);
    const Scope scope(frame.semantics, app::Role::list, frame.words.line_list);
    const bool led = memory.reveal != words.reveal;
    reveal_line(frame, memory, scroll, y, look.height);
    const auto first = static_cast<std::size_t>(std::max(0.0f, (scroll.view.y - y) / look.height));
    const auto last = static_cast<std::size_t>(std::max(0.0f, std::ceil((scroll.view.bottom() - y) / look.height)));
    each_row(frame, memory.focus, first, std::min(last, words.rows.size()), words.rows.size(), [&](std::size_t i) {
        ImGui::PushID(static_cast<int>(i));
        const float top = y + static_cast<float>(i) * look.height;
        draw_line_row(frame, words.rows[i], look, {x - space::one, top, width + 2 * space::one, look.height}, static_cast<std::uint32_t>(i),
                      led && static_cast<std::int64_t>(i) == words.at);
        ImGui::PopID();
    });
    const float end = y + static_cast<float>(words.rows.size()) * look.height;
    // The next page is asked for before the end of this one is seen.
    const auto count = static_cast<std::uint32_t>(words.rows.size());
    const bool near_end = words.more && end - scroll.view.bottom() < 800;
    if (near_end && memory.asked != count) frame.act(app::MoreLines{});
    memory.asked = near_end ? count : 0;
    return end - y;
}

}  // namespace

void draw_words_view(Frame& frame, Memory& memory, const Box& box) {
    const app::WordsModel& words = frame.model.words;
    const Scope scope(frame.semantics, app::Role::main, frame.words.view(app::View::words), box);
    const auto loading = [&](float x, float y) {
        frame.semantics.status(frame.words.loading, {x, y, 200, 20});
        label(frame, frame.words.loading, {x, y, 200, 20}, frame.sans(type::body), frame.theme.ink_soft);
    };
    const auto [scroll, x, top, width] = begin_column(frame, "words", box, widest_words, words.partial, words.restart, memory.words.restart);
    float y = top;
    if (words.status == app::Status::loading) {
        loading(x, y);
        return end_scroll(scroll, 0);
    }
    if (words.notice.shown()) {
        y += notice(frame, words.notice, {x, y, width, box.height}) + space::six;
        return end_scroll(scroll, y - scroll.top);
    }
    y += draw_curve(frame, memory, x, y, width);
    if (words.lines_status == app::Status::loading) {
        loading(x, y + space::two);
        return end_scroll(scroll, y - scroll.top + space::six);
    }
    if (words.lines_notice.shown()) {
        y += notice(frame, words.lines_notice, {x, y, width, box.height / 2}) + space::six;
    } else {
        y += draw_lines_head(frame, x, y, width);
        y += draw_rows(frame, memory.words, scroll, x, y, width);
    }
    end_scroll(scroll, y - scroll.top + space::six);
}

}  // namespace verbatim::ui
