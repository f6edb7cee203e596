// Title, search field, tabs, chips of the filters in force.
#include <algorithm>

#include "ui/search_menu.h"
#include "ui/views.h"

namespace verbatim::ui {
namespace {

// A wavy line under the words that could not be understood.
void mark_error(Frame& frame, const Box& box) {
    const app::HeaderModel& header = frame.model.header;
    if (header.query_error.empty()) return;
    const FaceMetrics metrics = frame.sans(type::control);
    const std::string_view query = header.query;
    const std::size_t start = std::min<std::size_t>(header.query_error_at.start, query.size());
    const std::size_t end = std::clamp<std::size_t>(header.query_error_at.end, start, query.size());
    const float left = box.x + search_text_left, most = box.right() - 36;
    const float from = std::min(left + width_of(query.substr(0, start), metrics), most - 8);
    const float to = std::clamp(left + width_of(query.substr(0, end), metrics), from + 8, most);
    const float y = baseline(metrics, box.y, box.height) + 4;
    bool up = false;
    for (float x = from; x <= to; x += 2.5f, up = !up) frame.list().PathLineTo({x, y + (up ? 0.0f : 2.5f)});
    frame.list().PathStroke(colour(frame.theme.error), ImDrawFlags_None, 1.5f);
}

void draw_search(Frame& frame, Memory& memory, const Box& box) {
    const app::HeaderModel& header = frame.model.header;
    const Scope scope(frame.semantics, app::Role::search, frame.words.search_label);
    const FieldResult result = text_field(frame, "##search", memory.search, header.query, frame.words.search_label,
                                          header.query_hint, box, Icon::search, frame.theme.raised);
    memory.search_box = box;
    mark_error(frame, box);
    if (result.typed) {
        memory.completion_at = -1;
        frame.act(app::TypeQuery{*result.typed});
    }
    if (!result.submitted) return;
    const std::vector<app::Choice>& offers = search_offers(frame.model.header);
    const auto chosen = static_cast<std::size_t>(memory.completion_at);
    if (memory.completion_at >= 0 && chosen < offers.size()) {
        frame.act(offers[chosen].action);
        memory.search.wants_focus = true;
    } else {
        frame.act(app::SubmitQuery{});
    }
    memory.completion_at = -1;
}

// The site's name leads to the overview.
void draw_site_title(Frame& frame, const Box& box) {
    const FaceMetrics metrics = frame.serif_bold(19);
    const Box words{box.x, box.y, std::min(box.width, width_of(frame.model.header.site_title, metrics) + 1),
                    box.height};
    const app::Choice& tab = frame.model.header.tabs[0];
    const Touch touch = touch_area(frame, "site", words,
                                   {.role = app::Role::link, .name = frame.model.header.site_title, .value = tab.href});
    draw_line(frame.list(), metrics, words.x, words.y, words.height, words.width, frame.model.header.site_title,
              colour(frame.theme.ink));
    if (touch.pressed) frame.act(tab.action);
}

// Of the buttons at the end of the bar.
float width_of_tools(const Frame& frame) { return 3 * frame.target() + 2 * space::half + space::one; }

void draw_tools(Frame& frame, float right, float y, float height) {
    const float size = frame.target();
    Box box{right - size, y + (height - size) / 2, size, size};
    if (icon_button(frame, Icon::keyboard, frame.words.shortcuts_button, box)) frame.act(app::ShowShortcuts{});
    box.x -= size + space::half;
    if (icon_button(frame, Icon::theme, frame.model.header.theme.label, box))
        frame.act(frame.model.header.theme.action);
    box.x -= size + space::half;
    if (icon_button(frame, Icon::globe, frame.model.header.language_label, box)) ImGui::OpenPopup("languages");
    menu(frame, "languages", frame.model.header.languages, {box.right(), box.bottom()});
}

bool draw_tab(Frame& frame, const app::Choice& tab, const Box& box, float line_at) {
    const Touch touch = touch_area(frame, tab.label, box,
                                   {.role = app::Role::link,
                                    .states = tab.current ? app::state_current : 0u,
                                    .name = tab.label,
                                    .value = tab.href});
    const FaceMetrics metrics = tab.current ? frame.sans_bold(type::body) : frame.sans(type::body);
    const Colour ink = tab.current ? frame.theme.ink : touch.hovered ? frame.theme.ink : frame.theme.ink_soft;
    const float width = width_of(tab.label, metrics);
    draw_line(frame.list(), metrics, box.x + (box.width - width) / 2, box.y, box.height, width + 1, tab.label,
              colour(ink));
    if (tab.current)
        frame.list().AddRectFilled({box.x + 8, line_at - 2}, {box.right() - 8, line_at}, colour(frame.theme.accent));
    return touch.pressed;
}

float draw_tabs(Frame& frame, float x, float y) {
    const Scope scope(frame.semantics, app::Role::navigation, frame.words.menu);
    for (const app::Choice& tab : frame.model.header.tabs) {
        const Box box{x, y, width_of(tab.label, frame.sans_bold(type::body)) + 24, space::tab_bar};
        if (draw_tab(frame, tab, box, box.bottom())) frame.act(tab.action);
        x += box.width;
    }
    return x;
}

float chip_height(const Frame& frame) { return frame.coarse ? space::coarse_target : 28.0f; }

void draw_chips(Frame& frame, float x, float y, float right) {
    const float height = chip_height(frame);
    if (frame.model.header.chips.empty()) return;
    const Scope scope(frame.semantics, app::Role::list, frame.words.filters);
    ImGui::PushID("chips");
    for (std::size_t i = 0; i < frame.model.header.chips.size(); ++i) {
        const app::Choice& one = frame.model.header.chips[i];
        const Box box{x, y, width_of_chip(frame, one.label), height};
        // What does not fit is counted, and found among the filters.
        const std::string_view rest = frame.model.header.chips_from[i];
        const bool last = i + 1 == frame.model.header.chips.size();
        const float rest_width = last ? 0 : width_of_button(frame, rest) + 6;
        if (box.right() + rest_width > right) {
            if (button(frame, rest, {x, y, width_of_button(frame, rest), height})) frame.act(app::ToggleFilterPanel{});
            break;
        }
        if (chip(frame, one.label, box)) frame.act(one.action);
        x = box.right() + 6;
    }
    ImGui::PopID();
}

float draw_narrow(Frame& frame, Memory& memory) {
    const Box& window = frame.window;
    float y = window.y + space::half;
    if (!frame.low()) {
        draw_site_title(frame, {window.x + space::two, window.y, window.width - 2 * space::two - width_of_tools(frame), 48});
        draw_tools(frame, window.right() - space::one, window.y, 48);
        y = window.y + 48;
    }
    const float height = std::max(40.0f, frame.target());
    const float filter_width = height;
    draw_search(frame, memory,
                {window.x + space::two, y, window.width - 2 * space::two - filter_width - space::one, height});
    if (icon_button(frame, Icon::filter, frame.model.header.filters_label,
                    {window.right() - space::two - filter_width, y, filter_width, height}))
        frame.act(app::ToggleFilterPanel{});
    y += height + space::one;
    if (!frame.model.header.chips.empty() && !frame.low()) {
        draw_chips(frame, window.x + space::two, y, window.right() - space::two);
        y += chip_height(frame) + space::one;
    }
    return y - window.y;
}

}  // namespace

float draw_top_bar(Frame& frame, Memory& memory) {
    const Scope scope(frame.semantics, app::Role::banner, frame.words.program);
    const Box& window = frame.window;
    if (frame.width == Width::narrow) {
        const float height = draw_narrow(frame, memory);
        rule(frame.list(), window.x, window.y + height - 1, window.width, colour(frame.theme.hairline));
        return height;
    }
    const Box& page = frame.page;
    const float tools = width_of_tools(frame);
    const float search_width = std::clamp(page.width * 0.42f, 280.0f, 560.0f);
    const float search_x = page.right() - space::three - tools - search_width;
    draw_site_title(frame, {page.x + space::three, page.y, search_x - page.x - 2 * space::three, space::top_bar});
    draw_search(frame, memory, {search_x, page.y + 9, search_width, 38});
    draw_tools(frame, page.right() - space::three, page.y, space::top_bar);

    float y = page.y + space::top_bar;
    const float tabs_end = draw_tabs(frame, page.x + space::three - 12, y);
    float right = page.right() - space::three;
    if (frame.width == Width::medium) {
        const float width = width_of_button(frame, frame.model.header.filters_label);
        if (button(frame, frame.model.header.filters_label, {right - width, y + 6, width, 32}, ButtonLook::edged))
            frame.act(app::ToggleFilterPanel{});
        right -= width + space::two;
    }
    draw_chips(frame, tabs_end + space::two, y + (space::tab_bar - chip_height(frame)) / 2, right);
    y += space::tab_bar;
    rule(frame.list(), window.x, y - 1, window.width, colour(frame.theme.hairline));
    return y - window.y;
}

void draw_bottom_tabs(Frame& frame, const Box& box) {
    const Scope scope(frame.semantics, app::Role::navigation, frame.words.menu);
    fill_box(frame.list(), box, colour(frame.theme.raised), 0);
    rule(frame.list(), box.x, box.y, box.width, colour(frame.theme.hairline));
    const float width = box.width / static_cast<float>(app::view_count);
    float x = box.x;
    for (const app::Choice& tab : frame.model.header.tabs) {
        if (draw_tab(frame, tab, {x, box.y, width, box.height}, box.y + 2)) frame.act(tab.action);
        x += width;
    }
}

}  // namespace verbatim::ui
