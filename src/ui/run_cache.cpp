#include "ui/run_cache.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "imgui_internal.h"

namespace verbatim::ui {
namespace {

// Some pages of a window of East Asian text; the atlas holds four bytes for each.
constexpr std::size_t most_pixels = 6'000'000;
constexpr std::size_t most_runs = 60'000, most_lines_kept = 4'000, most_texts_cut = 2'000;
constexpr int frames_kept = 3;

}  // namespace

bool RunCache::begin_frame(float density) {
    ++frame_;
    const bool changed = density != density_;
    density_ = density;
    if (changed) {
        for (auto& [key, run] : runs_) let_go(run);
        runs_.clear();
        lines_.clear();
    }
    if (pixels_ > most_pixels)
        for (auto& [key, run] : runs_)
            if (run.seen + frames_kept < frame_) let_go(run);
    if (runs_.size() > most_runs) std::erase_if(runs_, [](const auto& one) { return one.second.rect < 0; });
    if (lines_.size() > most_lines_kept) lines_.clear();
    if (words_.size() > most_texts_cut) words_.clear();
    return changed;
}

void RunCache::let_go(Run& run) {
    if (run.rect >= 0) {
        ImGui::GetIO().Fonts->RemoveCustomRect(run.rect);
        pixels_ -= static_cast<std::size_t>(run.pixel_width) * static_cast<std::size_t>(run.pixel_height);
    }
    run.rect = -1;
    run.drawn = false;
}

std::string_view RunCache::key_of(std::string_view words, const RunLook& look, bool right_to_left) {
    key_.clear();
    key_.push_back(static_cast<char>('0' + (look.serif ? 1 : 0) + (look.bold ? 2 : 0) + (right_to_left ? 4 : 0)));
    char em[sizeof(float)];
    std::memcpy(em, &look.em, sizeof em);
    key_.append(em, sizeof em).append(look.language).push_back('\0');
    key_.append(words);
    return key_;
}

app::RunRequest RunCache::request_of(std::string_view words, const RunLook& look, bool right_to_left) const {
    return {.words = words, .language = look.language, .serif = look.serif, .bold = look.bold, .right_to_left = right_to_left, .em = look.em * density_};
}

RunCache::Run& RunCache::find(std::string_view words, const RunLook& look, bool right_to_left) {
    const std::string_view key = key_of(words, look, right_to_left);
    auto it = runs_.find(key);
    if (it == runs_.end()) {
        Run run;
        run.width = shaper_->measure(request_of(words, look, right_to_left));
        it = runs_.emplace(std::string(key), run).first;
    }
    return it->second;
}

float RunCache::width(std::string_view words, const RunLook& look, bool right_to_left) {
    return shaper_ ? find(words, look, right_to_left).width / density_ : 0;
}

void RunCache::edges(std::string_view words, const RunLook& look, bool right_to_left, std::vector<float>& edges) {
    edges.clear();
    if (!shaper_) return;
    shaper_->measure_parts(request_of(words, look, right_to_left), edges);
    for (float& edge : edges) edge /= density_;
}

void RunCache::find_words(std::string_view text, std::vector<std::uint32_t>& starts) {
    starts.clear();
    if (!shaper_) return;
    auto it = words_.find(text);
    if (it == words_.end()) {
        std::vector<std::uint32_t> found;
        shaper_->find_words(text, found);
        it = words_.emplace(std::string(text), std::move(found)).first;
    }
    starts = it->second;
}

void RunCache::make_picture(Run& run, const app::RunRequest& request) {
    run.drawn = true;
    const app::RunPicture picture = shaper_->draw(request);
    const bool whole = picture.width > 0 && picture.height > 0 &&
                       picture.pixels.size() == static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height) * 4;
    if (!whole || picture.width > 4000 || picture.height > 2000) return;
    ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
    ImFontAtlasRect rect;
    const ImFontAtlasRectId id = atlas.AddCustomRect(picture.width, picture.height, &rect);
    if (id == ImFontAtlasRectId_Invalid) return;
    ImTextureData& texture = *atlas.TexData;
    const auto row_bytes = static_cast<std::size_t>(picture.width) * 4;
    for (int y = 0; y < picture.height; ++y) {
        const std::uint8_t* from = picture.pixels.data() + static_cast<std::size_t>(y) * row_bytes;
        auto* to = static_cast<std::uint8_t*>(texture.GetPixelsAt(rect.x, rect.y + y));
        if (texture.BytesPerPixel == 4) std::memcpy(to, from, row_bytes);
        else
            for (int x = 0; x < picture.width; ++x) to[x] = from[x * 4 + 3];
    }
    run.rect = id;
    run.left = picture.left;
    run.top = picture.top;
    run.pixel_width = picture.width;
    run.pixel_height = picture.height;
    run.coloured = picture.coloured;
    pixels_ += static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height);
}

void RunCache::draw(ImDrawList& list, std::string_view words, const RunLook& look, bool right_to_left, float x, float base, ImU32 ink) {
    if (!shaper_) return;
    Run& run = find(words, look, right_to_left);
    run.seen = frame_;
    const float left = (std::round(x * density_) + static_cast<float>(run.left)) / density_;
    const float top = (std::round(base * density_) + static_cast<float>(run.top)) / density_;
    // What is scrolled out of sight is not drawn for the first time.
    const float high = list.GetClipRectMax().y, low = list.GetClipRectMin().y;
    if (!run.drawn && (base - 3 * look.em > high || base + 3 * look.em < low)) return;
    if (!run.drawn) return make_picture(run, request_of(words, look, right_to_left)), draw(list, words, look, right_to_left, x, base, ink);
    ImFontAtlasRect rect;
    if (run.rect < 0 || !ImGui::GetIO().Fonts->GetCustomRect(run.rect, &rect)) return;
    if (run.coloured) ink |= IM_COL32(255, 255, 255, 0);
    list.PrimReserve(6, 4);
    list.PrimRectUV({left, top}, {left + static_cast<float>(run.pixel_width) / density_, top + static_cast<float>(run.pixel_height) / density_}, rect.uv0, rect.uv1, ink);
}

const TextLayout& RunCache::line(std::string_view words, const RunLook& look, const Metrics& metrics) {
    const std::string_view key = key_of(words, look, false);
    const auto it = lines_.find(key);
    if (it != lines_.end()) return it->second;
    std::string kept(key);  // laying out asks for runs, which make keys of their own
    return lines_.emplace(std::move(kept), lay_out_line(words, metrics)).first->second;
}

}  // namespace verbatim::ui
