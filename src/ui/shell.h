// The shell: the whole window of one frame. It knows the widths at which the layout changes, which view stands where, what
// floats above, and the keyboard.
//
//     wide     top bar over filters | list | reading          (≥ 1100)
//     medium   filters in a drawer; list | reading            (760 to 1100)
//     narrow   one column; the article slides over it; tabs at the bottom
#pragma once

#include <cstdint>
#include <optional>

#include "app/action.h"
#include "app/view_model.h"
#include "ui/fonts.h"
#include "ui/memory.h"
#include "ui/recorder.h"
#include "ui/theme.h"

namespace verbatim::ui {

// How the person's system wants things to be.
struct Look {
    bool dark = false;
    bool high_contrast = false;
    bool coarse_pointer = false;
    bool text_input_by_host = false;
    std::optional<Theme> forced;  // of the system's colours, where it forces them on all programs
};

class Shell {
  public:
    // Sets ImGui up for this program: no window chrome, keyboard navigation, nothing written to disk. Once per context.
    void start();

    // What sets the letters that the bundled typefaces lack; it must outlive the shell.
    void use(app::RunShaper* shaper) { fonts_.use(shaper); }

    // Draws one frame (an ImGui frame has begun) and returns what the person did. Until the fonts are there it draws the
    // ground alone.
    app::Actions draw(const app::ViewModel& model, const Look& look);

    // How many frames more are wanted at once after the one just drawn.
    int frames_wanted() const { return frames_wanted_; }

    Fonts& fonts() { return fonts_; }
    Recorder& recorder() { return recorder_; }
    const app::SemanticsFrame& semantics() const { return recorder_.frame(); }

  private:
    Fonts fonts_;
    Recorder recorder_;
    Memory memory_;
    int frames_wanted_ = 0;
};

}  // namespace verbatim::ui
