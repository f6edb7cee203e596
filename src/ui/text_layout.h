// Long text, laid out once for a width: lines, each with its place, so that a view draws the few that are visible and finds
// them by binary search. Pure arithmetic over Metrics; ImGui is not needed to test it.
//
// Most text is Latin, Greek or Cyrillic and set letter by letter. What is not is itemised, ordered and measured in runs (run_setter.h).
//
//     layout = lay_out(text, paragraphs, metrics, {.width = 620, .line_height = 28, .paragraph_gap = 14});
//     for (line = layout.first_below(scroll); …; ++line) draw(text.substr(line.start, …), line.top);
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "app/text_layer.h"
#include "base/span.h"

namespace verbatim::ui {

using app::SetRun;

// How wide characters are. Widths are in CSS pixels and not rounded.
struct TextLayout;

class Metrics {
  public:
    virtual ~Metrics() = default;
    // The advance of `c` when it follows `before` (0 at the start of a line): with the pair's kerning.
    virtual float advance(char32_t before, char32_t c) const = 0;
    // Whether the typeface has the character. Runs with one that it lacks are set by the host, by which the rest is answered.
    virtual bool has(char32_t) const { return true; }
    virtual float run_width(std::string_view, bool /*right_to_left*/) const { return 0; }
    virtual void run_edges(std::string_view, bool /*right_to_left*/, std::vector<float>&) const {}
    virtual void find_words(std::string_view, std::vector<std::uint32_t>&) const {}
    // lay_out_line(words), where it is kept; else null.
    virtual const TextLayout* kept_line(std::string_view) const { return nullptr; }
};

struct Line {
    std::uint32_t start = 0, end = 0;  // in the text; blanks at the end are left out
    std::uint32_t paragraph = 0;
    float top = 0, width = 0;
    float indent = 0;                  // of its left end: a paragraph that reads from the right stands at the measure's right
    std::uint32_t first_run = 0, run_count = 0;  // in TextLayout::runs, from left to right; none: all of it reads from the left
    bool right_to_left = false;        // as its paragraph does
};

enum class BaseDirection : std::uint8_t { of_text, left_to_right, right_to_left };

struct Measure {
    float width = 600;
    float line_height = 28;
    float paragraph_gap = 14;
    std::size_t most_lines = ~std::size_t{0};  // lines past these are not made; `cut` says so
    BaseDirection direction = BaseDirection::of_text;
};

struct TextLayout {
    std::vector<Line> lines;
    std::vector<SetRun> runs;  // of lines that hold more than one direction, or what the typeface lacks
    float height = 0;
    float line_height = 0;
    float measure = 0;  // the width that it was laid out for
    bool cut = false;

    // Index of the first line whose bottom lies below `y`. O(log lines).
    std::size_t first_below(float y) const;
    // Index of the line that holds the byte `offset`, or of the nearest before it. O(log lines). 0 when there are none.
    std::size_t line_of(std::uint32_t offset) const;
};

// Breaks each paragraph into lines no wider than the measure, and at the line ends in it; a word that is wider is cut where it has to be. Paragraphs lie
// in `text` (valid UTF-8), ascending. Linear time; with a limit on lines, in what they hold.
TextLayout lay_out(std::string_view text, std::span<const base::TextSpan> paragraphs, const Metrics& metrics,
                   const Measure& measure);

// The paragraphs of a text that holds nothing else: what stands between its blank lines. A name is one.
TextLayout lay_out(std::string_view text, const Metrics& metrics, const Measure& measure);

// No window is so wide: what is asked for a width stops measuring here.
inline constexpr float widest_line = 20'000;

// The runs of a line from left to right, `whole` being made the only one of a line without any.
std::span<const SetRun> runs_of(const TextLayout& layout, const Line& line, SetRun& whole);

// Where the words of a range stand in a line: from left to right, from the line's left end, several where directions are mixed.
struct Strip {
    float left = 0, right = 0;
};
void find_strips(std::string_view text, std::span<const SetRun> runs, base::TextSpan range, const Metrics& metrics, std::vector<Strip>& strips);

// The border between two characters of the line that lies nearest to x, from the line's left end; `none` where there are no runs.
std::uint32_t nearest_offset(std::string_view text, std::span<const SetRun> runs, float x, const Metrics& metrics, std::uint32_t none);

// Where a caret before the byte `offset` stands in a line, from its left end.
float caret_at(std::string_view text, std::span<const SetRun> runs, std::uint32_t offset, const Metrics& metrics);

// How much of a run's width its first n bytes take.
void edges_of_run(std::string_view text, const SetRun& run, const Metrics& metrics, std::vector<float>& edges);

// A text as one line without an end, set in runs: at most longest_label bytes of it.
TextLayout lay_out_line(std::string_view words, const Metrics& metrics);

// Bytes of words on one line that are looked at for what has to be set in runs.
inline constexpr std::size_t longest_label = 8000;

// The width of a stretch set on one line; something above widest_line where it is wider than that. Cost: the characters that fit.
float width_of(std::string_view text, const Metrics& metrics);

}  // namespace verbatim::ui
