// A file that is being saved: how far it has come, and the way to stop. Of one that lacks something: what, until that is put away.
#include <algorithm>

#include "ui/views.h"

namespace verbatim::ui {
namespace {

constexpr float word_height = 40, over_foot = 96;
constexpr float saving_line = 20;
constexpr std::size_t most_saving_lines = 3;

}  // namespace

Box place_of_word(const Frame& frame, float width, bool raised) {
    width = std::min(width, frame.window.width - 2 * space::two);
    return {frame.window.x + (frame.window.width - width) / 2, frame.window.bottom() - over_foot - (raised ? word_height + 3 * space::two : 0), width,
            word_height};
}

void draw_saving(Frame& frame) {
    const app::SavingModel& saving = frame.model.saving;
    if (!saving.shown()) return;
    const FaceMetrics metrics = frame.sans(type::body);
    const float press = width_of_button(frame, saving.end.label) + space::two, height_of_press = std::max(word_height - space::one, frame.target());
    const float beside = press + 2 * space::three;
    // Numbers that grow must not move the button with them.
    const float wanted = std::max(width_of(saving.words, metrics) + space::two, 340.0f) + beside;
    Box box = place_of_word(frame, wanted, false);
    const float room = box.width - beside;
    const TextLayout words = lay_out(saving.words, metrics, {.width = room, .line_height = saving_line, .most_lines = most_saving_lines});
    const float height = std::max({words.height + space::two, height_of_press + space::one, word_height});
    box.y -= height - word_height;
    box.height = height;
    ImGui::SetNextWindowPos({box.x - 16, box.y - 12});
    ImGui::SetNextWindowSize({box.width + 32, box.height + 32});
    ImGui::Begin("saving", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoFocusOnAppearing |
                     ImGuiWindowFlags_NoBackground);
    shadow_box(frame.list(), box, frame.theme.shadow);
    fill_box(frame.list(), box, colour(frame.theme.raised));
    edge_box(frame.list(), box, colour(frame.theme.control));
    const float top = box.y + (box.height - words.height) / 2;
    frame.semantics.status(saving.words, {box.x + space::three, top, room, words.height});
    paragraph(frame, saving.words, box.x + space::three, top, room, metrics, saving_line, frame.theme.ink, most_saving_lines);
    if (button(frame, saving.end.label, {box.right() - press - space::one, box.y + (box.height - height_of_press) / 2, press, height_of_press}, ButtonLook::edged))
        frame.act(saving.end.action);
    ImGui::End();
}

}  // namespace verbatim::ui
