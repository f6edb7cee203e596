#include "ui/paint.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "text/bidi.h"
#include "text/utf8.h"
#include "ui/mirror.h"
#include "ui/run_setter.h"

namespace verbatim::ui {
namespace {

constexpr std::string_view ellipsis = "…";

float density() {
    return ImGui::GetIO().DisplayFramebufferScale.y > 0 ? ImGui::GetIO().DisplayFramebufferScale.y : 1.0f;
}

// Loads every glyph first: loading may change the atlas's texture, which must not happen between reserving and writing.
int load_glyphs(const FaceMetrics& metrics, std::string_view words) {
    int visible = 0;
    for (std::size_t offset = 0; offset < words.size();) {
        const text::Decoded decoded = text::decode(words, offset);
        offset += decoded.length;
        if (invisible(decoded.code_point)) continue;
        const ImFontGlyph* glyph = metrics.baked()->FindGlyph(static_cast<ImWchar>(decoded.code_point));
        visible += glyph && glyph->Visible ? 1 : 0;
    }
    return visible;
}

float draw_letters(ImDrawList& list, const FaceMetrics& metrics, float x, float base, std::string_view words, ImU32 ink, char32_t before) {
    ImFontBaked* baked = metrics.baked();
    const int visible = load_glyphs(metrics, words);
    const float top = base - std::round(baked->Ascent);
    if (visible > 0) list.PrimReserve(visible * 6, visible * 4);
    for (std::size_t offset = 0; offset < words.size();) {
        const text::Decoded decoded = text::decode(words, offset);
        offset += decoded.length;
        if (invisible(decoded.code_point)) continue;
        const float advance = metrics.advance(before, decoded.code_point);
        const ImFontGlyph* glyph = baked->FindGlyph(static_cast<ImWchar>(decoded.code_point));
        const float left = x + advance - (glyph ? glyph->AdvanceX : 0);  // kerning moves the glyph, not its neighbour
        if (glyph && glyph->Visible)
            list.PrimRectUV({left + glyph->X0, top + glyph->Y0}, {left + glyph->X1, top + glyph->Y1},
                            {glyph->U0, glyph->V0}, {glyph->U1, glyph->V1}, ink);
        x += advance;
        before = decoded.code_point;
    }
    return x;
}

// Where a line is cut so that it fits into `room`, in bytes of `words`.
std::size_t fitting(const FaceMetrics& metrics, std::string_view words, const TextLayout& layout, float room) {
    std::vector<SetRun> runs = layout.runs;
    SetRun whole;
    if (runs.empty() && !layout.lines.empty()) runs.push_back(runs_of(layout, layout.lines[0], whole)[0]);
    std::sort(runs.begin(), runs.end(), [](const SetRun& a, const SetRun& b) { return a.start < b.start; });
    std::vector<float> edges;
    for (const SetRun& run : runs) {
        if (run.width <= room) {
            room -= run.width;
            continue;
        }
        edges_of_run(words, run, metrics, edges);
        std::uint32_t cut = 0;
        for (std::uint32_t at = 0; at < run.end - run.start;) {
            at += text::decode(words, run.start + at).length;
            if (edges[at] > room) break;
            cut = at;
        }
        return run.start + cut;
    }
    return words.size();
}

}  // namespace

ImU32 colour(Colour value) { return IM_COL32(value >> 24, value >> 16 & 255, value >> 8 & 255, value & 255); }

ImU32 faded(Colour value, float alpha) {
    const auto opacity = static_cast<Colour>(static_cast<float>(value & 255) * alpha);
    return colour((value & 0xFFFFFF00u) | opacity);
}

float snap(float value) { return std::round(value * density()) / density(); }

float baseline(const FaceMetrics& metrics, float top, float line_height) {
    return snap(top + (line_height + metrics.face().measures.ascent * metrics.em()) / 2);
}

float draw_words(ImDrawList& list, const FaceMetrics& metrics, float x, float base, std::string_view words, ImU32 ink,
                 char32_t before) {
    Island island(list, x, x);
    if (!needs_runs(words, metrics)) {
        const float end = draw_letters(list, metrics, x, base, words, ink, before);
        island.end_at(end);
        return end;
    }
    const TextLayout& layout = *metrics.kept_line(words);
    if (layout.lines.empty()) return x;
    island.end_at(x + layout.lines[0].width);
    draw_laid_line(list, metrics, words, layout, layout.lines[0], x, base, ink);
    return x + layout.lines[0].width;
}

void draw_run(ImDrawList& list, const FaceMetrics& metrics, std::string_view text, const SetRun& run, float x, float base, ImU32 ink) {
    const std::string_view words = text.substr(run.start, run.end - run.start);
    if (run.foreign) return metrics.draw_run(list, words, run.right_to_left(), x, base, ink);
    if (!run.right_to_left()) {
        draw_letters(list, metrics, x, base, words, ink, 0);
        return;
    }
    // Blanks and marks between words that read from the right: from their end on, each mirrored.
    std::string turned;
    for (std::size_t offset = words.size(); offset > 0;) {
        const text::Decoded decoded = text::decode_before(words, offset);
        text::append(turned, text::mirrored(decoded.code_point));
        offset -= decoded.length;
    }
    draw_letters(list, metrics, x, base, turned, ink, 0);
}

void draw_laid_line(ImDrawList& list, const FaceMetrics& metrics, std::string_view text, const TextLayout& layout, const Line& line, float x, float base,
                    ImU32 ink) {
    const Island island(list, x + line.indent, x + line.indent + line.width);
    SetRun whole;
    for (const SetRun& run : runs_of(layout, line, whole)) draw_run(list, metrics, text, run, x + line.indent + run.x, base, ink);
}

std::string_view fitting_end(std::string_view words, const FaceMetrics& metrics, float width) {
    const float whole = width_of(words, metrics);
    if (whole <= width) return words;
    if (needs_runs(words, metrics) && words.size() <= longest_label) {
        // What is to go is measured from the beginning, and the character in which that ends goes too.
        std::size_t cut = std::min(fitting(metrics, words, *metrics.kept_line(words), whole - width), words.size());
        if (cut < words.size()) cut += text::decode(words, cut).length;
        const std::size_t blank = words.find(' ', cut);
        constexpr std::size_t longest_part = 48;  // of a word that goes with what is cut; words without blanks are cut anywhere
        return words.substr(blank != std::string_view::npos && blank - cut < longest_part ? blank + 1 : cut);
    }
    while (!words.empty() && width_of(words, metrics) > width) {
        const std::size_t blank = words.find(' ');
        words = blank == std::string_view::npos ? std::string_view() : words.substr(blank + 1);
    }
    return words;
}

std::string cut_to_width(std::string_view words, const FaceMetrics& metrics, float width) {
    if (width_of(words, metrics) <= width) return std::string(words);
    const float room = width - width_of(ellipsis, metrics);
    std::string cut(words.substr(0, fitting(metrics, words, *metrics.kept_line(words), room)));
    while (cut.ends_with(' ')) cut.pop_back();
    return cut += ellipsis;
}

float draw_line(ImDrawList& list, const FaceMetrics& metrics, float x, float top, float line_height, float width,
                std::string_view words, ImU32 ink) {
    const float base = baseline(metrics, top, line_height);
    const float whole = width_of(words, metrics);
    if (whole <= width) return draw_words(list, metrics, x, base, words, ink);

    const float room = width - width_of(ellipsis, metrics);
    if (needs_runs(text::cut_to(words, longest_label), metrics)) {
        return draw_words(list, metrics, x, base, cut_to_width(words, metrics, width), ink);
    }
    float used = 0;
    char32_t before = 0;
    std::size_t offset = 0;
    while (offset < words.size()) {
        const text::Decoded decoded = text::decode(words, offset);
        const float advance = metrics.advance(before, decoded.code_point);
        if (used + advance > room) break;
        used += advance;
        before = decoded.code_point;
        offset += decoded.length;
    }
    while (offset > 0 && words[offset - 1] == ' ') --offset;
    Island island(list, x, x);
    const float end = draw_words(list, metrics, draw_words(list, metrics, x, base, words.substr(0, offset), ink), base, ellipsis, ink);
    island.end_at(end);
    return end;
}

void fill_box(ImDrawList& list, const Box& box, ImU32 ground, float radius) {
    list.AddRectFilled(box.min(), box.max(), ground, radius);
}

void edge_box(ImDrawList& list, const Box& box, ImU32 edge, float radius, float thickness) {
    const float half = thickness / 2;
    list.AddRect({box.x + half, box.y + half}, {box.right() - half, box.bottom() - half}, edge, radius, 0, thickness);
}

void rule(ImDrawList& list, float x, float y, float width, ImU32 ink) {
    const float top = snap(y);
    list.AddRectFilled({x, top}, {x + width, top + 1 / density()}, ink);
}

void vertical_rule(ImDrawList& list, float x, float y, float height, ImU32 ink) {
    const float left = snap(x);
    list.AddRectFilled({left, y}, {left + 1 / density(), y + height}, ink);
}

void shadow_box(ImDrawList& list, const Box& box, Colour shadow) {
    constexpr int layers = 6;
    for (int i = layers; i > 0; --i) {
        const float spread = static_cast<float>(i) * 2;
        const Box layer{box.x - spread, box.y - spread + 4, box.width + 2 * spread, box.height + 2 * spread};
        list.AddRectFilled(layer.min(), layer.max(), faded(shadow, 1.0f / layers), space::radius + spread);
    }
}

}  // namespace verbatim::ui
