// The one seam between Verbatim and where it runs. Two implementations, chosen by the build: native/ (GLFW, files) and
// web/ (browser), and a third, null/, for tests without a window.
//
// The composition root (gui/) runs the loop: while host.wait(): take events, hand them to app::update, draw one frame
// through ui/, carry out effects, mirror the semantics. Nothing above this header knows of a browser.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/effect.h"
#include "app/run_shaper.h"
#include "app/semantics.h"

namespace verbatim::platform {

struct Preferences {
    bool dark = false;
    bool high_contrast = false;
    bool reduced_motion = false;
    bool coarse_pointer = false;      // touch: targets of at least 44 px
    // The system's own palette, where it forces one on every page; 0xRRGGBB.
    struct Palette {
        std::uint32_t ground = 0xFFFFFF, ink = 0, link = 0, highlight = 0;
    };
    std::optional<Palette> forced_colours;
    bool text_input_by_host = false;  // the host lays real inputs over textbox nodes; ui/ draws the box and no text
    std::string language;             // BCP 47, one or several, parted by commas, the dearest first
    std::string address;              // of the page without its fragment, for links that are copied; native: empty
};

// Called once a frame with an ImGui frame begun; draws and returns.
class Frame {
  public:
    virtual ~Frame() = default;
    // Something happened in the world (before draw()).
    virtual void on_event(app::HostEvent event) = 0;
    virtual void on_semantics_event(app::SemanticsEvent event) = 0;
    virtual void on_preferences(const Preferences& preferences) = 0;
    // What the host sets text with that the bundled typefaces lack; it lives as long as the host. A host that has none does not call.
    virtual void on_shaper(app::RunShaper& shaper) = 0;
    // Draws one frame through ImGui. Returns how many further frames it wants at once (0: wait for an event).
    virtual int draw() = 0;
    // The meaning of the frame just drawn; valid until the next draw().
    virtual const app::SemanticsFrame& semantics() const = 0;
    // Effects that gathered since the last call.
    virtual app::Effects take_effects() = 0;
};

struct HostOptions {
    std::string site;      // native: folder or site root; web: unused (the page's own address)
    std::string route;     // where to start
    int width = 1280, height = 800;

    // The rest is for native programs.
    std::string fonts;             // a folder of fonts for a site that has none of its own; empty: the one installed with the program
    std::string memory;            // a folder for what is kept from one time to the next; empty: nothing is
    std::string screenshot;        // a PNG to write once everything has arrived; the program then ends
    float scale = 0;               // device pixels for one CSS pixel; 0: the system's
    Preferences preferences;       // what the system is said to prefer
};

// Runs until the window closes (native), for as long as the page lives (web; never returns there).
// Returns the process's exit code.
int run(const HostOptions& options, Frame& frame);

}  // namespace verbatim::platform
