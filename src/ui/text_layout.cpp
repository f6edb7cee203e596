#include "ui/text_layout.h"

#include <algorithm>

#include "text/bidi.h"
#include "text/sentences.h"
#include "text/utf8.h"
#include "ui/line_break.h"
#include "ui/run_setter.h"

namespace verbatim::ui {
namespace {

constexpr std::size_t most_lines_known = 1000;  // a limit on lines that is one

// Sets one paragraph, line by line, remembering the last place where a line might have ended.
class ParagraphSetter {
  public:
    ParagraphSetter(std::string_view text, const Metrics& metrics, const Measure& measure, TextLayout& layout)
        : text_(text), metrics_(metrics), measure_(measure), layout_(layout) {}

    void set(base::TextSpan span, std::uint32_t paragraph) {
        starts_.clear();
        LineStarts finder(text_.substr(span.start, span.size()));
        paragraph_ = paragraph;
        begin_line(span.start);
        std::size_t next_start = 0;
        std::uint32_t last_start = span.start;  // the latest place where the next line may begin
        Place at_last_start;
        for (std::uint32_t offset = span.start; offset < span.end && !layout_.cut;) {
            finder.find_until(offset - span.start, starts_);  // no further: a limit on lines may end the setting
            if (next_start < starts_.size() && starts_[next_start] + span.start == offset) {
                ++next_start;
                last_start = offset;
                at_last_start = now_;
            }
            const text::Decoded decoded = text::decode(text_, offset);
            // No face has a letter for a line end: it ends the line, and is no part of it.
            if (decoded.code_point == '\n') {
                if (now_.ink_end > line_start_) end_line(now_);
                begin_line(last_start = ++offset);
                at_last_start = now_;
                while (next_start < starts_.size() && starts_[next_start] + span.start <= offset) ++next_start;
                continue;
            }
            const float advance = metrics_.advance(before_, decoded.code_point);
            const bool blank = decoded.code_point == ' ';
            if (!blank && now_.width + advance > measure_.width && offset > line_start_) {
                if (last_start > line_start_) {  // back to the last opportunity
                    end_line(at_last_start);
                    offset = last_start;
                } else {  // a word wider than the line
                    end_line(now_);
                }
                begin_line(offset);
                last_start = offset;
                while (next_start > 0 && starts_[next_start - 1] + span.start > offset) --next_start;
                continue;
            }
            now_.width += advance;
            before_ = decoded.code_point;
            offset += decoded.length;
            if (!blank) {
                now_.ink_end = offset;
                now_.ink_width = now_.width;
            }
        }
        if (now_.ink_end > line_start_ && !layout_.cut) end_line(now_);
    }

  private:
    // How far a line has come: with its blanks, and up to the last thing that is not blank.
    struct Place {
        float width = 0, ink_width = 0;
        std::uint32_t ink_end = 0;
    };

    void begin_line(std::uint32_t offset) {
        line_start_ = offset;
        now_ = {0, 0, offset};
        before_ = 0;
    }

    void end_line(const Place& place) {
        if (layout_.lines.size() >= measure_.most_lines) {
            layout_.cut = true;
            return;
        }
        layout_.lines.push_back({.start = line_start_, .end = place.ink_end, .paragraph = paragraph_, .top = layout_.height, .width = place.ink_width});
        layout_.height += measure_.line_height;
    }

