// People: everyone the articles name or quote, the most quoted first.
#include <algorithm>
#include <cmath>

#include "ui/views.h"

namespace verbatim::ui {
namespace {

constexpr float card_height = 78;
constexpr float least_card = 280;

}  // namespace

float person_card_height() { return card_height; }

void draw_person_card(Frame& frame, const app::PersonCard& card, const Box& box) {
    const Theme& theme = frame.theme;
    const Box ground{box.x - space::one, box.y, box.width + 2 * space::one, box.height};
    const Touch touch =
        touch_area(frame, card.name, ground, {.role = app::Role::link, .name = card.name, .value = card.href, .description = card.figures});
    draw_touch_ground(frame, touch, ground);
    label(frame, card.name, {box.x, box.y + 10, box.width, 22}, frame.serif_bold(17), theme.ink);
    const FaceMetrics small = frame.sans(type::small);
    // What stands on the card besides, for those who read on.
    ImGui::PushID(card.name.data(), card.name.data() + card.name.size());
    if (!card.roles.empty())
        frame.semantics.add(
            {.role = app::Role::paragraph, .id = ImGui::GetID("roles"), .rect = {box.x, box.y + 50, box.width, 18}, .name = card.roles});
    ImGui::PopID();
    label(frame, card.figures, {box.x, box.y + 32, box.width, 18}, small, theme.ink);
    label(frame, card.roles, {box.x, box.y + 50, box.width, 18}, small, theme.ink_soft);
    const FaceMetrics tiny = frame.sans(type::tiny);
    const float period = width_of(card.period, tiny);
    // Where nobody tells a role, the dates have its line.
    if (card.roles.empty()) label(frame, card.period, {box.x, box.y + 50, period + 1, 18}, tiny, theme.ink_soft);
    else if (width_of(card.figures, small) + space::two + period <= box.width)
        label(frame, card.period, {box.x + box.width - period, box.y + 32, period + 1, 18}, tiny, theme.ink_soft);
    share_bar(frame, card.share, box);
    if (touch.pressed) frame.act(card.action);
}

void draw_people(Frame& frame, Memory& memory, const Box& box) {
    const app::PeopleModel& people = frame.model.people;
    const Scope scope(frame.semantics, app::Role::main, frame.words.people_list, box);
    const auto [scroll, x, top, width] = begin_column(frame, "people", box, 1080, people.partial, people.restart, memory.people_restart);
    float y = top;
    if (people.status == app::Status::loading) {
        frame.semantics.status(frame.words.loading, box);
        return end_scroll(scroll, 0);
    }
    const float field = frame.width == Width::narrow ? width : std::min(280.0f, width / 2);
    frame.semantics.status(people.heading, {x, y, width, 34});
    if (frame.width == Width::narrow)
        y += paragraph(frame, people.heading, x, y, width, frame.serif_bold(type::heading.em), type::heading.line, frame.theme.ink) + space::one;
    else
        label(frame, people.heading, {x, y, width - field - space::two, 38}, frame.serif_bold(type::heading.em), frame.theme.ink);
    const FieldResult result =
        text_field(frame, "##name", memory.person_name, people.name_part, frame.words.find_person,
                   frame.words.find_person, {x + width - field, y, field, 38}, Icon::search, frame.theme.raised);
    if (result.typed) frame.act(app::TypePersonName{*result.typed});
    y += 38 + space::one;
    switch_of(frame, people.orders, x, y, 36);
    y += 36 + space::two;

    const auto columns =
        static_cast<std::size_t>(std::max(1.0f, std::floor((width + space::four) / (least_card + space::four))));
    const float card = (width - static_cast<float>(columns - 1) * space::four) / static_cast<float>(columns);
    const float step = card_height + space::one;
    const std::size_t rows = (people.rows.size() + columns - 1) / columns;
    const auto first = static_cast<std::size_t>(std::max(0.0f, (scroll.view.y - y) / step));
    const Scope list(frame.semantics, app::Role::list, frame.words.people_list);
    const auto last = static_cast<std::size_t>(std::max(0.0f, std::ceil((scroll.view.bottom() - y) / step)));
    each_row(frame, memory.people_focus, first, std::min(last, rows), rows, [&, left = x](std::size_t row) {
        for (std::size_t column = 0; column < columns && row * columns + column < people.rows.size(); ++column)
            draw_person_card(frame, people.rows[row * columns + column],
                             {left + static_cast<float>(column) * (card + space::four), y + static_cast<float>(row) * step,
                              card, card_height});
    });
    y += static_cast<float>(rows) * step;
    if (people.notice.shown()) y += notice(frame, people.notice, {x, y, width, box.height});
    if (people.more && y - scroll.view.bottom() < 600 && memory.people_asked != people.revision) {
        memory.people_asked = people.revision;
        frame.act(app::MorePeople{});
    }
    end_scroll(scroll, y - scroll.top + space::six);
}

}  // namespace verbatim::ui
