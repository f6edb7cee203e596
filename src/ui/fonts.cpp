#include "ui/fonts.h"

#include <algorithm>
#include <utility>

#include "imgui.h"
// ImGui's own reader of TrueType, once more for what ImGui keeps to itself: metrics and kerning.
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

constexpr std::string_view folder = "app/fonts/";
constexpr std::array<std::string_view, face_count> families{"source-serif-4", "source-serif-4", "inter", "inter"};
constexpr std::array<std::string_view, face_count> weights{"400", "600", "400", "600"};

enum Subset : std::size_t { latin, latin_ext, cyrillic, cyrillic_ext, greek };
constexpr std::array<std::string_view, 5> subsets{"latin", "latin-ext", "cyrillic", "cyrillic-ext", "greek"};

std::string path_of(std::size_t face, std::size_t subset) {
    std::string path(folder);
    path.append(families[face]).append("-").append(subsets[subset]).append("-").append(weights[face]);
    return path.append("-normal.ttf");
}

// Which file holds a letter; the count of subsets when none does.
std::size_t subset_of(char32_t c) {
    if (c >= 0x400 && c <= 0x45F) return cyrillic;
    if (c == 0x490 || c == 0x491 || c == 0x4B0 || c == 0x4B1 || c == 0x2116) return cyrillic;
    if (c >= 0x460 && c <= 0x52F) return cyrillic_ext;
    if (c >= 0x370 && c <= 0x3FF) return greek;
    if ((c >= 0x100 && c <= 0x2BA) || (c >= 0x1E00 && c <= 0x1EFF) || (c >= 0x20A0 && c <= 0x20C0 && c != 0x20AC)) return latin_ext;
    return subsets.size();
}

// The characters whose pairs are kerned: ASCII and the marks of good typesetting.
constexpr std::array<char32_t, 8> marks{0x2019, 0x2018, 0x201C, 0x201D, 0x2013, 0x2014, 0x2026, 0x00E9};
constexpr std::size_t kerned = 95 + marks.size();

std::size_t kerned_index(char32_t c) {
    if (c >= 0x20 && c < 0x7F) return c - 0x20;
    for (std::size_t i = 0; i < marks.size(); ++i)
        if (marks[i] == c) return 95 + i;
    return kerned;
}

char32_t kerned_character(std::size_t index) { return index < 95 ? static_cast<char32_t>(0x20 + index) : marks[index - 95]; }

constexpr float kern_step = 0.002f;  // em

bool open_font(const std::string& bytes, stbtt_fontinfo& info) {
    const auto* data = reinterpret_cast<const unsigned char*>(bytes.data());
    const int offset = bytes.size() < 12 ? -1 : stbtt_GetFontOffsetForIndex(data, 0);
    return offset >= 0 && stbtt_InitFont(&info, data, offset) != 0;
}

}  // namespace

void Kerning::load(const std::string& font) {
    stbtt_fontinfo info;
    if (!open_font(font, info) || (info.kern == 0 && info.gpos == 0)) return;
    const float em = stbtt_ScaleForMappingEmToPixels(&info, 1);
    std::array<int, kerned> glyphs{};
    for (std::size_t i = 0; i < kerned; ++i) glyphs[i] = stbtt_FindGlyphIndex(&info, static_cast<int>(kerned_character(i)));
    pairs_.assign(kerned * kerned, 0);
    for (std::size_t left = 0; left < kerned; ++left) {
        for (std::size_t right = 0; right < kerned; ++right) {
            if (glyphs[left] == 0 || glyphs[right] == 0) continue;
            const float advance = em * static_cast<float>(stbtt_GetGlyphKernAdvance(&info, glyphs[left], glyphs[right])) / kern_step;
            pairs_[left * kerned + right] = static_cast<std::int8_t>(std::clamp(advance, -127.0f, 127.0f));
        }
    }
}

float Kerning::between(char32_t left, char32_t right) const {
    if (pairs_.empty()) return 0;
    const std::size_t l = kerned_index(left), r = kerned_index(right);
    return l < kerned && r < kerned ? static_cast<float>(pairs_[l * kerned + r]) * kern_step : 0;
}

FaceMetrics::FaceMetrics(const Fonts& fonts, FaceName name, float em)
    : fonts_(fonts), face_(fonts.face(name)), name_(name), em_(em), baked_(face_.font->GetFontBaked(em * face_.factor)) {}