    std::string_view text_;
    const Metrics& metrics_;
    const Measure& measure_;
    TextLayout& layout_;
    std::vector<std::uint32_t> starts_;
    Place now_;
    std::uint32_t paragraph_ = 0, line_start_ = 0;
    char32_t before_ = 0;
};

}  // namespace

std::size_t TextLayout::first_below(float y) const {
    const auto it =
        std::partition_point(lines.begin(), lines.end(), [&](const Line& line) { return line.top + line_height <= y; });
    return static_cast<std::size_t>(it - lines.begin());
}

std::size_t TextLayout::line_of(std::uint32_t offset) const {
    const auto it =
        std::partition_point(lines.begin(), lines.end(), [&](const Line& line) { return line.start <= offset; });
    return it == lines.begin() ? 0 : static_cast<std::size_t>(it - lines.begin()) - 1;
}

TextLayout lay_out(std::string_view text, std::span<const base::TextSpan> paragraphs, const Metrics& metrics,
                   const Measure& measure) {
    TextLayout layout;
    layout.line_height = measure.line_height;
    layout.measure = measure.width;
    ParagraphSetter setter(text, metrics, measure, layout);
    for (std::size_t i = 0; i < paragraphs.size() && !layout.cut; ++i) {
        if (i > 0) layout.height += measure.paragraph_gap;
        base::TextSpan span = paragraphs[i];
        // What a few lines hold is looked at, and a little more: characters of less than a pixel are none.
        if (measure.most_lines < most_lines_known) {
            const float room = std::min(measure.width, widest_line) * static_cast<float>(measure.most_lines + 1);
            const auto most = static_cast<std::size_t>(std::max(room, 0.0f)) * 4 + 4;
            span.end = span.start + static_cast<std::uint32_t>(text::cut_to(base::slice(text, span), most).size());
        }
        if (measure.direction != BaseDirection::right_to_left && !needs_runs(base::slice(text, span), metrics))
            setter.set(paragraphs[i], static_cast<std::uint32_t>(i));
        else set_runs(text, span, static_cast<std::uint32_t>(i), metrics, measure, layout);
    }
    return layout;
}

TextLayout lay_out(std::string_view text, const Metrics& metrics, const Measure& measure) {
    return lay_out(text, text::paragraphs(text), metrics, measure);
}

std::span<const SetRun> runs_of(const TextLayout& layout, const Line& line, SetRun& whole) {
    if (line.run_count > 0) return std::span(layout.runs).subspan(line.first_run, line.run_count);
    whole = {.start = line.start, .end = line.end, .width = line.width};
    return {&whole, 1};
}

void edges_of_run(std::string_view text, const SetRun& run, const Metrics& metrics, std::vector<float>& edges) {
    const std::string_view words = text.substr(run.start, run.end - run.start);
    if (run.foreign) {
        metrics.run_edges(words, run.right_to_left(), edges);
        edges.resize(words.size() + 1, run.width);
        return;
    }
    edges.assign(words.size() + 1, 0);
    float width = 0;
    char32_t before = 0;
    for (std::size_t offset = 0; offset < words.size();) {
        const text::Decoded decoded = text::decode(words, offset);
        width += metrics.advance(before, decoded.code_point);
        before = decoded.code_point;
        offset += decoded.length;
        edges[offset] = width;
    }
    // Within a character nothing is taken of it yet.
    for (std::size_t offset = 1; offset < words.size(); ++offset) edges[offset] = std::max(edges[offset], edges[offset - 1]);
}

void find_strips(std::string_view text, std::span<const SetRun> runs, base::TextSpan range, const Metrics& metrics, std::vector<Strip>& strips) {
    strips.clear();
    std::vector<float> edges;
    for (const SetRun& run : runs) {
        const std::uint32_t from = std::max(run.start, range.start), to = std::min(run.end, range.end);
        if (from >= to) continue;
        Strip strip{run.x, run.x + run.width};
        if (from > run.start || to < run.end) {
            edges_of_run(text, run, metrics, edges);
            const float first = edges[from - run.start], last = edges[to - run.start];
            if (run.right_to_left()) strip = {run.x + run.width - last, run.x + run.width - first};
            else strip = {run.x + first, run.x + last};
        }
        if (!strips.empty() && strip.left - strips.back().right < 0.01f) strips.back().right = strip.right;
        else strips.push_back(strip);
    }
}

std::uint32_t nearest_offset(std::string_view text, std::span<const SetRun> runs, float x, const Metrics& metrics, std::uint32_t none) {
    if (runs.empty()) return none;
    const SetRun* run = &runs.front();
    for (const SetRun& one : runs)
        if (x >= one.x) run = &one;
    std::vector<float> edges;
    edges_of_run(text, *run, metrics, edges);
    const float along = run->right_to_left() ? run->x + run->width - x : x - run->x;
    std::uint32_t best = run->start;
    for (std::uint32_t at = run->start; at < run->end;) {
        const std::uint32_t next = at + text::decode(text, at).length;
        // Past the middle of what stands between two borders the second one is nearer.
        if (edges[next - run->start] > edges[best - run->start] && along > (edges[next - run->start] + edges[best - run->start]) / 2) best = next;
        at = next;
    }
    return best;
}

float caret_at(std::string_view text, std::span<const SetRun> runs, std::uint32_t offset, const Metrics& metrics) {
    if (runs.empty()) return 0;
    // The run that begins with the offset or holds it, else the one that ends there.
    const SetRun* found = nullptr;
    for (const SetRun& run : runs) {
        if (run.start <= offset && offset < run.end) found = &run;
        else if (!found && run.end == offset) found = &run;
    }
    if (!found) return 0;
    std::vector<float> edges;
    edges_of_run(text, *found, metrics, edges);
    const float along = edges[offset - found->start];
    return found->right_to_left() ? found->x + found->width - along : found->x + along;
}

TextLayout lay_out_line(std::string_view words, const Metrics& metrics) {
    words = text::cut_to(words, longest_label);
    const Measure measure{.width = 2 * widest_line, .most_lines = 1};
    TextLayout layout;
    set_runs(words, {0, static_cast<std::uint32_t>(words.size())}, 0, metrics, measure, layout);
    return layout;
}

float width_of(std::string_view text, const Metrics& metrics) {
    if (needs_runs(text::cut_to(text, longest_label), metrics)) {
        const auto width_of_line = [](const TextLayout& layout) { return layout.lines.empty() ? 0.0f : layout.lines[0].width; };
        if (const TextLayout* kept = metrics.kept_line(text)) return width_of_line(*kept);
        return width_of_line(lay_out_line(text, metrics));
    }
    float width = 0;
    char32_t before = 0;
    for (std::size_t offset = 0; offset < text.size() && width <= widest_line;) {
        const text::Decoded decoded = text::decode(text, offset);
        width += metrics.advance(before, decoded.code_point);
        before = decoded.code_point;
        offset += decoded.length;
    }
    return width;
}

}  // namespace verbatim::ui
