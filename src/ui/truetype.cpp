#include "ui/truetype.h"

#include <algorithm>
#include <array>

// ImGui's own reader of TrueType, once more.
#define STB_TRUETYPE_IMPLEMENTATION
#define STBTT_STATIC
#if defined(__GNUC__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wunused-function"
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wsign-conversion"
#pragma GCC diagnostic ignored "-Wshadow"
#endif
#include "imstb_truetype.h"
#if defined(__GNUC__)
#pragma GCC diagnostic pop
#endif

namespace verbatim::ui {
namespace {

// The characters whose pairs are kerned: ASCII and the marks of good typesetting.
constexpr std::array<char32_t, 8> marks{0x2019, 0x2018, 0x201C, 0x201D, 0x2013, 0x2014, 0x2026, 0x00E9};
constexpr std::size_t kerned = 95 + marks.size();

std::size_t kerned_index(char32_t c) {
    if (c >= 0x20 && c < 0x7F) return c - 0x20;
    for (std::size_t i = 0; i < marks.size(); ++i)
        if (marks[i] == c) return 95 + i;
    return kerned;
}

char32_t kerned_character(std::size_t index) {
    return index < 95 ? static_cast<char32_t>(0x20 + index) : marks[index - 95];
}

constexpr float kern_step = 0.002f;  // em

bool open_font(const std::string& bytes, stbtt_fontinfo& info) {
    const auto* data = reinterpret_cast<const unsigned char*>(bytes.data());
    const int offset = bytes.size() < 12 ? -1 : stbtt_GetFontOffsetForIndex(data, 0);
    return offset >= 0 && stbtt_InitFont(&info, data, offset) != 0;
}

}  // namespace

std::optional<FaceMeasures> measure_font(const std::string& font) {
    stbtt_fontinfo info;
    if (!open_font(font, info)) return std::nullopt;
    const float em = stbtt_ScaleForMappingEmToPixels(&info, 1);
    FaceMeasures measures;
    measures.factor = em / stbtt_ScaleForPixelHeight(&info, 1);
    int left = 0, bottom = 0, right = 0, top = 0;
    if (stbtt_GetCodepointBox(&info, 'H', &left, &bottom, &right, &top)) measures.ascent = static_cast<float>(top) * em;
    return measures;
}

void Kerning::load(const std::string& font) {
    stbtt_fontinfo info;
    if (!open_font(font, info) || (info.kern == 0 && info.gpos == 0)) return;
    const float em = stbtt_ScaleForMappingEmToPixels(&info, 1);
    std::array<int, kerned> glyphs{};
    for (std::size_t i = 0; i < kerned; ++i)
        glyphs[i] = stbtt_FindGlyphIndex(&info, static_cast<int>(kerned_character(i)));
    pairs_.assign(kerned * kerned, 0);
    for (std::size_t left = 0; left < kerned; ++left) {
        for (std::size_t right = 0; right < kerned; ++right) {
            if (glyphs[left] == 0 || glyphs[right] == 0) continue;
            const float advance =
                em * static_cast<float>(stbtt_GetGlyphKernAdvance(&info, glyphs[left], glyphs[right])) / kern_step;
            pairs_[left * kerned + right] = static_cast<std::int8_t>(std::clamp(advance, -127.0f, 127.0f));
        }
    }
}

float Kerning::between(char32_t left, char32_t right) const {
    if (pairs_.empty()) return 0;
    const std::size_t l = kerned_index(left), r = kerned_index(right);
    return l < kerned && r < kerned ? static_cast<float>(pairs_[l * kerned + r]) * kern_step : 0;
}

}  // namespace verbatim::ui
