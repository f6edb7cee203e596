#include "ui/paint.h"

#include <cmath>

#include "text/utf8.h"

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
        const ImFontGlyph* glyph = metrics.baked()->FindGlyph(static_cast<ImWchar>(decoded.code_point));
        visible += glyph && glyph->Visible ? 1 : 0;
        offset += decoded.length;
    }
    return visible;
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
    ImFontBaked* baked = metrics.baked();
    const int visible = load_glyphs(metrics, words);
    const float top = base - std::round(baked->Ascent);
    if (visible > 0) list.PrimReserve(visible * 6, visible * 4);
    for (std::size_t offset = 0; offset < words.size();) {
        const text::Decoded decoded = text::decode(words, offset);
        const float advance = metrics.advance(before, decoded.code_point);
        const ImFontGlyph* glyph = baked->FindGlyph(static_cast<ImWchar>(decoded.code_point));
        const float left = x + advance - (glyph ? glyph->AdvanceX : 0);  // kerning moves the glyph, not its neighbour
        if (glyph && glyph->Visible)
            list.PrimRectUV({left + glyph->X0, top + glyph->Y0}, {left + glyph->X1, top + glyph->Y1},
                            {glyph->U0, glyph->V0}, {glyph->U1, glyph->V1}, ink);
        x += advance;
        before = decoded.code_point;
        offset += decoded.length;
    }
    return x;
}

float draw_line(ImDrawList& list, const FaceMetrics& metrics, float x, float top, float line_height, float width,
                std::string_view words, ImU32 ink) {
    const float base = baseline(metrics, top, line_height);
    const float whole = width_of(words, metrics);
    if (whole <= width) return draw_words(list, metrics, x, base, words, ink);

    const float room = width - width_of(ellipsis, metrics);
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
    const float end = draw_words(list, metrics, x, base, words.substr(0, offset), ink);
    return draw_words(list, metrics, end, base, ellipsis, ink);
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
