// The typefaces: Source Serif 4 for what people wrote, Inter for what the program says. They come as files of one writing
// system each; the Latin ones are asked for at the start, the others when a letter of theirs is to be drawn.
//
// Sizes are the em in CSS pixels, as in a browser; ImGui counts from ascender to descender, so each face knows its factor.
// What they lack is set by the host, run by run (run_cache.h).
// ImGui applies no kerning and rounds positions: paint.cpp sets glyphs itself, from the advances and pairs given here.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "app/effect.h"
#include "ui/run_cache.h"
#include "ui/text_layout.h"
#include "ui/truetype.h"

namespace verbatim::ui {

enum class FaceName : std::uint8_t { serif, serif_bold, sans, sans_bold };
inline constexpr std::size_t face_count = 4;

struct Face {
    ImFont* font = nullptr;
    FaceMeasures measures;
    Kerning kerning;
};

// What is nothing to see and takes no room: joiners, marks of direction, soft hyphens, selectors of variants, controls.
bool invisible(char32_t c);

// A face at a size, for laying out and for drawing. Cheap to make; valid for the frame.
class FaceMetrics final : public Metrics {
  public:
    FaceMetrics(const class Fonts& fonts, FaceName name, float em);
    float advance(char32_t before, char32_t c) const override;
    bool has(char32_t c) const override;
    float run_width(std::string_view run, bool right_to_left) const override;
    void run_edges(std::string_view run, bool right_to_left, std::vector<float>& edges) const override;
    void find_words(std::string_view text, std::vector<std::uint32_t>& starts) const override;
    const TextLayout* kept_line(std::string_view words) const override;
    void draw_run(ImDrawList& list, std::string_view run, bool right_to_left, float x, float base, ImU32 ink) const;

    // The same for words in a language, BCP 47; it must outlive what is returned.
    FaceMetrics in(std::string_view language) const {
        FaceMetrics metrics = *this;
        metrics.language_ = language;
        return metrics;
    }

    FaceName name() const { return name_; }
    float em() const { return em_; }
    ImFontBaked* baked() const { return baked_; }
    const Face& face() const { return face_; }

  private:
    const Fonts& fonts_;
    const Face& face_;
    FaceName name_;
    float em_;
    ImFontBaked* baked_;
    std::string_view language_;

    RunLook look() const;
};

class Fonts {
  public:
    // True when every face has arrived or failed; until then nothing should be drawn. A face that failed is replaced by
    // another one, in the last resort by ImGui's own.
    bool ready() const;
    // What sets the letters that the faces lack. It must outlive this.
    void use(app::RunShaper* shaper) { runs_.use(shaper); }
    // Call at the start of each frame, before anything is laid out.
    void begin_frame();
    RunCache& runs() const { return runs_; }
    // Whether the face has the character, or a file on its way may have it. Constant time once asked.
    bool has(FaceName name, char32_t c) const;

    // Counts the files that arrived, and changes of the screen's density: a layout made before is out of date.
    std::uint32_t revision() const { return revision_; }

    // Files that are wanted now and were not asked for before.
    app::Effects take_wanted();
    // False when the path is none of a font. Call outside of a frame: the font atlas is locked in it.
    bool arrived(const app::FileArrived& file);
    bool failed(const app::FileFailed& file);

    const Face& face(FaceName name) const;
    // Notes that `c` is to be drawn, so that its writing system is fetched when it is missing. Constant time.
    void note(char32_t c) const {
        if (c >= 0x100) note_foreign(c);
    }

  private:
    enum class FileState : std::uint8_t { unknown, wanted, asked, arrived, failed };
    struct File {
        FileState state = FileState::unknown;
        std::string bytes;  // until ImGui has its copy
    };
    static constexpr std::size_t subset_count = 5;

    void note_foreign(char32_t c) const;
    void want(std::size_t subset) const;
    std::array<std::size_t, 2> find(std::string_view path) const;
    void add(std::size_t face, std::size_t subset);

    mutable std::array<std::array<File, subset_count>, face_count> files_;
    mutable std::array<bool, subset_count> subset_wanted_{};
    mutable bool started_ = false;
    std::array<Face, face_count> faces_;
    mutable RunCache runs_;
    // By face and character: 0 not asked yet, 1 the face has it, 2 it does not. Up to where the scripts of the bundled faces end.
    static constexpr char32_t end_of_faces = 0x3000;
    mutable std::array<std::vector<std::uint8_t>, face_count> known_;
    std::uint32_t revision_ = 0;
};

}  // namespace verbatim::ui
