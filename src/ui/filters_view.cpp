// The filters: dates with their histogram, facets with live counts.
#include <algorithm>
#include <utility>

#include "ui/views.h"
#include "ui/widgets/meta_line.h"

namespace verbatim::ui {
namespace {

constexpr float filter_row_height = 28;

// What the page itself shows beside the filters is not shown twice: the bars over quotations and words, the list of speakers.
bool timeline_beside(const Frame& frame) {
    return frame.width == Width::wide && (frame.model.view == app::View::quotes || frame.model.view == app::View::words);
}
bool listed_beside(const Frame& frame, const app::FacetModel& facet) {
    const auto in_force = [](const app::FacetRow& row) { return row.included || row.excluded; };
    return frame.width == Width::wide && frame.model.view == app::View::quotes && facet.kind == app::FacetKind::speaker &&
           std::none_of(facet.rows.begin(), facet.rows.end(), in_force);
}

// A section's name, with a way to clear it at the right.
float draw_section(Frame& frame, std::string_view name, float x, float y, float width, const app::Action* clear) {
    frame.semantics.heading(name, {x, y, width, 20}, 2);
    label(frame, name, {x, y, width, 20}, frame.sans_bold(type::small), frame.theme.ink);
    if (clear) {
        const FaceMetrics metrics = frame.sans(type::small);
        const float wide = width_of(frame.words.clear, metrics) + 1;
        const float tall = frame.coarse ? space::coarse_target : 20;
        if (link(frame, frame.words.clear, {}, {x + width - wide, y - (tall - 20) / 2, wide, tall}, metrics)) frame.act(*clear);
    }
    return 28;
}

void draw_row(Frame& frame, Memory& memory, app::FacetKind kind, const app::FacetRow& row, const Box& box) {
    const bool chosen = row.included || row.excluded;
    const Touch touch = touch_area(frame, row.value, {box.x - 6, box.y, box.width + 6, box.height},
                                   {.role = app::Role::checkbox,
                                    .states = row.included ? app::state_checked : row.excluded ? app::state_mixed : 0u,
                                    .name = row.label,
                                    .description = row.excluded ? std::string_view(row.exclude_label) : std::string_view(row.count)});
    if (std::exchange(memory.to_filters, false)) frame.semantics.lead_to(touch.id);
    draw_touch_ground(frame, touch, {box.x - 6, box.y, box.width + 6, box.height});
    draw_check(frame, {box.x, box.y + (box.height - 16) / 2, 16, 16}, row.included, row.excluded);
    const FaceMetrics small = frame.sans(type::small);
    const float count_width = width_of(row.count, small);
    const Colour ink = row.excluded ? frame.theme.ink_soft : frame.theme.ink;
    const bool offer_exclude = (touch.hovered || touch.focused || frame.coarse) && !row.excluded;
    const float right = box.right() - 4, counts = std::max(count_width, 30.0f);  // the signs before them stand in a column
    draw_line(frame.list(), chosen ? frame.sans_bold(type::body) : frame.sans(type::body), box.x + 26, box.y,
              box.height, box.width - 26 - counts - space::two - (offer_exclude ? 26 : 0), row.label, colour(ink));
    draw_line(frame.list(), small, right - count_width, box.y, box.height, count_width + 1, row.count,
              colour(frame.theme.ink_soft));
    if (touch.secondary) open_value_menu(frame, {.facet = kind, .value = row.value, .person = {}}, box);
    bool exclude = false;
    if (offer_exclude) {
        const float size = frame.coarse ? 36.0f : 24.0f;
        const Box minus{right - counts - size - 6, box.y + 2, size, box.height - 4};
        draw_icon(frame.list(), Icon::minus, {minus.x + size / 2, minus.y + minus.height / 2}, 12, colour(frame.theme.ink_soft));
        if (minus.contains(ImGui::GetIO().MousePos) && (touch.hovered || touch.pressed)) {
            tooltip(frame, row.exclude_label, minus);
            exclude = touch.pressed;
        }
    }
    if (exclude) frame.act(app::ToggleFacetValue{kind, row.value, app::Polarity::exclude});
    else if (touch.pressed)
        frame.act(
            app::ToggleFacetValue{kind, row.value, row.excluded ? app::Polarity::exclude : app::Polarity::include});
}

float draw_facet(Frame& frame, Memory& memory, const app::FacetModel& facet, float x, float y, float width) {
    const float start = y;
    ImGui::PushID(static_cast<int>(facet.kind));
    const Scope scope(frame.semantics, app::Role::group, facet.label);
    if (!facet.only_value.empty()) {
        // One value is a line, not a panel.
        label(frame, facet.label, {x, y, 84, 20}, frame.sans_bold(type::small), frame.theme.ink);
        label(frame, facet.only_value, {x + 84, y, width - 84, 20}, frame.sans(type::small), frame.theme.ink_soft);
        frame.semantics.add({.role = app::Role::paragraph, .rect = {x, y, width, 20}, .name = facet.label, .value = facet.only_value});
        ImGui::PopID();
        return 20 + space::two;
    }
    const bool chosen =
        std::any_of(facet.rows.begin(), facet.rows.end(), [](const auto& row) { return row.included || row.excluded; });
    const app::Action clear = app::ClearFacet{facet.kind};
    y += draw_section(frame, facet.label, x, y, width, chosen ? &clear : nullptr);
    if (facet.searchable) {
        Field& field = memory.facet_search[static_cast<std::size_t>(facet.kind)];
        const FieldResult result = text_field(frame, "##find", field, facet.search, facet.search_hint,
                                              facet.search_hint, {x, y, width, frame.target()}, Icon::search, frame.theme.raised);
        if (result.typed) frame.act(app::TypeFacetSearch{facet.kind, *result.typed});
        y += frame.target() + 6;
    }
    const float height = frame.coarse ? space::coarse_target : filter_row_height;
    for (const app::FacetRow& row : facet.rows) {
        draw_row(frame, memory, facet.kind, row, {x, y, width, height});
        y += height;
    }
    if (!facet.more.empty()) {
        const FaceMetrics metrics = frame.sans(type::small);
        if (link(frame, facet.more, {}, {x + 26, y, width_of(facet.more, metrics) + 1, height}, metrics))
            frame.act(app::ToggleFacetUnfolded{facet.kind});
        y += height;
    }
    ImGui::PopID();
    return y - start + space::two;
}

float draw_dates(Frame& frame, Memory& memory, float x, float y, float width) {
    const app::FiltersModel& filters = frame.model.filters;
    const float start = y;
    const Scope scope(frame.semantics, app::Role::group, frame.words.date);
    const FaceMetrics small = frame.sans(type::small);
    if (filters.histogram.bars.empty()) {
        if (filters.date_label.empty()) return 0;
        label(frame, frame.words.date, {x, y, 84, 20}, frame.sans_bold(type::small), frame.theme.ink);
        // Below the other facets' values, or further left where the two dates need it.
        const float wide = width_of(filters.date_label, small) + 1;
        const float left = std::max(width_of(frame.words.date, frame.sans_bold(type::small)) + space::one, std::min(84.0f, width - wide));
        label(frame, filters.date_label, {x + left, y, width - left, 20}, small, frame.theme.ink_soft);
        frame.semantics.add({.role = app::Role::paragraph, .rect = {x, y, width, 20}, .name = frame.words.date, .value = filters.date_label});
        return 20 + space::two;
    }
    const app::Action clear = app::ChooseDates{};
    y += draw_section(frame, frame.words.date, x, y, width, filters.dated ? &clear : nullptr);
    if (!timeline_beside(frame)) {
        histogram(frame, filters.histogram, {x, y, width, 56}, memory.brush, filters.date_label);
        if (std::exchange(memory.to_filters, false)) frame.semantics.lead_to(memory.brush.slider);
        y += 60;
        y += histogram_legend(frame, filters.histogram, x, y, width) + space::half;
    }
    const float half = (width - space::one) / 2, height = frame.target();
    const auto date_field = [&](const char* key, app::DateEnd end, std::string_view value, std::string_view name,
                                float left) {
        Field& field = memory.dates[static_cast<std::size_t>(end)];
        if (std::exchange(memory.to_filters, false)) field.wants_focus = true;
        const FieldResult result =
            text_field(frame, key, field, value, name, name, {left, y, half, height}, Icon::none, frame.theme.raised);
        if (result.typed) frame.act(app::TypeDate{end, *result.typed});
    };
    date_field("##from", app::DateEnd::from, filters.from, frame.words.from_date, x);
    date_field("##to", app::DateEnd::to, filters.to, frame.words.to_date, x + half + space::one);
    y += height + space::one;
    frame.semantics.status(filters.date_label, {x, y, width, 20});
    label(frame, filters.date_label, {x, y, width, 20}, small,
          filters.date_wrong ? frame.theme.accent : filters.dated ? frame.theme.ink : frame.theme.ink_soft);
    y += 20;
    if (!filters.undated.empty()) {
        frame.semantics.add({.role = app::Role::paragraph, .rect = {x, y, width, 20}, .name = filters.undated});
        label(frame, filters.undated, {x, y, width, 20}, small, frame.theme.ink_soft);
        y += 20;
    }
    return y - start + space::two;
}

}  // namespace

void draw_filters(Frame& frame, Memory& memory, const Box& box) {
    const Scope scope(frame.semantics, app::Role::complementary, frame.words.filters);
    const Scroll scroll = begin_scroll(frame, "filters", box);
    frame.semantics.place(content_box(scroll));
    const float x = box.x + space::three, width = box.width - space::three - space::two;
    float y = scroll.top + space::two;
    y += draw_dates(frame, memory, x, y, width);
    for (const app::FacetModel& facet : frame.model.filters.facets)
        if (!listed_beside(frame, facet)) y += draw_facet(frame, memory, facet, x, y, width);
    if (!frame.model.only_article) {
        const app::FiltersModel& filters = frame.model.filters;
        const float height = frame.coarse ? space::coarse_target : filter_row_height;
        if (frame.model.view != app::View::quotes || filters.only_with_quotes) {
            if (checkbox(frame, frame.words.only_with_quotes, {x, y, width, height}, filters.only_with_quotes))
                frame.act(app::ToggleOnlyWithQuotes{});
            y += height;
        }
        if (checkbox(frame, frame.words.all_forms, {x, y, width, height}, filters.all_forms)) frame.act(app::ToggleWordForms{});
        y += height + space::two;
    }
    if (frame.model.filters.any) {
        const float wide = width_of_button(frame, frame.words.clear_filters);
        if (button(frame, frame.words.clear_filters, {x, y, wide, frame.target()}, ButtonLook::edged))
            frame.act(app::ClearFilters{});
        y += frame.target() + space::two;
    }
    end_scroll(scroll, y - scroll.top);
}

}  // namespace verbatim::ui
