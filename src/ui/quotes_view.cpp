// Quotations by speaker: the speakers at the left, what they said at the right. Rows differ in height, so they are laid out
// once for a width and found by binary search over their tops.
#include <algorithm>
#include <cmath>

#include "ui/text_block.h"
#include "ui/views.h"

namespace verbatim::ui {
namespace {

constexpr float quote_gap = 28;
constexpr float under_words = 24;       // a line that says who and where
constexpr float two_lines_below = 460;  // narrower rows say it on two

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
    memory.tops.clear();
    float top = 0;
    for (const app::QuoteRow& row : quotes.rows) {
        memory.words.push_back(lay_out_quote(frame, row, width - space::two, em, line));
        memory.tops.push_back(top);
        top += quote_row_height(row, memory.words.back(), width) + quote_gap;
    }
    memory.tops.push_back(top);
}

float draw_heading(Frame& frame, Memory& memory, float x, float top, float width) {
    const app::QuotesModel& quotes = frame.model.quotes;
    float y = top;
    frame.semantics.heading(quotes.heading, {x, y, width, 34}, 1);
    const float tools = 2 * frame.target();
    label(frame, quotes.heading, {x, y, width - tools - space::one, 34}, frame.serif_bold(type::heading.em),
          frame.theme.ink);
    if (icon_button(frame, Icon::link, frame.words.copy_link,
                    {x + width - frame.target(), y, frame.target(), frame.target()}))
        frame.act(app::CopyWords{quotes.link, std::string(frame.words.link_copied)});
    if (quotes.total > 0 && icon_button(frame, Icon::export_, frame.words.export_button,
                                        {x + width - tools, y, frame.target(), frame.target()}))
        ImGui::OpenPopup("export");
    menu(frame, "export", quotes.exports, {x + width, y + frame.target() + space::half});
    y += 36;
    const auto small_line = [&](std::string_view words) {
        if (words.empty()) return;
        frame.semantics.status(words, {x, y, width, 20});
        label(frame, words, {x, y, width, 20}, frame.sans(type::small), frame.theme.ink_soft);
        y += 20;
    };
    small_line(quotes.roles);
    small_line(quotes.kinds);
    y += space::one;
    if (!quotes.histogram.empty()) {
        histogram(frame, quotes.histogram, {x, y, width, 40}, &memory.quotes_brush, frame.words.date);
        y += 40 + space::one;
    }
    const float wide = width_of_button(frame, quotes.indirect.label);
    if (button(frame, quotes.indirect.label, {x, y, wide, frame.target()}, ButtonLook::edged, false))
        frame.act(quotes.indirect.action);
    y += frame.target() + space::three;
    return y - top;
}

}  // namespace

TextLayout lay_out_quote(const Frame& frame, const app::QuoteRow& row, float width, float em, float line) {
    return lay_out(row.words, frame.serif(em), {.width = width, .line_height = line});
}

float quote_row_height(const app::QuoteRow&, const TextLayout& words, float width) {
    return words.height + 4 + under_words * (width < two_lines_below ? 2 : 1);
}

