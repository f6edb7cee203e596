// Quotations: those who speak, or are spoken of, at the left, what they said at the right. Rows differ in height, so they are
// laid out once for a width and found by binary search over their tops.
#include <algorithm>
#include <cmath>

#include "ui/text_block.h"
#include "ui/views.h"

namespace verbatim::ui {
namespace {

constexpr float quote_gap = 30;
constexpr float quotes_bars_height = 48;
constexpr float passage_em = 15, passage_line = 23;

void lay_out_rows(const Frame& frame, QuotesMemory& memory, float width, float em, float line) {
    const app::QuotesModel& quotes = frame.model.quotes;
    if (memory.revision == quotes.revision && memory.width == width && memory.em == em &&
        memory.fonts == frame.fonts.revision())
        return;
    memory.revision = quotes.revision;
    memory.width = width;
    memory.em = em;
    memory.fonts = frame.fonts.revision();
    memory.words.clear();
    memory.passages.clear();
    memory.tops.clear();
    float top = 0;
    for (const app::QuoteRow& row : quotes.rows) {
        memory.words.push_back(lay_out_quote(frame, row, width - space::two, em, line));
        memory.passages.push_back(row.passage.empty() ? TextLayout{}
                                                      : lay_out(row.passage, frame.serif(passage_em),
                                                                {.width = width - 3 * space::two, .line_height = passage_line}));
        memory.tops.push_back(top);
        top += quote_row_height(frame, row, memory.words.back(), width) + quote_gap;
        if (!row.passage.empty()) top += memory.passages.back().height + space::three;
    }
    memory.tops.push_back(top);
}

// The heading with its tools: export, copy link.
float draw_quotes_title(Frame& frame, float x, float top, float width) {
    const app::QuotesModel& quotes = frame.model.quotes;
    const float size = frame.target();
    const float line = 34;
    frame.semantics.heading(quotes.heading, {x, top, width, line}, 1);
    const float used = paragraph(frame, quotes.heading, x, top, width - 2 * size - space::one,
                                 frame.serif_bold(frame.width == Width::narrow ? 22.0f : 26.0f), line, frame.theme.ink, 3);
    if (icon_button(frame, Icon::link, frame.words.copy_link, {x + width - size, top, size, size}))
        frame.act(app::CopyWords{quotes.link, std::string(frame.words.link_copied)});
    if (quotes.total > 0 &&
        icon_button(frame, Icon::export_, frame.words.export_button, {x + width - 2 * size, top, size, size}, app::state_opens))
        ImGui::OpenPopup("export");
    menu(frame, "export", quotes.exports, {x + width, top + size + space::half}, frame.words.save_as);
    return used + 2;
}

// "About  Xi Jinping 18  Sergei Lavrov 7": each narrows the list to what is said about that person.
float draw_about(Frame& frame, float x, float top, float width) {
    const app::QuotesModel& quotes = frame.model.quotes;
    if (quotes.about.empty()) return 0;
    const Scope scope(frame.semantics, app::Role::list, quotes.about_label);
    const FaceMetrics small = frame.sans(type::small), bold = frame.sans_bold(type::small);
    const float height = frame.coarse ? space::coarse_target : 26.0f;
    label(frame, quotes.about_label, {x, top, 60, height}, bold, frame.theme.ink_soft);
    float at = x + width_of(quotes.about_label, bold) + space::two, y = top;
    ImGui::PushID("about");
    for (const app::Choice& one : quotes.about) {
        const float hint = one.hint.empty() ? 0 : width_of(one.hint, small) + 6;
        const float wide = std::min(width_of(one.label, small) + hint + (one.current ? 22.0f : 1.0f), width);
        if (at + wide > x + width && at > x) {
            if (frame.width == Width::narrow) break;  // the quotations are what was come for
            at = x;
            y += height;
        }
        const Box box{at, y, wide, height};
        const Touch touch = touch_area(frame, one.label, box,
                                       {.role = app::Role::link,
                                        .states = one.current ? app::state_current : 0u,
                                        .name = one.label,
                                        .value = one.href,
                                        .description = one.hint});
        const float end = draw_line(frame.list(), one.current ? bold : small, box.x, box.y, box.height, box.width - hint,
                                    one.label, colour(touch.hovered ? frame.theme.accent : frame.theme.ink));
        rule(frame.list(), box.x, baseline(small, box.y, box.height) + 3, end - box.x,
             touch.hovered ? colour(frame.theme.accent) : colour(frame.theme.hairline));
        label(frame, one.hint, {end + 6, box.y, hint, box.height}, small, frame.theme.ink_soft);
        if (one.current)
            draw_icon(frame.list(), Icon::close, {end + 12, box.y + box.height / 2}, 11, colour(frame.theme.ink_soft));
        if (touch.pressed) frame.act(one.action);
        at = box.right() + space::two;
    }
    ImGui::PopID();
    return y + height - top;
}

// What is in the list beside what is likely, and in which order it stands. What does not fit beside the order goes on lines of its own.
float draw_choices(Frame& frame, float x, float y, float width) {
    const app::QuotesModel& quotes = frame.model.quotes;
    const float height = frame.target();
    const float order = quotes.total < 2 ? 0 : width_of_button(frame, quotes.order_label) + 14;
    if (order > 0) {
        const Box box{x + width - order, y, order, height};
        if (button(frame, quotes.order_label, box, ButtonLook::quiet, false, app::state_opens)) ImGui::OpenPopup("order");
        draw_icon(frame.list(), Icon::chevron_down, {box.right() - 10, box.y + box.height / 2}, 10, colour(frame.theme.ink_soft));
        menu(frame, "order", quotes.orders, {box.right(), box.bottom()});
    }
    float at = x, top = y;
    for (const app::Choice* choice : {&quotes.indirect, &quotes.doubtful, &quotes.sure, &quotes.denials}) {
        if (choice->label.empty()) continue;
        if (choice == &quotes.denials && frame.width == Width::narrow && !choice->current) continue;  // the quotations are what was come for
        const float wide = 26 + width_of(choice->label, frame.sans(type::body)) + 8;
        const float room = x + width - (top == y ? order + space::one : 0);
        if (at > x && at + wide > room) {
            at = x;
            top += height;
        }
        if (checkbox(frame, choice->label, {at, top, wide, height}, choice->current)) frame.act(choice->action);
        at += wide + space::two;
    }
    return top + height - y;
}

// Where the list of speakers has no room of its own: who is chosen, and the way to it.
float draw_way_to_speakers(Frame& frame, float x, float y, float width) {
    const std::string& chosen = frame.model.quotes.chosen;
    const Box box{x, y, width, std::max(frame.target(), 40.0f)};
    const Touch touch = touch_area(frame, "speakers", box, {.role = app::Role::button, .states = app::state_opens, .name = chosen});
    fill_box(frame.list(), box, colour(frame.theme.raised));
    draw_touch_ground(frame, touch, box);
    edge_box(frame.list(), box, colour(frame.theme.control));
    label(frame, chosen, {box.x + 12, box.y, box.width - 44, box.height}, frame.sans(type::control), frame.theme.ink);
    draw_icon(frame.list(), Icon::chevron_down, {box.right() - 18, box.y + box.height / 2}, 10, colour(frame.theme.ink_soft));
    if (touch.pressed) frame.act(app::ToggleSpeakerPanel{});
    return box.height + space::one;
}

float draw_heading(Frame& frame, Memory& memory, float x, float top, float width) {
    const app::QuotesModel& quotes = frame.model.quotes;
    float y = top + draw_quotes_title(frame, x, top, width);
    const auto small_line = [&](std::string_view words) {
        if (words.empty()) return;
        frame.semantics.status(words, {x, y, width, 20});
        y += paragraph(frame, words, x, y, width, frame.sans(type::small), 20, frame.theme.ink_soft, 2);
    };
    small_line(quotes.roles);
    small_line(quotes.kinds);
    y += space::half;
    if (frame.width == Width::narrow) y += space::half + draw_way_to_speakers(frame, x, y + space::half, width);
    y += draw_about(frame, x, y, width);
    if (!quotes.histogram.bars.empty()) {
        y += space::one;
        histogram(frame, quotes.histogram, {x, y, width, quotes_bars_height}, memory.quotes_brush, frame.words.date);
        y += quotes_bars_height + 2;
        y += histogram_legend(frame, quotes.histogram, x, y, width);
    }
    y += space::one;
    y += draw_choices(frame, x, y, width) + space::one;
    rule(frame.list(), x, y, width, colour(frame.theme.hairline));
    return y + space::three - top;
}

// The paragraph around the words, under their row.
void draw_passage(Frame& frame, const app::QuoteRow& row, const TextLayout& layout, float x, float y, float width) {
    const Box box{x + space::two, y, width - space::two, layout.height + space::two};
    fill_box(frame.list(), box, colour(frame.theme.raised));
    edge_box(frame.list(), box, colour(frame.theme.hairline));
    const Scope scope(frame.semantics, app::Role::paragraph, frame.words.show_context, box);
    draw_lines(frame, row.passage, layout, 0, layout.lines.size(), row.passage_runs, frame.serif(passage_em),
               box.x + space::two, box.y + space::one, {.ink = frame.theme.ink});
}

// Brings the row that j and k have come to into sight.
void reveal_row(Frame& frame, QuotesMemory& memory, const Scroll& scroll, float rows_top) {
    const app::QuotesModel& quotes = frame.model.quotes;
    if (memory.reveal == quotes.reveal) return;
    memory.reveal = quotes.reveal;
    const auto at = static_cast<std::size_t>(quotes.at);
    if (quotes.at < 0 || at + 1 >= memory.tops.size()) return;
    const float top = rows_top - scroll.top;
    scroll_to(scroll, top + memory.tops[at], top + memory.tops[at + 1], space::three);
    frame.more_frames = std::max(frame.more_frames, 2);
}

// `led`: the keyboard is to go to the row that j and k have come to.
void draw_rows(Frame& frame, QuotesMemory& memory, const Scroll& scroll, float x, float y, float width, float em, bool led) {
    const app::QuotesModel& quotes = frame.model.quotes;
    const std::vector<float>& tops = memory.tops;
    const auto end_of_first =
        std::partition_point(tops.begin() + 1, tops.end(), [&](float end) { return y + end < scroll.view.y; });
    const auto first = static_cast<std::size_t>(end_of_first - tops.begin()) - 1;
    auto last = first;
    while (last < quotes.rows.size() && y + tops[last] < scroll.view.bottom()) ++last;
    const Scope scope(frame.semantics, app::Role::list, frame.words.quote_list);
    each_row(frame, memory.focus, first, last, quotes.rows.size(), [&](std::size_t i) {
        const app::QuoteRow& row = quotes.rows[i];
        const float top = y + tops[i];
        ImGui::PushID(static_cast<int>(i));
        draw_quote_row(frame, row, memory.words[i], em, {x, top, width},
                       {.size = static_cast<std::uint32_t>(std::max<std::size_t>(quotes.listed, quotes.rows.size())),
                        .position = static_cast<std::uint32_t>(i) + 1,
                        .led = led && static_cast<std::int64_t>(i) == quotes.at});
        if (!row.passage.empty())
            draw_passage(frame, row, memory.passages[i], x, top + quote_row_height(frame, row, memory.words[i], width) + space::half, width);
        ImGui::PopID();
    });
}

}  // namespace

void draw_quotes(Frame& frame, Memory& memory, const Box& box) {
    const app::QuotesModel& quotes = frame.model.quotes;
    const Scope scope(frame.semantics, app::Role::main, frame.words.quote_list, box);
    if (quotes.status == app::Status::loading) {
        frame.semantics.status(frame.words.loading, box);
        label(frame, frame.words.loading, {box.x + space::four, box.y + space::three, box.width, 20}, frame.sans(type::body),
              frame.theme.ink_soft);
        return;
    }
    const auto [scroll, x, top, width] = begin_column(frame, "quotes", box, 720, quotes.partial, quotes.restart, memory.quotes.restart);
    float y = top;
    y += draw_heading(frame, memory, x, y, width);
    if (quotes.notice.shown()) {
        y += notice(frame, quotes.notice, {x, y, width, box.height / 2}) + space::six;
    } else {
        const float em = std::round((frame.width == Width::narrow ? 18 : type::quote.em) * frame.text_scale);
        lay_out_rows(frame, memory.quotes, width, em, std::round(em * 1.5f));
        const bool led = memory.quotes.reveal != quotes.reveal;
        reveal_row(frame, memory.quotes, scroll, y);
        draw_rows(frame, memory.quotes, scroll, x, y, width, em, led);
        y += memory.quotes.tops.back();
        // The next page is asked for before the end of this one is seen.
        const bool near_end = quotes.more && y - scroll.view.bottom() < 800;
        if (near_end && memory.quotes.asked != quotes.listed) frame.act(app::MoreQuotes{});
        memory.quotes.asked = near_end ? quotes.listed : 0;
    }
    end_scroll(scroll, y - scroll.top + space::six);
}

void draw_speakers(Frame& frame, Memory& memory, const Box& box) {
    const app::QuotesModel& quotes = frame.model.quotes;
    const Scope scope(frame.semantics, app::Role::navigation, frame.words.facet(app::FacetKind::speaker), box);
    const float x = box.x + space::two, width = box.width - 2 * space::two;
    float y = box.y + space::one;
    switch_of(frame, quotes.lists, x, y, 36);
    y += 36 + space::one;
    const FieldResult result = text_field(frame, "##list name", memory.list_name, quotes.name_part, frame.words.find_in_list,
                                          frame.words.find_in_list, {x, y, width, 34}, Icon::search, frame.theme.raised);
    if (result.typed) frame.act(app::TypePersonName{*result.typed});
    y += 34 + space::one;

    const Scroll scroll = begin_scroll(frame, "speakers", {box.x, y, box.width, box.bottom() - y});
    const float height = frame.coarse ? space::coarse_target : 32;
    const auto count = static_cast<float>(quotes.speakers.size());
    const auto first = static_cast<std::size_t>(std::max(0.0f, scroll.offset / height));
    const auto last = std::min(quotes.speakers.size(), first + static_cast<std::size_t>(scroll.view.height / height) + 2);
    const FaceMetrics small = frame.sans(type::small);
    const Scope list(frame.semantics, app::Role::list, frame.words.facet(app::FacetKind::speaker));
    each_row(frame, memory.quotes.speakers_focus, std::min(first, last), last, quotes.speakers.size(), [&](std::size_t i) {
        const app::Choice& speaker = quotes.speakers[i];
        ImGui::PushID(static_cast<int>(i));
        const Box row{x - space::one, scroll.top + static_cast<float>(i) * height, width + 2 * space::one, height};
        const Touch touch = touch_area(frame, "speaker", row,
                                       {.role = app::Role::link,
                                        .states = speaker.current ? app::state_current : 0u,
                                        .name = speaker.label,
                                        .value = speaker.href,
                                        .description = speaker.hint,
                                        .set_size = static_cast<std::uint32_t>(quotes.speakers.size()),
                                        .set_position = static_cast<std::uint32_t>(i) + 1});
        if (speaker.current) fill_box(frame.list(), row, colour(frame.theme.quote));
        else draw_touch_ground(frame, touch, row);
        const FaceMetrics metrics = speaker.current ? frame.sans_bold(type::body) : frame.sans(type::body);
        const float hint = width_of(speaker.hint, small);
        label(frame, speaker.label, {x, row.y, width - hint - space::two, row.height}, metrics, frame.theme.ink);
        label(frame, speaker.hint, {x + width - hint, row.y, hint + 1, row.height}, small, frame.theme.ink_soft);
        if (touch.pressed) frame.act(speaker.action);
        ImGui::PopID();
    });
    if (quotes.speakers.empty())
        label(frame, frame.words.no_people_found, {x, scroll.top, width, height}, frame.sans(type::body), frame.theme.ink_soft);
    end_scroll(scroll, count * height + space::three);
}

}  // namespace verbatim::ui
