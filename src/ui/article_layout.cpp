#include "ui/article_layout.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace verbatim::ui {
namespace {

constexpr std::string_view paragraph_break = "\n\n";

// Puts the article's words into the layer, block by block.
class LayerMaker {
  public:
    explicit LayerMaker(app::TextLayer& layer) : layer_(layer) {
        layer_.text.clear();
        layer_.blocks.clear();
        layer_.lines.clear();
        layer_.runs.clear();
    }

    // One block of laid-out lines [first, last) of `text`; their places in it are moved by what the layer holds before them.
    void add(app::LayerBlock block, std::string_view text, const TextLayout& layout, std::size_t first,
             std::size_t last) {
        if (first >= last) return;
        const std::uint32_t from = layout.lines[first].start, to = layout.lines[last - 1].end;
        if (!layer_.text.empty()) layer_.text += paragraph_break;
        const auto at = static_cast<std::uint32_t>(layer_.text.size());
        layer_.text += text.substr(from, to - from);
        block.span = {at, at + to - from};
        block.first_line = static_cast<std::uint32_t>(layer_.lines.size());
        block.line_count = static_cast<std::uint32_t>(last - first);
        block.right_to_left = layout.lines[first].right_to_left;
        block.at_right = !block.right_to_left && layout.lines[first].indent > 0;
        layer_.blocks.push_back(block);
        for (std::size_t i = first; i < last; ++i) {
            const std::uint32_t end = i + 1 < last ? layout.lines[i + 1].start : to;
            const Line& line = layout.lines[i];
            layer_.lines.push_back({.span = {at + line.start - from, at + end - from},
                                    .width = line.width,
                                    .indent = line.indent,
                                    .first_run = static_cast<std::uint32_t>(layer_.runs.size()),
                                    .run_count = line.run_count});
            for (std::uint32_t nth = 0; nth < line.run_count; ++nth) {
                SetRun run = layout.runs[line.first_run + nth];
                run.start += at - from;
                run.end += at - from;
                layer_.runs.push_back(run);
            }
        }
    }

    void add_paragraphs(std::string_view text, const TextLayout& layout, float top, float em) {
        for (std::size_t first = 0, last = 0; first < layout.lines.size(); first = last) {
            while (last < layout.lines.size() && layout.lines[last].paragraph == layout.lines[first].paragraph) ++last;
            add({.top = top + layout.lines[first].top, .em = em, .line_height = layout.line_height}, text, layout,
                first, last);
        }
    }

  private:
    app::TextLayer& layer_;
};

bool fits(const ArticleLayout& layout, const Frame& frame, const Column& column, float left) {
    const app::ReadingModel& reading = frame.model.reading;
    return layout.text_revision == reading.text_revision && layout.column.width == column.width &&
           layout.column.em == column.em && layout.left == left && layout.fonts == frame.fonts.revision() &&
           layout.noted != reading.note.empty();
}

}  // namespace

std::array<std::string_view, 3> small_lines(const app::ReadingModel& reading) {
    return {reading.meta, reading.byline, reading.made_note};
}

void lay_out_article(const Frame& frame, ArticleLayout& layout, const Column& column, float left) {
    if (fits(layout, frame, column, left)) {
        layout.column.x = column.x;
        return;
    }
    const app::ReadingModel& reading = frame.model.reading;
    const bool narrow = frame.width == Width::narrow;
    layout.text_revision = reading.text_revision;
    layout.column = column;
    layout.left = left;
    layout.fonts = frame.fonts.revision();
    layout.noted = !reading.note.empty();
    layout.layer.left = left;
    layout.layer.width = column.width;
    layout.layer.language = reading.language;
    ++layout.layer.revision;
    LayerMaker layer(layout.layer);

    layout.headline_em = narrow ? 25 : type::headline.em;
    const float headline_line = std::round(layout.headline_em * 1.26f);
    layout.headline = lay_out(reading.title, frame.serif_bold(layout.headline_em).in(reading.language),
                              {.width = column.width, .line_height = headline_line});
    layout.headline_top = narrow ? space::one : space::three;
    layer.add({.heading = 1,
               .face = app::TextFace::serif_bold,
               .top = layout.headline_top,
               .em = layout.headline_em,
               .line_height = headline_line},
              reading.title, layout.headline, 0, layout.headline.lines.size());

    float y = layout.headline_top + layout.headline.height + space::one;
    const FaceMetrics small = frame.sans(type::small);
    const auto lines = small_lines(reading);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        layout.small_tops[i] = 0;
        if (lines[i].empty()) continue;
        layout.small_tops[i] = y;
        // One line, cut where it does not fit: the layer holds all of it.
        TextLayout one = lay_out(lines[i], small, {.width = 1e6f, .line_height = small_line});
        if (!layout.headline.lines.empty() && layout.headline.lines[0].right_to_left)
            for (Line& line : one.lines) line.indent = std::max(0.0f, column.width - line.width);
        layer.add({.face = app::TextFace::sans, .top = y, .em = type::small.em, .line_height = small_line}, lines[i],
                  one, 0, one.lines.size());
        y += small_line;
    }
    y += space::two;
    layout.note_top = 0;
    if (layout.noted) {
        layout.note_top = y;
        y += note_height + space::two;
    }
    layout.body_top = y;

    std::vector<base::TextSpan> spans;
    spans.reserve(reading.paragraphs.size());
    for (const app::Paragraph& paragraph : reading.paragraphs) spans.push_back(paragraph.span);
    layout.body = lay_out(reading.text, spans, frame.serif(column.em).in(reading.language),
                          {.width = column.width, .line_height = column.line, .paragraph_gap = column.line / 2});
    layer.add_paragraphs(reading.text, layout.body, layout.body_top, column.em);
}

}  // namespace verbatim::ui
