// The front page of a collection: what it is, whose words it holds, where to begin.
#include <algorithm>
#include <cmath>

#include "ui/text_block.h"
#include "ui/views.h"

namespace verbatim::ui {
namespace {

float draw_begin(Frame& frame, float x, float y, float width) {
    float at = x;
    const float start = y;
    bool first = true;
    for (const app::Choice& choice : frame.model.overview.begin) {
        const float wide = width_of_button(frame, choice.label) + space::two;
        if (at > x && at + wide > x + width) {
            at = x;
            y += 48;
        }
        if (button(frame, choice.label, {at, y, wide, 40}, first ? ButtonLook::filled : ButtonLook::edged))
            frame.act(choice.action);
        first = false;
        at += wide + space::one;
    }
    return y + 40 - start;
}

float draw_section_name(Frame& frame, std::string_view name, float x, float y, float width) {
    frame.semantics.heading(name, {x, y, width, 28}, 2);
    label(frame, name, {x, y, width, 28}, frame.serif_bold(20), frame.theme.ink);
    return 28 + space::two;
}

float draw_striking(Frame& frame, float x, float top, float width) {
    float y = top + draw_section_name(frame, frame.words.striking, x, top, width);
    for (std::size_t i = 0; i < frame.model.overview.quotes.size(); ++i) {
        const app::QuoteRow& quote = frame.model.overview.quotes[i];
        ImGui::PushID(static_cast<int>(i));
        const float em = std::round(19 * frame.text_scale);
        const TextLayout words = lay_out_quote(frame, quote, width - space::two, em, std::round(em * 1.48f));
        draw_quote_row(frame, quote, words, em, {x, y, width});
        y += quote_row_height(quote, words, width) + space::three;
        ImGui::PopID();
    }
    return y - top;
}

float draw_most_quoted(Frame& frame, float x, float top, float width) {
    float y = top + draw_section_name(frame, frame.words.most_quoted, x, top, width);
    for (const app::PersonCard& person : frame.model.overview.people) {
        draw_person_card(frame, person, {x, y, width, person_card_height()});
        y += person_card_height() + space::one;
    }
    return y - top;
}

float draw_sources(Frame& frame, float x, float top, float width) {
    float y = top + draw_section_name(frame, frame.words.sources_heading, x, top, width);
    const FaceMetrics metrics = frame.sans(type::body);
    float at = x;
    for (const app::Choice& source : frame.model.overview.sources) {
        const float wide = std::min(width_of(source.label, metrics) + 1, width);
        if (at > x && at + wide > x + width) {
            at = x;
            y += 28;
        }
        if (link(frame, source.label, source.href, {at, y, wide, 24}, metrics)) frame.act(source.action);
        at += wide + space::three;
    }
    return y + 28 + space::three - top;
}

}  // namespace

void draw_overview(Frame& frame, const Box& box) {
    const app::OverviewModel& overview = frame.model.overview;
    const Scope scope(frame.semantics, app::Role::main, overview.title, box);
    const Scroll scroll = begin_scroll(frame, "overview", box);
    const bool narrow = frame.width == Width::narrow;
    const float side = narrow ? space::two + 4 : space::six;
    const float width = std::min(1080.0f, scroll.width - 2 * side);
    const float x = std::round(box.x + std::max(side, (scroll.width - width) / 2));
    float y = scroll.top + (narrow ? space::three : space::six);

    frame.semantics.heading(overview.title, {x, y, width, 46}, 1);
    y += paragraph(frame, overview.title, x, y, width, frame.serif_bold(narrow ? 28.0f : 36.0f), narrow ? 36.0f : 46.0f,
                   frame.theme.ink) +
         space::one;
    const auto lead = [&](std::string_view words) {
        if (words.empty()) return;
        frame.semantics.add({.role = app::Role::paragraph, .rect = {x, y, width, 24}, .name = words});
        y += paragraph(frame, words, x, y, width, frame.sans(type::lead), type::lead.line, frame.theme.ink_soft);
    };
    lead(overview.figures);
    lead(overview.period);
    y += space::three;
    y += draw_begin(frame, x, y, width) + space::six;
    if (overview.sources.size() > 1) y += draw_sources(frame, x, y, width);

    const bool two_columns = width >= 820 && !overview.people.empty() && !overview.quotes.empty();
    const float people_width = two_columns ? 320 : width;
    const float quotes_width = two_columns ? width - people_width - space::six : width;
    float left = y, right = y;
    if (!overview.quotes.empty()) left += draw_striking(frame, x, y, quotes_width);
    if (!two_columns) right = left + space::two;
    if (!overview.people.empty())
        right += draw_most_quoted(frame, two_columns ? x + quotes_width + space::six : x, right, people_width);
    y = std::max(left, right);
    if (!overview.rights.empty()) {
        y += space::three;
        y += paragraph(frame, overview.rights, x, y, width, frame.sans(type::small), type::small.line,
                       frame.theme.ink_soft);
    }
    end_scroll(scroll, y - scroll.top + space::six);
}

}  // namespace verbatim::ui
