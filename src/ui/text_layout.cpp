#include "ui/text_layout.h"

#include <algorithm>

#include "text/sentences.h"
#include "text/utf8.h"
#include "ui/line_break.h"

namespace verbatim::ui {
namespace {

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
        layout_.lines.push_back({line_start_, place.ink_end, paragraph_, layout_.height, place.ink_width});
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
    ParagraphSetter setter(text, metrics, measure, layout);
    for (std::size_t i = 0; i < paragraphs.size() && !layout.cut; ++i) {
        if (i > 0) layout.height += measure.paragraph_gap;
        setter.set(paragraphs[i], static_cast<std::uint32_t>(i));
    }
    return layout;
}

TextLayout lay_out(std::string_view text, const Metrics& metrics, const Measure& measure) {
    return lay_out(text, text::paragraphs(text), metrics, measure);
}

float width_of(std::string_view text, const Metrics& metrics) {
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
