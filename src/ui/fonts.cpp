#include "ui/fonts.h"

#include <algorithm>
#include <utility>

#include "imgui.h"
#include "imgui_internal.h"
#include "text/utf8.h"

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
    if ((c >= 0x100 && c <= 0x2BA) || (c >= 0x1E00 && c <= 0x1EFF) || (c >= 0x20A0 && c <= 0x20C0 && c != 0x20AC))
        return latin_ext;
    return subsets.size();
}

}  // namespace

bool invisible(char32_t c) {
    if (c < 0xAD) return c < 0x20;
    return c == 0xAD || c == 0x34F || c == 0x61C || c == 0x180E || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) ||
           (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF || (c >= 0xE0000 && c <= 0xE0FFF);
}

FaceMetrics::FaceMetrics(const Fonts& fonts, FaceName name, float em)
    : fonts_(fonts),
      face_(fonts.face(name)),
      name_(name),
      em_(em),
      baked_(face_.font->GetFontBaked(em * face_.measures.factor)) {}

float FaceMetrics::advance(char32_t before, char32_t c) const {
    if (invisible(c)) return 0;
    fonts_.note(c);
    const float kern = before ? face_.kerning.between(before, c) * em_ : 0;
    return baked_->GetCharAdvance(static_cast<ImWchar>(c)) + kern;
}

RunLook FaceMetrics::look() const {
    return {.serif = name_ == FaceName::serif || name_ == FaceName::serif_bold,
            .bold = name_ == FaceName::serif_bold || name_ == FaceName::sans_bold,
            .em = em_,
            .language = language_};
}

bool FaceMetrics::has(char32_t c) const { return c < 0x80 || fonts_.has(name_, c); }

float FaceMetrics::run_width(std::string_view run, bool right_to_left) const { return fonts_.runs().width(run, look(), right_to_left); }

void FaceMetrics::run_edges(std::string_view run, bool right_to_left, std::vector<float>& edges) const {
    fonts_.runs().edges(run, look(), right_to_left, edges);
}

void FaceMetrics::find_words(std::string_view text, std::vector<std::uint32_t>& starts) const { fonts_.runs().find_words(text, starts); }

const TextLayout* FaceMetrics::kept_line(std::string_view words) const { return &fonts_.runs().line(words, look(), *this); }

void FaceMetrics::draw_run(ImDrawList& list, std::string_view run, bool right_to_left, float x, float base, ImU32 ink) const {
    fonts_.runs().draw(list, run, look(), right_to_left, x, base, ink);
}

void Fonts::begin_frame() {
    if (runs_.begin_frame(ImGui::GetIO().DisplayFramebufferScale.y > 0 ? ImGui::GetIO().DisplayFramebufferScale.y : 1.0f)) ++revision_;
}

bool Fonts::has(FaceName name, char32_t c) const {
    if (invisible(c) || !runs_.used()) return true;
    if (c >= end_of_faces) return c == text::replacement;
    auto& known = known_[static_cast<std::size_t>(name)];
    if (known.empty()) known.assign(end_of_faces, 0);
    std::uint8_t& answer = known[c];
    if (answer == 0) {
        note(c);
        const std::size_t subset = subset_of(c);
        const auto& files = files_[static_cast<std::size_t>(name)];
        const bool awaited = subset < subsets.size() && files[subset].state != FileState::arrived && files[subset].state != FileState::failed;
        if (awaited) return true;  // until it has come
        answer = face(name).font->IsGlyphInFont(static_cast<ImWchar>(c)) ? 1 : 2;
    }
    return answer == 1;
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
    File& slot = files_[face][subset];
    slot.state = FileState::failed;
    ++revision_;
    runs_.forget_lines();
    for (auto& known : known_) known.clear();
    if (!measure_font(file.bytes)) return true;
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
    runs_.forget_lines();
    ++revision_;
    return true;
}

void Fonts::add(std::size_t index, std::size_t subset) {
    File& file = files_[index][subset];
    Face& face = faces_[index];
    ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
    if (face.font) {
        // ImGui up to 1.92.2 merges into the last font, whatever DstFont says, and remembers which letters were missing.
        const auto at = std::find(atlas.Fonts.begin(), atlas.Fonts.end(), face.font);
        std::rotate(at, at + 1, atlas.Fonts.end());
        ImFontAtlasFontDiscardBakes(&atlas, face.font, 0);
    }
    ImFontConfig config;
    config.FontDataOwnedByAtlas = false;  // ImGui makes a copy
    config.OversampleH = 3;
    config.PixelSnapV = true;
    config.MergeMode = face.font != nullptr;
    config.DstFont = face.font;
    ImFont* font = atlas.AddFontFromMemoryTTF(file.bytes.data(), static_cast<int>(file.bytes.size()), 16, &config);
    if (face.font || !font) {
        file.bytes.clear();
        return;
    }

    face.font = font;
    face.measures = *measure_font(file.bytes);
    face.kerning.load(file.bytes);
    file.bytes.clear();
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