namespace {

// How sure the program is: the way to the evidence.
void draw_evidence_button(Frame& frame, const app::QuoteRow& row, const Box& box) {
    const Touch touch = touch_area(frame, "evidence", box, {.role = app::Role::button, .name = row.sureness_label});
    draw_touch_ground(frame, touch, box, 4);
    draw_sureness(frame.list(), row.sureness, {box.x + 9, box.y + box.height / 2}, 12, colour(frame.theme.ink_soft));
    label(frame, row.sureness_label, {box.x + 20, box.y, box.width - 20, box.height}, frame.sans(type::small),
          frame.theme.ink_soft);
    if (touch.hovered) tooltip(frame, frame.words.evidence_for, box);
    if (has_keyboard(frame, touch)) frame.pointed = &row;
    if (touch.pressed) frame.act(app::ShowEvidence{row.quote});
}

// The speaker's name, leading to what else they said. Returns where it ends.
float draw_speaker(Frame& frame, const app::QuoteRow& row, float x, float y, float room) {
    const FaceMetrics bold = frame.sans_bold(type::small);
    const Box name{x, y, std::min(width_of(row.speaker, bold) + 1, room), under_words};
    if (row.speaker_known) {
        const Touch touch = touch_area(frame, "speaker", name, {.role = app::Role::button, .name = row.speaker});
        label(frame, row.speaker, name, bold, touch.hovered ? frame.theme.accent : frame.theme.ink);
        if (has_keyboard(frame, touch)) frame.pointed = &row;
        if (touch.pressed) frame.act(app::ShowSpeaker{row.speaker});
    } else {
        frame.semantics.add(
            {.role = app::Role::paragraph, .rect = {name.x, name.y, name.width, name.height}, .name = row.speaker});
        label(frame, row.speaker, name, bold, frame.theme.ink_soft);
    }
    return name.right();
}

// Cue, date and place, leading to the words in their article.
void draw_where(Frame& frame, const app::QuoteRow& row, float x, float y, float room) {
    const FaceMetrics small = frame.sans(type::small);
    if (!row.kind_label.empty()) {
        const float wide = width_of(row.kind_label, small) + 1;
        if (wide < room) {
            label(frame, row.kind_label, {x, y, wide, under_words}, small, frame.theme.ink_soft);
            x += wide + space::one;
            room -= wide + space::one;
        }
    }
    if (room < 40) return;
    const Box meta{x, y, std::min(width_of(row.meta, small) + 1, room), under_words};
    const Touch touch =
        touch_area(frame, "article", meta, {.role = app::Role::link, .name = row.meta, .value = row.href});
    label(frame, row.meta, meta, small, touch.hovered ? frame.theme.accent : frame.theme.ink_soft);
    if (touch.hovered) tooltip(frame, frame.words.open_at_words, meta);
    if (has_keyboard(frame, touch)) frame.pointed = &row;
    if (touch.pressed) frame.act(app::OpenQuote{row.article_id, row.word_hash});
}

}  // namespace

void draw_quote_row(Frame& frame, const app::QuoteRow& row, const TextLayout& words, float em,
                    const QuotePlace& place) {
    const Theme& theme = frame.theme;
    const float x = place.x + space::two, right = place.x + place.width;
    const Scope scope(frame.semantics, app::Role::blockquote, row.speaker,
                      {place.x, place.y, place.width, quote_row_height(row, words, place.width)}, row.quote.value + 1);
    const bool indirect = row.kind == app::QuoteKind::indirect;
    frame.list().AddRectFilled({place.x, place.y + 3}, {place.x + 2, place.y + words.height - 3},
                               colour(row.chosen ? theme.accent
                                      : indirect ? theme.hairline
                                                 : theme.control));
    draw_lines(frame, row.words, words, 0, words.lines.size(), row.runs, frame.serif(em), x, place.y,
               {.ink = indirect ? theme.ink_soft : theme.ink});

    const Box whole{place.x, place.y, place.width, quote_row_height(row, words, place.width)};
    if (ImGui::IsWindowHovered(ImGuiHoveredFlags_AllowWhenBlockedByActiveItem) &&
        whole.contains(ImGui::GetIO().MousePos))
        frame.pointed = &row;
    if (pressed_words({place.x, place.y, place.width, words.height}))
        frame.act(app::OpenQuote{row.article_id, row.word_hash});

    const float y = place.y + words.height + 4;
    const float sure_width = width_of(row.sureness_label, frame.sans(type::small)) + 28;
    const float room = right - sure_width - space::one - x;
    const float after_name = draw_speaker(frame, row, x, y, room);
    draw_evidence_button(frame, row, {right - sure_width, y, sure_width, under_words});
    if (place.width < two_lines_below) draw_where(frame, row, x, y + under_words, right - x);
    else draw_where(frame, row, after_name + space::one, y, x + room - after_name - space::one);
}