float FaceMetrics::advance(char32_t before, char32_t c) const {
    fonts_.note(c);
    const float kern = before ? face_.kerning.between(before, c) * em_ : 0;
    return baked_->GetCharAdvance(static_cast<ImWchar>(c)) + kern;
}

bool Fonts::ready() const {
    if (!started_) return false;
    return std::all_of(files_.begin(), files_.end(), [](const auto& face) {
        return face[latin].state == FileState::arrived || face[latin].state == FileState::failed;
    });
}

void Fonts::want(std::size_t subset) const {
    if (std::exchange(subset_wanted_[subset], true)) return;
    for (auto& face : files_) face[subset].state = FileState::wanted;
}

void Fonts::note_foreign(char32_t c) const {
    const std::size_t subset = subset_of(c);
    if (subset < subsets.size()) want(subset);
}

app::Effects Fonts::take_wanted() {
    if (!std::exchange(started_, true)) want(latin);
    app::Effects effects;
    for (std::size_t face = 0; face < face_count; ++face) {
        for (std::size_t subset = 0; subset < subset_count; ++subset) {
            File& file = files_[face][subset];
            if (file.state != FileState::wanted) continue;
            file.state = FileState::asked;
            effects.emplace_back(app::FetchFile{path_of(face, subset)});
        }
    }
    return effects;
}

std::array<std::size_t, 2> Fonts::find(std::string_view path) const {
    for (std::size_t face = 0; face < face_count && path.starts_with(folder); ++face)
        for (std::size_t subset = 0; subset < subset_count; ++subset)
            if (files_[face][subset].state == FileState::asked && path == path_of(face, subset)) return {face, subset};
    return {face_count, subset_count};
}

bool Fonts::arrived(const app::FileArrived& file) {
    const auto [face, subset] = find(file.path);
    if (face == face_count) return false;
    stbtt_fontinfo info;
    File& slot = files_[face][subset];
    slot.state = FileState::failed;
    ++revision_;
    if (!open_font(file.bytes, info)) return true;
    slot.bytes = file.bytes;
    slot.state = FileState::arrived;
    // A writing system can only be added to a face that is there; the Latin one comes first by order of asking.
    if (subset == latin || faces_[face].font) add(face, subset);
    return true;
}

bool Fonts::failed(const app::FileFailed& file) {
    const auto [face, subset] = find(file.path);
    if (face == face_count) return false;
    files_[face][subset].state = FileState::failed;
    return true;
}

void Fonts::add(std::size_t index, std::size_t subset) {
    File& file = files_[index][subset];
    Face& face = faces_[index];
    ImFontConfig config;
    config.FontDataOwnedByAtlas = false;
    config.OversampleH = 3;
    config.PixelSnapV = true;
    config.MergeMode = face.font != nullptr;
    config.DstFont = face.font;
    ImFont* font = ImGui::GetIO().Fonts->AddFontFromMemoryTTF(file.bytes.data(), static_cast<int>(file.bytes.size()), 16, &config);
    if (face.font || !font) return;

    face.font = font;
    stbtt_fontinfo info;
    open_font(file.bytes, info);
    const float em = stbtt_ScaleForMappingEmToPixels(&info, 1);
    face.factor = em / stbtt_ScaleForPixelHeight(&info, 1);
    int left = 0, bottom = 0, right = 0, top = 0;
    if (stbtt_GetCodepointBox(&info, 'H', &left, &bottom, &right, &top)) face.ascent = static_cast<float>(top) * em;
    if (stbtt_GetCodepointBox(&info, 'x', &left, &bottom, &right, &top)) face.x_height = static_cast<float>(top) * em;
    face.kerning.load(file.bytes);
    for (std::size_t other = 1; other < subset_count; ++other)
        if (files_[index][other].state == FileState::arrived) add(index, other);
}

const Face& Fonts::face(FaceName name) const {
    const Face& wanted = faces_[static_cast<std::size_t>(name)];
    if (wanted.font) return wanted;
    for (const Face& face : faces_)
        if (face.font) return face;
    // No file could be had: ImGui's built-in face, at its own size.
    auto& last_resort = const_cast<Face&>(wanted);
    last_resort.font = ImGui::GetFont();
    return wanted;
}

}  // namespace verbatim::ui
