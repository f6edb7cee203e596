// The front page of a collection, set like one: its name under a rule, what it holds in a line between hairlines, when it was
// written, whose words it holds, where to begin.
#include <algorithm>
#include <cmath>

#include "ui/text_block.h"
#include "ui/views.h"
#include "ui/widgets/meta_line.h"

namespace verbatim::ui {
namespace {

constexpr float columns_from = 860;  // from this width on the page has a second column
constexpr float side_column = 320;
constexpr float overview_bars_height = 56;

// A stretch of the page: everything in it has this left edge and this width.
struct Stretch {
    float x = 0, width = 0;
};

float draw_masthead(Frame& frame, const Stretch& page, float top, bool narrow) {
    const app::OverviewModel& overview = frame.model.overview;
    float y = top;
    frame.list().AddRectFilled({page.x, y}, {page.x + page.width, y + 3}, colour(frame.theme.ink));
    y += 3 + (narrow ? space::two : space::three);
    const float em = narrow ? 30.0f : 46.0f, line = narrow ? 38.0f : 56.0f;
    frame.semantics.heading(overview.title, {page.x, y, page.width, line}, 1);
    y += paragraph(frame, overview.title, page.x, y, page.width, frame.serif_bold(em), line, frame.theme.ink) + space::two;

    rule(frame.list(), page.x, y, page.width, colour(frame.theme.hairline));
    const FaceMetrics small = frame.sans(type::small);
    const auto line_of = [&](std::string_view words, float x, float width) {
        frame.semantics.add({.role = app::Role::paragraph, .rect = {x, y, width, 36}, .name = words});
        label(frame, words, {x, y, width, 36}, small, frame.theme.ink_soft);
    };
    const float period = width_of(overview.period, small) + 1;
    line_of(overview.figures, page.x, page.width);
    if (width_of(overview.figures, small) + period + space::three < page.width) {
        line_of(overview.period, page.x + page.width - period, period);
        y += 36;
    } else {
        y += 22;
        line_of(overview.period, page.x, page.width);
        y += 36;
    }
    rule(frame.list(), page.x, y, page.width, colour(frame.theme.hairline));
    return y + space::three - top;
}

float draw_timeline(Frame& frame, Memory& memory, const Stretch& page, float y) {
    const app::HistogramModel& bars = frame.model.overview.histogram;
    if (bars.bars.empty()) return 0;
    histogram(frame, bars, {page.x, y, page.width, overview_bars_height}, memory.overview_brush, frame.words.date, BarPress::go);
    return overview_bars_height + 4 + histogram_legend(frame, bars, page.x, y + overview_bars_height + 4, page.width) + space::three;
}

float draw_striking(Frame& frame, const Stretch& column, float top) {
    float y = top + section_name(frame, frame.words.striking, column.x, top, column.width);
    const Scope scope(frame.semantics, app::Role::list, frame.words.striking);
    for (std::size_t i = 0; i < frame.model.overview.quotes.size(); ++i) {
        const app::QuoteRow& quote = frame.model.overview.quotes[i];
        ImGui::PushID(static_cast<int>(i));
        // The first is set larger, as the lead of the page.
        const float em = std::round((i == 0 && column.width > 480 ? 25 : 19) * frame.text_scale);
        const TextLayout words = lay_out_quote(frame, quote, column.width - space::two, em, std::round(em * 1.42f));
        draw_quote_row(frame, quote, words, em, {column.x, y, column.width});
        y += quote_row_height(frame, quote, words, column.width) + space::three;
        ImGui::PopID();
    }
    return y - top + space::one;
}

float draw_most_quoted(Frame& frame, const Stretch& column, float top) {
    float y = top + section_name(frame, frame.words.most_quoted, column.x, top, column.width) - space::one;
    const Scope scope(frame.semantics, app::Role::list, frame.words.most_quoted);
    for (const app::PersonCard& person : frame.model.overview.people) {
        draw_person_card(frame, person, {column.x, y, column.width, person_card_height()});
        y += person_card_height();
    }
    return y - top + space::three;
}

float draw_newest(Frame& frame, const Stretch& column, float top) {
    float y = top + section_name(frame, frame.words.newest_heading, column.x, top, column.width) - 2;
    const FaceMetrics title = frame.serif_bold(16), small = frame.sans(type::small);
    constexpr float title_line = 22;
    const Scope scope(frame.semantics, app::Role::list, frame.words.newest_heading);
    for (std::size_t i = 0; i < frame.model.overview.newest.size(); ++i) {
        const app::ResultRow& row = frame.model.overview.newest[i];
        ImGui::PushID(static_cast<int>(i));
        const TextLayout layout = lay_out(row.title, title, {.width = column.width, .line_height = title_line, .most_lines = 3});
        const Box box{column.x - space::one, y, column.width + 2 * space::one, layout.height + 34};
        ImGui::SetNextItemAllowOverlap();
        const Touch touch =
            touch_area(frame, "newest", box, {.role = app::Role::link, .name = row.title, .value = row.href, .description = row.meta});
        draw_touch_ground(frame, touch, box);
        y += 5;
        y += paragraph(frame, row.title, column.x, y, column.width, title, title_line, frame.theme.ink, 3);
        meta_line(frame, row.meta_parts, {column.x, y, column.width, 22}, small);
        y += 29;
        if (touch.pressed) frame.act(app::OpenArticle{row.id});
        ImGui::PopID();
    }
    return y - top + space::three;
}

// Names with their numbers of articles; in two or three columns where there is room.
float draw_sources(Frame& frame, const Stretch& column, float top) {
    float y = top + section_name(frame, frame.words.sources_heading, column.x, top, column.width) - 4;
    const std::vector<app::Choice>& sources = frame.model.overview.sources;
    const FaceMetrics body = frame.sans(type::body), small = frame.sans(type::small);
    const auto columns = static_cast<std::size_t>(std::clamp(column.width / 220.0f, 1.0f, 4.0f));
    const std::size_t rows = (sources.size() + columns - 1) / columns;
    const Scope scope(frame.semantics, app::Role::list, frame.words.sources_heading);
    const float width = (column.width - static_cast<float>(columns - 1) * space::three) / static_cast<float>(columns);
    const float height = std::max(30.0f, frame.coarse ? space::coarse_target : 0);
    for (std::size_t i = 0; i < sources.size(); ++i) {
        const app::Choice& source = sources[i];
        const Box box{column.x + static_cast<float>(i / rows) * (width + space::three),
                      y + static_cast<float>(i % rows) * height, width, height};
        const Touch touch = touch_area(frame, source.label, box,
                                       {.role = app::Role::link, .name = source.label, .value = source.href, .description = source.hint});
        const float hint = width_of(source.hint, small);
        const float end = draw_line(frame.list(), body, box.x, box.y, height, width - hint - space::one, source.label,
                                    colour(touch.hovered ? frame.theme.accent : frame.theme.ink));
        rule(frame.list(), box.x, baseline(body, box.y, height) + 3, end - box.x,
             colour(touch.hovered ? frame.theme.accent : frame.theme.hairline));
        label(frame, source.hint, {box.right() - hint, box.y, hint + 1, height}, small, frame.theme.ink_soft);
        if (touch.pressed) frame.act(source.action);
    }
    return y + static_cast<float>(rows) * height + space::three - top;
}

}  // namespace

void draw_overview(Frame& frame, Memory& memory, const Box& box) {
    const app::OverviewModel& overview = frame.model.overview;
    const Scope scope(frame.semantics, app::Role::main, overview.title, box);
    const Scroll scroll = begin_scroll(frame, "overview", box);
    frame.semantics.place(content_box(scroll));
    const bool narrow = frame.width == Width::narrow;
    const float side = narrow ? space::two + 4 : space::six;
    Stretch page{0, std::min(1080.0f, scroll.width - 2 * side)};
    page.x = std::round(box.x + std::max(side, (scroll.width - page.width) / 2));
    float y = scroll.top + (narrow ? space::two : space::four);

    y += draw_masthead(frame, page, y, narrow);
    if (overview.notice.shown()) {
        y += notice(frame, overview.notice, {page.x, y, page.width, box.height / 2});
        return end_scroll(scroll, y - scroll.top + space::six);
    }
    y += draw_timeline(frame, memory, page, y);
    y += button_row(frame, overview.begin, page.x, y, page.width, 40, ButtonLook::filled) + space::four;

    const bool columns = page.width >= columns_from && (!overview.quotes.empty() || !overview.newest.empty());
    const Stretch main{page.x, columns ? page.width - side_column - space::six : page.width};
    const Stretch aside{columns ? page.x + page.width - side_column : page.x, columns ? side_column : page.width};
    float left = y;
    if (!overview.quotes.empty()) left += draw_striking(frame, main, left);
    float right = columns ? y : left;
    if (!overview.people.empty()) right += draw_most_quoted(frame, aside, right);
    if (!columns) left = right;
    if (!overview.newest.empty()) left += draw_newest(frame, main, left);
    const float bottom = std::max(left, right);
    if (columns)
        vertical_rule(frame.list(), main.x + main.width + space::three, y, bottom - y - space::three, colour(frame.theme.hairline));
    y = bottom;
    if (overview.sources.size() > 1) y += draw_sources(frame, page, y);
    if (!overview.rights.empty())
        y += paragraph(frame, overview.rights, page.x, y, page.width, frame.sans(type::small), type::small.line,
                       frame.theme.ink_soft);
    end_scroll(scroll, y - scroll.top + space::six);
}

}  // namespace verbatim::ui