void draw_quotes(Frame& frame, Memory& memory, const Box& box) {
    const app::QuotesModel& quotes = frame.model.quotes;
    const Scope scope(frame.semantics, app::Role::main, frame.words.quote_list, box);
    if (quotes.status == app::Status::loading) {
        frame.semantics.status(frame.words.loading, box);
        return;
    }
    const Scroll scroll = begin_scroll(frame, "quotes", box);
    if (memory.quotes.restart != quotes.restart) ImGui::SetScrollY(0);
    memory.quotes.restart = quotes.restart;
    const float side = frame.width == Width::narrow ? space::two : space::four;
    const float width = std::min(720.0f, scroll.width - 2 * side);
    const float x = std::round(box.x + std::max(side, (scroll.width - width) / 2));
    float y = scroll.top + space::three;
    if (quotes.partial.shown())
        y += notice_line(frame, quotes.partial, {x - space::two, y, width + 2 * space::two, 0}) + space::two;
    y += draw_heading(frame, memory, x, y, width);
    if (quotes.notice.shown()) {
        y += notice(frame, quotes.notice, {x, y, width, box.height}) + space::six;
    } else {
        const float em = std::round((frame.width == Width::narrow ? 18 : type::quote.em) * frame.text_scale);
        lay_out_rows(frame, memory.quotes, width, em, std::round(em * 1.5f));
        const std::vector<float>& tops = memory.quotes.tops;
        const auto end_of_first =
            std::partition_point(tops.begin() + 1, tops.end(), [&](float end) { return y + end < scroll.view.y; });
        for (auto i = static_cast<std::size_t>(end_of_first - tops.begin()) - 1;
             i < quotes.rows.size() && y + tops[i] < scroll.view.bottom(); ++i) {
            ImGui::PushID(static_cast<int>(i));
            draw_quote_row(frame, quotes.rows[i], memory.quotes.words[i], em, {x, y + tops[i], width});
            ImGui::PopID();
        }
        y += tops.back();
        // The next page is asked for before the end of this one is seen.
        if (quotes.more && y - scroll.view.bottom() < 800 && memory.quotes.asked != quotes.revision) {
            memory.quotes.asked = quotes.revision;
            frame.act(app::MoreQuotes{});
        }
    }
    end_scroll(scroll, y - scroll.top + space::six);
}

void draw_speakers(Frame& frame, const Box& box) {
    const app::QuotesModel& quotes = frame.model.quotes;
    const Scope scope(frame.semantics, app::Role::navigation, frame.words.facets[3], box);
    const Scroll scroll = begin_scroll(frame, "speakers", box);
    const float x = box.x + space::one, width = scroll.width - 2 * space::one;
    float y = scroll.top + space::three;
    label(frame, frame.words.facets[3], {x + space::one, y, width, 20}, frame.sans_bold(type::small), frame.theme.ink);
    y += 28;
    const float height = frame.coarse ? space::coarse_target : 32;
    for (std::size_t i = 0; i < quotes.speakers.size(); ++i) {
        const app::Choice& speaker = quotes.speakers[i];
        ImGui::PushID(static_cast<int>(i));
        const Box row{x, y, width, height};
        const Touch touch = touch_area(frame, "speaker", row,
                                       {.role = app::Role::link,
                                        .states = speaker.current ? app::state_current : 0u,
                                        .name = speaker.label,
                                        .value = speaker.href});
        if (speaker.current) fill_box(frame.list(), row, colour(frame.theme.quote));
        else draw_touch_ground(frame, touch, row);
        const FaceMetrics metrics = speaker.current ? frame.sans_bold(type::body) : frame.sans(type::body);
        label(frame, speaker.label, {row.x + space::one, row.y, row.width - 2 * space::one, row.height}, metrics,
              frame.theme.ink);
        if (touch.pressed) frame.act(speaker.action);
        ImGui::PopID();
        y += height;
    }
    end_scroll(scroll, y - scroll.top + space::three);
}

}  // namespace verbatim::ui
