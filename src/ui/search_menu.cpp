#include "ui/search_menu.h"

#include <algorithm>

#include "ui/views.h"

namespace verbatim::ui {
namespace {

float height_of_head(const Frame& frame) { return frame.coarse ? space::coarse_target : 32; }

// The line over the offers: what was expected, or what the offers are.
std::string_view head_of(const Frame& frame, const std::vector<app::Choice>& offers) {
    const app::HeaderModel& header = frame.model.header;
    if (!header.query_error.empty()) return header.query_error;
    return &offers == &header.searches ? frame.words.searches : &offers == &header.examples ? frame.words.examples : std::string_view();
}

void draw_offer(Frame& frame, Memory& memory, const app::Choice& offer, const Box& box, bool at) {
    const Touch touch = touch_area(frame, offer.label, box,
                                   {.role = app::Role::option, .states = at ? app::state_selected : 0u, .name = offer.label});
    if (at) fill_box(frame.list(), box, colour(frame.theme.quote), 4);
    else draw_touch_ground(frame, touch, box, 4);
    label(frame, offer.label, {box.x + search_text_left - space::half, box.y, box.width - search_text_left, box.height},
          frame.sans(type::body), frame.theme.ink);
    if (!touch.pressed) return;
    frame.act(offer.action);
    memory.search.wants_focus = true;
}

float draw_head(Frame& frame, std::string_view head, const Box& box) {
    const app::HeaderModel& header = frame.model.header;
    const float head_height = height_of_head(frame);
    const bool wrong = !header.query_error.empty();
    const float x = box.x + search_text_left;
    const FaceMetrics small = frame.sans(type::small);
    frame.semantics.status(head, {x, box.y, box.width, head_height});
    float room = box.right() - x - space::two;
    if (!wrong && header.forget_searches.shown()) {
        const float wide = width_of(header.forget_searches.label, small) + 1;
        room -= wide + space::two;
        if (link(frame, header.forget_searches.label, {}, {box.right() - wide - space::two, box.y, wide, head_height}, small))
            frame.act(header.forget_searches.action);
    }
    label(frame, head, {x, box.y, room, head_height}, small, wrong ? frame.theme.error : frame.theme.ink_soft);
    return head_height;
}

}  // namespace

const std::vector<app::Choice>& search_offers(const app::HeaderModel& header) {
    if (header.query.empty()) return header.searches.empty() ? header.examples : header.searches;
    return header.query_repairs.empty() ? header.completions : header.query_repairs;
}

void draw_completions(Frame& frame, Memory& memory) {
    const std::vector<app::Choice>& offers = search_offers(frame.model.header);
    const std::string_view head = head_of(frame, offers);
    // A press on an offer takes the keyboard from the field before it arrives here: the offers stay for that long.
    constexpr double lingering = 0.35;
    if (memory.search.focused) memory.search_focused_at = ImGui::GetTime();
    const bool lingers = ImGui::GetTime() - memory.search_focused_at < lingering;
    const bool empty = offers.empty() && frame.model.header.query_error.empty();
    if (empty || !lingers || frame.model.status != app::Status::ready) return;
    if (!memory.search.focused) frame.more_frames = std::max(frame.more_frames, 1);
    const int count = static_cast<int>(offers.size());
    if (ImGui::IsKeyPressed(ImGuiKey_DownArrow)) ++memory.completion_at;
    if (ImGui::IsKeyPressed(ImGuiKey_UpArrow)) --memory.completion_at;
    memory.completion_at = std::clamp(memory.completion_at, -1, count - 1);

    const float row = frame.target() + space::half;
    const Box box{memory.search_box.x, memory.search_box.bottom() + space::half, memory.search_box.width,
                  row * static_cast<float>(count) + space::one + (head.empty() ? 0 : height_of_head(frame))};
    ImGui::SetNextWindowPos({box.x - 16, box.y - 8});
    ImGui::SetNextWindowSize({box.width + 32, box.height + 32});
    ImGui::Begin("completions", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                     ImGuiWindowFlags_NoFocusOnAppearing | ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoNav);
    shadow_box(frame.list(), box, frame.theme.shadow);
    fill_box(frame.list(), box, colour(frame.theme.raised));
    edge_box(frame.list(), box, colour(frame.theme.hairline));
    const Scope around(frame.semantics, app::Role::region, frame.words.completions, box);
    float y = box.y + space::half;
    if (!head.empty()) y += draw_head(frame, head, {box.x, y, box.width, height_of_head(frame)});
    const Scope scope(frame.semantics, app::Role::list, frame.words.completions, box);
    for (int i = 0; i < count; ++i) {
        draw_offer(frame, memory, offers[static_cast<std::size_t>(i)], {box.x + space::half, y, box.width - space::one, row},
                   i == memory.completion_at);
        y += row;
    }
    ImGui::End();
}

}  // namespace verbatim::ui
