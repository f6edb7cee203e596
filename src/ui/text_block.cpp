#include "ui/text_block.h"

#include <algorithm>
#include <span>
#include <vector>

#include "ui/mirror.h"

namespace verbatim::ui {
namespace {

// One styled run's part of one line, with its place: several strips of it where directions are mixed.
struct Piece {
    base::TextSpan span;
    float left = 0, right = 0;
    const app::StyledRun* run = nullptr;
};

template <class Visit>
void each_piece(std::string_view text, const TextLayout& layout, const Line& line, const std::vector<app::StyledRun>& runs,
                const FaceMetrics& metrics, float x, Visit visit) {
    auto run = std::partition_point(runs.begin(), runs.end(),
                                    [&](const app::StyledRun& one) { return one.span.end <= line.start; });
    SetRun whole;
    const std::span<const SetRun> set = runs_of(layout, line, whole);
    std::vector<Strip> strips;
    for (; run != runs.end() && run->span.start < line.end; ++run) {
        const base::TextSpan span{std::max(run->span.start, line.start), std::min(run->span.end, line.end)};
        find_strips(text, set, span, metrics, strips);
        for (const Strip& strip : strips) visit(Piece{span, x + line.indent + strip.left, x + line.indent + strip.right, &*run});
    }
}

void draw_ground(Frame& frame, const Piece& piece, float top, float height, float base, const BlockLook& look) {
    const Theme& theme = frame.theme;
    ImDrawList& list = frame.list();
    const std::uint16_t style = piece.run->style;
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
    if (style & app::style_added) {
        list.AddRectFilled({piece.left, top + height * 0.1f}, {piece.right, top + height * 0.9f}, colour(theme.hit));
        list.AddRectFilled({piece.left, base + 4}, {piece.right, base + 6}, colour(theme.accent));
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
    const Island island(frame.list(), x, x + layout.measure);
    for (std::size_t i = std::max(first, seen.first); i < std::min(last, seen.last); ++i) {
        const Line& line = layout.lines[i];
        const float top = y + line.top;
        const float base = baseline(metrics, top, layout.line_height);
        bool stance = false, removed = false;
        each_piece(text, layout, line, runs, metrics, x, [&](const Piece& piece) {
            draw_ground(frame, piece, top, layout.line_height, base, look);
            stance = stance || (piece.run->style & app::style_stance);
            removed = removed || (piece.run->style & app::style_removed);
        });
        draw_laid_line(frame.list(), metrics, text, layout, line, x, base, colour(look.ink));
        // A word is drawn whole, and what of it is to have another ink is drawn over it.
        if (stance)
            each_piece(text, layout, line, runs, metrics, x, [&](const Piece& piece) {
                if (!(piece.run->style & app::style_stance)) return;
                frame.list().PushClipRect({piece.left, top - layout.line_height / 2}, {piece.right, top + layout.line_height * 1.5f}, true);
                draw_laid_line(frame.list(), metrics, text, layout, line, x, base, colour(frame.theme.accent));
                frame.list().PopClipRect();
            });
        if (removed)
            each_piece(text, layout, line, runs, metrics, x, [&](const Piece& piece) {
                const float middle = base - metrics.em() * 0.3f;
                if (piece.run->style & app::style_removed) frame.list().AddRectFilled({piece.left, middle}, {piece.right, middle + 1.5f}, colour(frame.theme.accent));
            });
        if (!look.selectable) continue;
        const bool goes_on = i + 1 < layout.lines.size() && layout.lines[i + 1].paragraph == line.paragraph;
        const std::uint32_t end = goes_on ? layout.lines[i + 1].start : line.end;
        frame.semantics.text_line(text.substr(line.start, end - line.start), {x, top, line.indent + line.width, layout.line_height},
                                  metrics.em(), look.sans);
    }
}

std::optional<std::size_t> run_at(std::string_view text, const TextLayout& layout,
                                  const std::vector<app::StyledRun>& runs, const FaceMetrics& metrics, float x, float y,
                                  ImVec2 point) {
    if (point.y < y || layout.lines.empty()) return std::nullopt;
    point = on_island(point, x, x + layout.measure);
    const std::size_t at = layout.first_below(point.y - y);
    if (at >= layout.lines.size() || point.y < y + layout.lines[at].top) return std::nullopt;
    std::optional<std::size_t> found;
    each_piece(text, layout, layout.lines[at], runs, metrics, x, [&](const Piece& piece) {
        if (point.x >= piece.left && point.x < piece.right) found = static_cast<std::size_t>(piece.run - runs.data());
    });
    return found;
}

}  // namespace verbatim::ui
