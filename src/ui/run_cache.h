// Runs that the host sets (app/run_shaper.h), each measured and drawn once: widths, and pictures in ImGui's own atlas, so that a line of mixed
// scripts stays one draw call. A run is known by its words, its direction, its language, its face and its size; where it stands does not matter.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "app/run_shaper.h"
#include "imgui.h"
#include "ui/text_layout.h"

namespace verbatim::ui {

struct RunLook {
    bool serif = false, bold = false;
    float em = 16;  // CSS pixels
    std::string_view language;
};

class RunCache {
  public:
    // Without a shaper nothing is foreign: the bundled typefaces draw what they can. It must outlive the cache.
    void use(app::RunShaper* shaper) { shaper_ = shaper; }
    bool used() const { return shaper_ != nullptr; }

    // Call before anything else in a frame. Lets go of pictures that were not seen lately where they take too much room; true when the
    // screen's density has changed, and with it every width.
    bool begin_frame(float density);

    // CSS pixels.
    float width(std::string_view words, const RunLook& look, bool right_to_left);
    void edges(std::string_view words, const RunLook& look, bool right_to_left, std::vector<float>& edges);
    // Sets the run with its left end at x on the baseline, both snapped to device pixels.
    void draw(ImDrawList& list, std::string_view words, const RunLook& look, bool right_to_left, float x, float base, ImU32 ink);
    void find_words(std::string_view text, std::vector<std::uint32_t>& starts);

    // A label laid out in one line, kept for as long as it is asked for. Valid until the next frame.
    const TextLayout& line(std::string_view words, const RunLook& look, const Metrics& metrics);
    void forget_lines() { lines_.clear(); }

  private:
    struct Run {
        float width = 0;  // device pixels
        int seen = 0;     // the frame in which it was drawn last
        int rect = -1;    // in the atlas
        int left = 0, top = 0, pixel_width = 0, pixel_height = 0;
        bool drawn = false, coloured = false;
    };
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view key) const { return std::hash<std::string_view>{}(key); }
    };
    template <class Value>
    using Table = std::unordered_map<std::string, Value, Hash, std::equal_to<>>;

    std::string_view key_of(std::string_view words, const RunLook& look, bool right_to_left);
    app::RunRequest request_of(std::string_view words, const RunLook& look, bool right_to_left) const;
    Run& find(std::string_view words, const RunLook& look, bool right_to_left);
    void make_picture(Run& run, const app::RunRequest& request);
    void let_go(Run& run);

    app::RunShaper* shaper_ = nullptr;
    float density_ = 1;
    int frame_ = 0;
    std::size_t pixels_ = 0;  // of all pictures
    std::string key_;
    Table<Run> runs_;
    Table<TextLayout> lines_;
    Table<std::vector<std::uint32_t>> words_;
};

}  // namespace verbatim::ui
