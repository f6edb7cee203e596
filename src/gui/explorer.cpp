#include "gui/explorer.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace verbatim::gui {

void Explorer::on_event(app::HostEvent event) {
    if (const auto* file = std::get_if<app::FileArrived>(&event); file && shell_.fonts().arrived(*file)) return;
    if (const auto* failure = std::get_if<app::FileFailed>(&event); failure && shell_.fonts().failed(*failure)) return;
    session_.on_event(event);
}

void Explorer::on_semantics_event(app::SemanticsEvent event) { shell_.recorder().post(std::move(event)); }

void Explorer::on_preferences(const platform::Preferences& preferences) {
    look_ = {.dark = preferences.dark,
             .high_contrast = preferences.high_contrast,
             .coarse_pointer = preferences.coarse_pointer,
             .text_input_by_host = preferences.text_input_by_host};
    if (const auto& forced = preferences.forced_colours) look_.forced = ui::forced_theme(forced->ground, forced->ink, forced->link, forced->highlight);
    session_.set_address(preferences.address);
    session_.set_preferred_languages(preferences.language);
}

int Explorer::draw() {
    if (!std::exchange(started_, true)) shell_.start();
    const app::ViewModel& model = session_.view();
    const bool working = model.working;
    const app::Actions actions = shell_.draw(model, look_);
    for (const app::Action& action : actions) session_.dispatch(action);
    return std::max(shell_.frames_wanted(), working ? 1 : 0);
}

const app::SemanticsFrame& Explorer::semantics() const { return shell_.semantics(); }

app::Effects Explorer::take_effects() {
    app::Effects effects = session_.take_effects();
    app::Effects fonts = shell_.fonts().take_wanted();
    effects.insert(effects.end(), std::make_move_iterator(fonts.begin()), std::make_move_iterator(fonts.end()));
    return effects;
}

}  // namespace verbatim::gui
