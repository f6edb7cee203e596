// People: everyone the articles name or quote, the most quoted first.
#include <algorithm>
#include <cmath>

#include "ui/views.h"

namespace verbatim::ui {
namespace {

constexpr float card_height = 92;
constexpr float least_card = 260;

}  // namespace

float person_card_height() { return card_height; }

void draw_person_card(Frame& frame, const app::PersonCard& card, const Box& box) {
    const Theme& theme = frame.theme;
    const Touch touch =
        touch_area(frame, card.name, box, {.role = app::Role::link, .name = card.name, .value = card.href});
    fill_box(frame.list(), box, colour(touch.hovered ? theme.hover : theme.raised));
    edge_box(frame.list(), box, colour(theme.hairline));
    const float x = box.x + space::two, width = box.width - 2 * space::two;
    label(frame, card.name, {x, box.y + 12, width, 24}, frame.serif_bold(17), theme.ink);
    label(frame, card.roles, {x, box.y + 37, width, 20}, frame.sans(type::small), theme.ink_soft);
    label(frame, card.figures, {x, box.y + 60, width, 20}, frame.sans(type::small), theme.ink);
    const FaceMetrics tiny = frame.sans(type::tiny);
    const float used = width_of(card.figures, frame.sans(type::small)) + space::two;
    const float period = width_of(card.period, tiny);
    if (used + period <= width)
        label(frame, card.period, {x + width - period, box.y + 60, period + 1, 20}, tiny, theme.ink_soft);
    if (touch.pressed) frame.act(app::ShowSpeaker{card.name});
}

void draw_people(Frame& frame, Memory& memory, const Box& box) {
    const app::PeopleModel& people = frame.model.people;
    const Scope scope(frame.semantics, app::Role::main, frame.words.people_list, box);
    const Scroll scroll = begin_scroll(frame, "people", box);
    if (memory.people_restart != people.restart) ImGui::SetScrollY(0);
    memory.people_restart = people.restart;
    const float side = frame.width == Width::narrow ? space::two : space::four;
    const float width = std::min(1080.0f, scroll.width - 2 * side);
    const float x = std::round(box.x + std::max(side, (scroll.width - width) / 2));
    float y = scroll.top + space::three;
    if (people.status == app::Status::loading) {
        frame.semantics.status(frame.words.loading, box);
        return end_scroll(scroll, 0);
    }
    if (people.partial.shown())
        y += notice_line(frame, people.partial, {x - space::two, y, width + 2 * space::two, 0}) + space::two;
    frame.semantics.status(people.heading, {x, y, width / 2, 34});
    label(frame, people.heading, {x, y, width / 2, 38}, frame.serif_bold(type::heading.em), frame.theme.ink);
    const float field = std::min(280.0f, width / 2);
    const FieldResult result =
        text_field(frame, "##name", memory.person_name, people.name_part, frame.words.find_person,
                   frame.words.find_person, {x + width - field, y, field, 38}, Icon::search, frame.theme.raised);
    if (result.typed) frame.act(app::TypePersonName{*result.typed});
    y += 38 + space::three;

    const auto columns =
        static_cast<std::size_t>(std::max(1.0f, std::floor((width + space::two) / (least_card + space::two))));
    const float card = (width - static_cast<float>(columns - 1) * space::two) / static_cast<float>(columns);
    const float step = card_height + space::two;
    const std::size_t rows = (people.rows.size() + columns - 1) / columns;
    const auto first = static_cast<std::size_t>(std::max(0.0f, (scroll.view.y - y) / step));
    const Scope list(frame.semantics, app::Role::list, frame.words.people_list);
    for (std::size_t row = first; row < rows && y + static_cast<float>(row) * step < scroll.view.bottom(); ++row) {
        for (std::size_t column = 0; column < columns && row * columns + column < people.rows.size(); ++column)
            draw_person_card(frame, people.rows[row * columns + column],
                             {x + static_cast<float>(column) * (card + space::two), y + static_cast<float>(row) * step,
                              card, card_height});
    }
    y += static_cast<float>(rows) * step;
    if (people.notice.shown()) y += notice(frame, people.notice, {x, y, width, box.height});
    if (people.more && y - scroll.view.bottom() < 600 && memory.people_asked != people.revision) {
        memory.people_asked = people.revision;
        frame.act(app::MorePeople{});
    }
    end_scroll(scroll, y - scroll.top + space::six);
}

}  // namespace verbatim::ui
