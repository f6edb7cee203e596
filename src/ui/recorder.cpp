#include "ui/recorder.h"

#include <algorithm>
#include <charconv>
#include <system_error>
#include <utility>

#include "text/utf8.h"
#include "ui/mirror.h"

namespace verbatim::ui {
namespace {

// Bytes of a name that are told. A name is read out and compared in each frame; words to be read at length are lines of text.
constexpr std::size_t longest_name = 4000;

std::string_view told(std::string_view name) { return text::cut_to(name, longest_name); }

app::Rect rect_of(const Box& box) { return {box.x, box.y, box.width, box.height}; }

// What of the box can be seen through the window's clipping. False when nothing can: then it is put on the edge behind which it is.
bool clip_to_window(app::Rect& rect) {
    if (rect.width <= 0 && rect.height <= 0) return true;  // a container without a place
    const ImDrawList& list = *ImGui::GetWindowDrawList();
    const ImVec2 low = list.GetClipRectMin(), high = list.GetClipRectMax();
    const float x = std::max(rect.x, low.x), y = std::max(rect.y, low.y);
    const float right = std::min(rect.x + rect.width, high.x), bottom = std::min(rect.y + rect.height, high.y);
    if (right <= x || bottom <= y) {
        rect = {std::clamp(rect.x, low.x, std::max(low.x, high.x - 1)), std::clamp(rect.y, low.y, std::max(low.y, high.y - 1)), 1, 1};
        return false;
    }
    rect = {x, y, right - x, bottom - y};
    return true;
}

}  // namespace

void Recorder::begin() {
    frame_.clear();
    depth_ = 0;
    now_ = std::exchange(posted_, {});
    if (const auto focus = focused()) {
        focus_ = *focus;
        lead_ = 0;
    }
    keeping_ = 0;
}

void Recorder::open(app::Role role, std::string_view name, const Box& box, std::uint32_t id) {
    frame_.nodes.push_back({.role = role, .id = id, .depth = depth_, .rect = seen_at(rect_of(box)), .name = told(name)});
    ++depth_;
}

void Recorder::open_row(app::Role role, std::string_view name, const Box& box, std::uint32_t id, std::uint32_t size, std::uint32_t position) {
    open(role, name, box, id);
    frame_.nodes.back().set_size = size;
    frame_.nodes.back().set_position = position;
}

void Recorder::place(const Box& box) { frame_.nodes.back().rect = seen_at(rect_of(box)); }

void Recorder::add(app::Node node) {
    if (!clip_to_window(node.rect)) {
        if (keeping_ == 0) return;
        node.states |= app::state_away;
    }
    node.depth = depth_;
    node.rect = seen_at(node.rect);
    node.name = told(node.name);
    frame_.nodes.push_back(node);
}

void Recorder::text_line(std::string_view words, const Box& box, float em, bool sans) {
    // Not clipped: the selectable layer needs the whole line to set its words at the drawn places.
    app::Rect visible = rect_of(box);
    if (!clip_to_window(visible)) return;
    frame_.nodes.push_back({.role = app::Role::text_line,
                            .depth = depth_,
                            .rect = seen_at(rect_of(box)),
                            .name = words,
                            .value = sans ? std::string_view("sans") : std::string_view(),
                            .font_size = em});
}

void Recorder::layer(const app::TextLayer& layer, const Box& view, float offset) {
    frame_.layer = &layer;
    frame_.layer_offset = offset;
    frame_.nodes.push_back(
        {.role = app::Role::document, .id = text_layer_id, .depth = depth_, .rect = seen_at(rect_of(view))});
}

void Recorder::heading(std::string_view words, const Box& box, int level) {
    add({.role = app::Role::heading, .level = static_cast<std::uint8_t>(level), .rect = rect_of(box), .name = words});
}

void Recorder::status(std::string_view words, const Box& box) {
    add({.role = app::Role::status, .rect = rect_of(box), .name = words});
}

void Recorder::announce(std::string_view words, const Box& box) {
    frame_.nodes.push_back({.role = app::Role::status, .depth = depth_, .rect = seen_at(rect_of(box)), .name = words});
}

const app::SemanticsEvent* Recorder::find(app::SemanticsEvent::Kind kind, std::uint32_t id) const {
    const auto it = std::find_if(now_.rbegin(), now_.rend(),
                                 [&](const auto& event) { return event.kind == kind && event.id == id; });
    return it == now_.rend() ? nullptr : &*it;
}

bool Recorder::activated(std::uint32_t id) const { return find(app::SemanticsEvent::Kind::activate, id) != nullptr; }
bool Recorder::submitted(std::uint32_t id) const { return find(app::SemanticsEvent::Kind::submit, id) != nullptr; }

std::optional<std::string_view> Recorder::typed(std::uint32_t id) const {
    const app::SemanticsEvent* event = find(app::SemanticsEvent::Kind::set_value, id);
    return event ? std::optional<std::string_view>(event->value) : std::nullopt;
}

std::optional<float> Recorder::scrolled(std::uint32_t id) const {
    const app::SemanticsEvent* event = find(app::SemanticsEvent::Kind::scroll, id);
    return event ? std::optional<float>(event->offset) : std::nullopt;
}

bool Recorder::menu_asked(std::uint32_t id) const { return find(app::SemanticsEvent::Kind::menu, id) != nullptr; }

std::optional<std::uint32_t> Recorder::adjusted(std::uint32_t id) const {
    const app::SemanticsEvent* event = find(app::SemanticsEvent::Kind::adjust, id);
    if (!event) return std::nullopt;
    std::uint32_t place = 0;
    const auto [end, error] = std::from_chars(event->value.data(), event->value.data() + event->value.size(), place);
    return error == std::errc() ? std::optional(place) : std::nullopt;
}

std::optional<std::uint32_t> Recorder::focused() const {
    const auto it = std::find_if(now_.rbegin(), now_.rend(),
                                 [](const auto& event) { return event.kind == app::SemanticsEvent::Kind::focus; });
    return it == now_.rend() ? std::nullopt : std::optional<std::uint32_t>(it->id);
}

}  // namespace verbatim::ui
