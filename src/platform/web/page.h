// Page: the web host's state, shared by the files of this folder. There is one, because the browser calls exported
// functions without a context.
#pragma once

#include "platform/host.h"
#include "platform/mirror_message.h"

namespace verbatim::platform::web {

struct Page {
    Frame* frame = nullptr;
    MirrorMessage mirror;
    std::uint32_t layer_sent = 0;            // the revision of the text layer that the page has
    double last_frame_seconds = 0;
    int width = 0, height = 0;               // CSS pixels
    int device_width = 0, device_height = 0;  // of the canvas's buffer
    int cursor = 0;                          // as last set
};

// Null until run() was called.
Page* page();

// After anything that happened: enough frames for ImGui to digest input (a pointer that comes, presses and lets go in
// one go takes one frame for each) and for what appears to be laid out.
inline constexpr int settling_frames = 4;
void request_settling_frames();

// Tells ImGui what this host's input can do. (The call also links input.cpp, whose functions only JavaScript calls.)
void prepare_input();

// Carries out what the frame asked for.
void carry_out(app::Effects effects);

}  // namespace verbatim::platform::web
