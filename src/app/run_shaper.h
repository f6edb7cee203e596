// How a host sets letters that the bundled typefaces lack: the browser's own text on the web, HarfBuzz and the system's fonts on the
// desktop. A run is a word or less, of one direction; the text engine (ui/run_setter.h) cuts texts into them, orders and places them, and keeps
// what is drawn here in ImGui's atlas. Widths come from what draws.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace verbatim::app {

struct RunRequest {
    std::string_view words;     // UTF-8, without line ends
    std::string_view language;  // BCP 47: Han characters are drawn otherwise in Chinese and in Japanese; empty where nobody knows
    bool serif = false, bold = false;
    bool right_to_left = false;
    float em = 16;  // device pixels
};

// Pixels, row by row from the top, RGBA, not premultiplied. Letters are white with their coverage as alpha, so that they take any ink;
// emoji have colours of their own.
struct RunPicture {
    int width = 0, height = 0;
    int left = 0, top = 0;  // of the first pixel from the run's left end on the baseline; device pixels, down
    bool coloured = false;
    std::vector<std::uint8_t> pixels;
};

class RunShaper {
  public:
    virtual ~RunShaper() = default;
    // The advance, in device pixels.
    virtual float measure(const RunRequest& run) = 0;
    // How much of the advance the first n bytes take, for n from 0 to the size: what a caret and a highlight of a part of a word need. Never
    // less than the one before; the same within a character and a cluster.
    virtual void measure_parts(const RunRequest& run, std::vector<float>& edges) = 0;
    // Nothing of a size where there is nothing to see, or where pictures cannot be had.
    virtual RunPicture draw(const RunRequest& run) = 0;
    // Where words begin in a text of a script that sets no blanks between them (Thai, Lao, Khmer, Burmese): bytes, ascending, without 0.
    virtual void find_words(std::string_view text, std::vector<std::uint32_t>& starts) = 0;
};

}  // namespace verbatim::app
