// Beside the list while no article is open: who speaks in the articles found, and where the search can go on.
#include <algorithm>
#include <cmath>

#include "ui/views.h"

namespace verbatim::ui {
namespace {

constexpr float widest_found = 440;
constexpr float found_row_height = 36;

// A name, in how many of the articles they speak, and a bar for that.
void draw_speaker(Frame& frame, const app::FoundModel::Speaker& speaker, const Box& box) {
    const Theme& theme = frame.theme;
    const Box ground{box.x - space::one, box.y, box.width + 2 * space::one, box.height};
    const Touch touch = touch_area(frame, speaker.choice.label, ground,
                                   {.role = app::Role::link, .name = speaker.choice.label, .value = speaker.choice.href, .description = speaker.choice.hint});
    draw_touch_ground(frame, touch, ground);
    const FaceMetrics small = frame.sans(type::small);
    const float hint = width_of(speaker.choice.hint, small);
    label(frame, speaker.choice.label, {box.x, box.y, box.width - hint - space::two, box.height - 4}, frame.sans(type::body), theme.ink);
    label(frame, speaker.choice.hint, {box.right() - hint, box.y, hint + 1, box.height - 4}, small, theme.ink_soft);
    share_bar(frame, speaker.share, box);
    if (touch.pressed) frame.act(speaker.choice.action);
}

}  // namespace

void draw_found(Frame& frame, const Box& box) {
    const app::FoundModel& found = frame.model.found;
    if (found.heading.empty()) return;
    const Scope scope(frame.semantics, app::Role::region, found.heading, box);
    const Scroll scroll = begin_scroll(frame, "found", box);
    frame.semantics.place(content_box(scroll));
    const float width = std::min(widest_found, scroll.width - 2 * space::four), x = std::round(box.x + (scroll.width - width) / 2);
    float y = scroll.top + space::six;
    frame.semantics.heading(found.heading, {x, y, width, 34}, 2);
    label(frame, found.heading, {x, y, width, 34}, frame.serif_bold(type::heading.em), frame.theme.ink);
    y += 34 + space::one;
    frame.semantics.add({.role = app::Role::paragraph, .rect = {x, y, width, 40}, .name = found.hint});
    y += paragraph(frame, found.hint, x, y, width, frame.sans(type::body), type::body.line, frame.theme.ink_soft) + space::three;
    if (!found.speakers.empty()) {
        y += section_name(frame, frame.words.who_speaks, x, y, width) - space::half;
        const float height = std::max(found_row_height, frame.target());
        const Scope list(frame.semantics, app::Role::list, frame.words.who_speaks);
        for (const app::FoundModel::Speaker& speaker : found.speakers) {
            draw_speaker(frame, speaker, {x, y, width, height});
            y += height;
        }
        y += space::three;
    }
    y += button_row(frame, found.ways, x, y, width, 36, ButtonLook::edged);
    end_scroll(scroll, y - scroll.top + space::six);
}

}  // namespace verbatim::ui
