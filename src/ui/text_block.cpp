#include "ui/text_block.h"

#include <algorithm>

#include "text/utf8.h"

namespace verbatim::ui {
namespace {

// One run's part of one line, with its place.
struct Piece {
    std::string_view words;
    float left = 0, right = 0;
    char32_t before = 0;  // what stands to its left, for kerning
    const app::StyledRun* run = nullptr;
};

float end_of(const FaceMetrics& metrics, float left, std::string_view words, char32_t& before) {
    for (std::size_t offset = 0; offset < words.size();) {
        const text::Decoded decoded = text::decode(words, offset);
        left += metrics.advance(before, decoded.code_point);
        before = decoded.code_point;
        offset += decoded.length;
    }
    return left;
}

template <class Visit>
void each_piece(std::string_view text, const Line& line, const std::vector<app::StyledRun>& runs,
                const FaceMetrics& metrics, float x, Visit visit) {
    auto run = std::partition_point(runs.begin(), runs.end(),
                                    [&](const app::StyledRun& one) { return one.span.end <= line.start; });
    char32_t before = 0;
    for (; run != runs.end() && run->span.start < line.end; ++run) {
        const std::uint32_t start = std::max(run->span.start, line.start), end = std::min(run->span.end, line.end);
        Piece piece{text.substr(start, end - start), x, x, before, &*run};
        piece.right = x = end_of(metrics, x, piece.words, before);
        visit(piece);
    }
}

void draw_ground(Frame& frame, const Piece& piece, float top, float height, float base, const BlockLook& look) {
    const Theme& theme = frame.theme;
    ImDrawList& list = frame.list();
    const std::uint8_t style = piece.run->style;
    if (look.quote_ground && (style & app::style_quote)) {
        list.AddRectFilled({piece.left - 1, top}, {piece.right + 1, top + height}, colour(theme.quote));
        list.AddRectFilled({piece.left - 1, base + 5}, {piece.right + 1, base + 6}, colour(theme.quote_rule));
    }
    if (style & app::style_hit) {
        const float rise = height * 0.12f;
        list.AddRectFilled({piece.left - 1, top + rise}, {piece.right + 1, top + height - rise}, colour(theme.hit), 2);
        list.AddRectFilled({piece.left - 1, top + height - rise - 2}, {piece.right + 1, top + height - rise},
                           colour((style & app::style_current_hit) ? theme.accent : theme.hit_rule));
    }
    if (style & app::style_speaker)
        list.AddRectFilled({piece.left, base + 4}, {piece.right, base + 5.5f}, colour(theme.accent));
    if (style & app::style_cue)
        for (float at = piece.left; at < piece.right; at += 5)
            list.AddRectFilled({at, base + 4}, {std::min(at + 3, piece.right), base + 5.5f}, colour(theme.accent));
}

}  // namespace

SeenLines seen_lines(const TextLayout& layout, float y) {
    const ImDrawList& list = *ImGui::GetWindowDrawList();
    // Letters and what stands under them reach a little out of their line.
    const float low = list.GetClipRectMin().y - y - layout.line_height, high = list.GetClipRectMax().y - y + layout.line_height;
    SeenLines seen{layout.first_below(low), 0};
    seen.last = layout.first_below(high);
    if (seen.last < layout.lines.size()) ++seen.last;
    return seen;
}

void draw_lines(Frame& frame, std::string_view text, const TextLayout& layout, std::size_t first, std::size_t last,
                const std::vector<app::StyledRun>& runs, const FaceMetrics& metrics, float x, float y,
                const BlockLook& look) {
    const SeenLines seen = seen_lines(layout, y);
    for (std::size_t i = std::max(first, seen.first); i < std::min(last, seen.last); ++i) {
        const Line& line = layout.lines[i];
        const float top = y + line.top;
        const float base = baseline(metrics, top, layout.line_height);
        each_piece(text, line, runs, metrics, x,
                   [&](const Piece& piece) { draw_ground(frame, piece, top, layout.line_height, base, look); });
        each_piece(text, line, runs, metrics, x, [&](const Piece& piece) {
            draw_words(frame.list(), metrics, piece.left, base, piece.words, colour((piece.run->style & app::style_stance) ? frame.theme.accent : look.ink), piece.before);
        });
        if (!look.selectable) continue;
        const bool goes_on = i + 1 < layout.lines.size() && layout.lines[i + 1].paragraph == line.paragraph;
        const std::uint32_t end = goes_on ? layout.lines[i + 1].start : line.end;
        frame.semantics.text_line(text.substr(line.start, end - line.start), {x, top, line.width, layout.line_height},
                                  metrics.em(), look.sans);
    }
}

std::optional<std::size_t> run_at(std::string_view text, const TextLayout& layout,
                                  const std::vector<app::StyledRun>& runs, const FaceMetrics& metrics, float x, float y,
                                  ImVec2 point) {
    if (point.y < y || layout.lines.empty()) return std::nullopt;
    const std::size_t at = layout.first_below(point.y - y);
    if (at >= layout.lines.size() || point.y < y + layout.lines[at].top) return std::nullopt;
    std::optional<std::size_t> found;
    each_piece(text, layout.lines[at], runs, metrics, x, [&](const Piece& piece) {
        if (point.x >= piece.left && point.x < piece.right) found = static_cast<std::size_t>(piece.run - runs.data());
    });
    return found;
}

}  // namespace verbatim::ui
