#include "platform/native/runs.h"

#include <fontconfig/fontconfig.h>
#include <ft2build.h>
#include <harfbuzz/hb-ft.h>
#include <harfbuzz/hb.h>
#include <thai/thbrk.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H

#include <algorithm>
#include <cmath>
#include <cstring>
#include <map>
#include <string_view>
#include <tuple>
#include <vector>

namespace verbatim::platform {
namespace {

struct FontFile {
    FT_Face face = nullptr;
    hb_font_t* shaped = nullptr;
    float scale = 1;       // of a bitmap font's one size to the size that is wanted
    float em = 0;          // as set last
    bool bitmaps = false;  // emoji: pictures of one size
};

struct Character {
    char32_t code = 0;
    std::uint32_t offset = 0;
};

// Valid UTF-8 is promised; what is not is a replacement a byte.
std::vector<Character> characters_of(std::string_view words) {
    std::vector<Character> out;
    for (std::uint32_t i = 0; i < words.size();) {
        const auto lead = static_cast<unsigned char>(words[i]);
        const std::uint32_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        char32_t code = length == 1 ? lead : lead & (0x7F >> length);
        if (i + length > words.size() || (lead >= 0x80 && lead < 0xC2)) {
            out.push_back({0xFFFD, i++});
            continue;
        }
        for (std::uint32_t k = 1; k < length; ++k) code = code << 6 | (static_cast<unsigned char>(words[i + k]) & 0x3F);
        out.push_back({code, i});
        i += length;
    }
    return out;
}

// Characters that need no glyph: joiners, selectors of variants, marks of direction.
bool needs_glyph(char32_t c) {
    return !(c == 0xAD || c == 0x61C || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || (c >= 0xFE00 && c <= 0xFE0F) ||
             c == 0xFEFF || (c >= 0xE0000 && c <= 0xE0FFF));
}

struct Glyph {
    FontFile* font = nullptr;
    std::uint32_t index = 0;
    std::uint32_t cluster = 0;  // byte in the words
    float x = 0, y = 0;         // of its origin from the run's left end on the baseline, up
    float advance = 0;
};

// Coverage and colour of the whole run, grown as glyphs come.
class Painting {
  public:
    Painting(int left, int top, int width, int height) {
        picture_.left = left;
        picture_.top = top;
        picture_.width = width;
        picture_.height = height;
        picture_.pixels.assign(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 4, 0);
    }

    void add_coverage(const FT_Bitmap& bitmap, int left, int top) {
        for (int y = 0; y < static_cast<int>(bitmap.rows); ++y)
            for (int x = 0; x < static_cast<int>(bitmap.width); ++x) {
                const std::uint8_t* row = bitmap.buffer + static_cast<std::ptrdiff_t>(y) * bitmap.pitch;
                std::uint8_t value = bitmap.pixel_mode == FT_PIXEL_MODE_MONO ? (row[x / 8] >> (7 - x % 8) & 1) * 255 : row[x];
                if (std::uint8_t* to = at(left + x, top + y)) {
                    to[0] = to[1] = to[2] = 255;
                    to[3] = static_cast<std::uint8_t>(255 - (255 - to[3]) * (255 - value) / 255);
                }
            }
    }

    // Premultiplied BGRA, made smaller by averaging.
    void add_colours(const FT_Bitmap& bitmap, float left, float top, float scale) {
        picture_.coloured = true;
        const int first_x = static_cast<int>(std::floor(left)), last_x = static_cast<int>(std::ceil(left + static_cast<float>(bitmap.width) * scale));
        const int first_y = static_cast<int>(std::floor(top)), last_y = static_cast<int>(std::ceil(top + static_cast<float>(bitmap.rows) * scale));
        for (int y = first_y; y < last_y; ++y)
            for (int x = first_x; x < last_x; ++x) {
                std::uint8_t* to = at(x, y);
                if (!to) continue;
                const auto source = [&](float value, float origin, unsigned size) {
                    return std::clamp(static_cast<int>(std::lround((value - origin) / scale)), 0, static_cast<int>(size));
                };
                const int from_x = source(static_cast<float>(x), left, bitmap.width), to_x = source(static_cast<float>(x + 1), left, bitmap.width);
                const int from_y = source(static_cast<float>(y), top, bitmap.rows), to_y = source(static_cast<float>(y + 1), top, bitmap.rows);
                unsigned sum[4] = {}, count = 0;
                for (int v = from_y; v < to_y; ++v)
                    for (int u = from_x; u < to_x; ++u, ++count)
                        for (int c = 0; c < 4; ++c) sum[c] += bitmap.buffer[static_cast<std::ptrdiff_t>(v) * bitmap.pitch + u * 4 + c];
                if (count == 0 || sum[3] == 0) continue;
                for (int c = 0; c < 3; ++c) to[2 - c] = static_cast<std::uint8_t>(std::min(255u, sum[c] * 255 / sum[3]));
                to[3] = static_cast<std::uint8_t>(sum[3] / count);
            }
    }

    app::RunPicture take() { return std::move(picture_); }

  private:
    std::uint8_t* at(int x, int y) {
        x -= picture_.left;
        y -= picture_.top;
        if (x < 0 || y < 0 || x >= picture_.width || y >= picture_.height) return nullptr;
        return picture_.pixels.data() + (static_cast<std::size_t>(y) * static_cast<std::size_t>(picture_.width) + static_cast<std::size_t>(x)) * 4;
    }
    app::RunPicture picture_;
};

class SystemRuns final : public app::RunShaper {
  public:
    static std::unique_ptr<SystemRuns> make(const std::string& fonts) {
        auto runs = std::unique_ptr<SystemRuns>(new SystemRuns);
        if (FT_Init_FreeType(&runs->library_) != 0) return nullptr;
        runs->config_ = FcInitLoadConfigAndFonts();
        if (!runs->config_) return nullptr;
        if (!fonts.empty()) FcConfigAppFontAddDir(runs->config_, reinterpret_cast<const FcChar8*>(fonts.c_str()));
        runs->thai_ = th_brk_new(nullptr);
        return runs;
    }
    ~SystemRuns() override {
        for (auto& [place, font] : files_) {
            if (font.shaped) hb_font_destroy(font.shaped);
            if (font.face) FT_Done_Face(font.face);
        }
        if (thai_) th_brk_delete(thai_);
        if (config_) FcConfigDestroy(config_);
        if (library_) FT_Done_FreeType(library_);
    }

    float measure(const app::RunRequest& run) override {
        shape(run);
        return width_;
    }

    void measure_parts(const app::RunRequest& run, std::vector<float>& edges) override {
        shape(run);
        // What each cluster takes, in the order of the words; then shared among the characters in it.
        std::vector<float> taken(run.words.size() + 1, 0);
        for (const Glyph& glyph : glyphs_) taken[glyph.cluster] += glyph.advance;
        edges.assign(run.words.size() + 1, 0);
        std::vector<std::uint32_t> clusters;
        for (const Glyph& glyph : glyphs_) clusters.push_back(glyph.cluster);
        std::sort(clusters.begin(), clusters.end());
        clusters.erase(std::unique(clusters.begin(), clusters.end()), clusters.end());
        const std::vector<Character> characters = characters_of(run.words);
        float reached = 0;
        for (std::size_t i = 0; i < clusters.size(); ++i) {
            const std::uint32_t end = i + 1 < clusters.size() ? clusters[i + 1] : static_cast<std::uint32_t>(run.words.size());
            const auto inside = [&](const Character& one) { return one.offset >= clusters[i] && one.offset < end; };
            const auto count = static_cast<float>(std::count_if(characters.begin(), characters.end(), inside));
            float nth = 0;
            for (std::size_t c = 0; c < characters.size(); ++c) {
                if (!inside(characters[c])) continue;
                const std::uint32_t next = c + 1 < characters.size() ? characters[c + 1].offset : static_cast<std::uint32_t>(run.words.size());
                for (std::uint32_t byte = characters[c].offset; byte < next; ++byte) edges[byte] = std::max(edges[byte], reached + taken[clusters[i]] * nth / count);
                ++nth;
                edges[next] = reached + taken[clusters[i]] * nth / count;
            }
            reached += taken[clusters[i]];
        }
    }

    app::RunPicture draw(const app::RunRequest& run) override {
        shape(run);
        const int room = static_cast<int>(std::ceil(run.em));
        // Letters reach over their advance and their line; what stays empty is cut off.
        const int left = -room, top = -room * 2, width = static_cast<int>(std::ceil(width_)) + 2 * room, height = room * 7 / 2;
        if (width <= 0 || width > 8000) return {};
        Painting painting(left, top, width, height);
        for (const Glyph& glyph : glyphs_) draw_glyph(painting, glyph, run.em);
        return trimmed(painting.take());
    }

    void find_words(std::string_view text, std::vector<std::uint32_t>& starts) override {
        starts.clear();
        const std::vector<Character> characters = characters_of(text);
        for (std::size_t i = 0; i < characters.size();) {
            const bool thai = characters[i].code >= 0xE00 && characters[i].code < 0xE80;
            std::size_t last = i;
            std::string bytes;  // TIS-620
            while (last < characters.size() && (characters[last].code >= 0xE00 && characters[last].code < 0xE80) == thai) {
                if (thai) bytes.push_back(static_cast<char>(characters[last].code - 0xE00 + 0xA0));
                ++last;
            }
            if (i > 0) starts.push_back(characters[i].offset);
            if (thai && thai_) {
                std::vector<int> places(bytes.size());
                const int count = th_brk_find_breaks(thai_, reinterpret_cast<const thchar_t*>(bytes.c_str()), places.data(), places.size());
                for (int k = 0; k < count; ++k)
                    if (places[static_cast<std::size_t>(k)] > 0 && i + static_cast<std::size_t>(places[static_cast<std::size_t>(k)]) < last)
                        starts.push_back(characters[i + static_cast<std::size_t>(places[static_cast<std::size_t>(k)])].offset);
            } else {
                for (std::size_t k = i + 1; k < last; ++k)
                    if (begins_syllable(characters, k)) starts.push_back(characters[k].offset);
            }
            i = last;
        }
    }

  private:
    SystemRuns() = default;

    // Without a dictionary, lines of Lao, Khmer and Burmese break between syllables, which their spelling shows.
    static bool begins_syllable(const std::vector<Character>& characters, std::size_t i) {
        const char32_t c = characters[i].code, before = characters[i - 1].code, after = i + 1 < characters.size() ? characters[i + 1].code : 0;
        if (c >= 0xEC0 && c <= 0xEC4) return true;                                                  // Lao: a vowel that stands before its consonant
        if (c >= 0x1780 && c <= 0x17B3) return before != 0x17D2;                                    // Khmer: not under another letter
        if ((c >= 0x1000 && c <= 0x102A) || c == 0x103F) return before != 0x1039 && after != 0x103A && after != 0x1039;  // Burmese: neither stacked nor final
        return false;
    }

    // A font of the system for a character, or for all of them where one holds them all.
    FontFile* find_font(const app::RunRequest& run, const std::vector<Character>& characters) {
        const auto block = std::find_if(characters.begin(), characters.end(), [](const Character& one) { return one.code >= 0x300 && needs_glyph(one.code); });
        const char32_t of = block == characters.end() ? 0 : block->code >> 7;
        const auto key = std::tuple(run.serif, run.bold, std::string(run.language), of);
        FontFile*& known = by_block_[key];
        const auto holds_all = [&](const FontFile& font) {
            return std::all_of(characters.begin(), characters.end(), [&](const Character& one) { return !needs_glyph(one.code) || FT_Get_Char_Index(font.face, one.code) != 0; });
        };
        if (known && holds_all(*known)) return known;
        FontFile* found = match(run, characters);
        if (!known) known = found;
        return found;
    }

    FontFile* match(const app::RunRequest& run, const std::vector<Character>& characters) {
        FcPattern* pattern = FcPatternCreate();
        FcCharSet* set = FcCharSetCreate();
        bool emoji = false;
        for (const Character& one : characters) {
            if (needs_glyph(one.code)) FcCharSetAddChar(set, one.code);
            emoji = emoji || one.code >= 0x1F000 || one.code == 0xFE0F;
        }
        FcPatternAddCharSet(pattern, FC_CHARSET, set);
        const char* family = emoji ? "emoji" : run.serif ? "serif" : "sans-serif";
        FcPatternAddString(pattern, FC_FAMILY, reinterpret_cast<const FcChar8*>(family));
        FcPatternAddInteger(pattern, FC_WEIGHT, run.bold ? FC_WEIGHT_DEMIBOLD : FC_WEIGHT_REGULAR);
        FcPatternAddInteger(pattern, FC_SLANT, FC_SLANT_ROMAN);
        FcPatternAddBool(pattern, FC_SCALABLE, FcTrue);
        if (!run.language.empty()) FcPatternAddString(pattern, FC_LANG, reinterpret_cast<const FcChar8*>(std::string(run.language).c_str()));
        FcConfigSubstitute(config_, pattern, FcMatchPattern);
        FcDefaultSubstitute(pattern);
        FcResult result = FcResultMatch;
        FcPattern* found = FcFontMatch(config_, pattern, &result);
        FontFile* font = nullptr;
        FcChar8* path = nullptr;
        int index = 0;
        if (found && FcPatternGetString(found, FC_FILE, 0, &path) == FcResultMatch) {
            FcPatternGetInteger(found, FC_INDEX, 0, &index);
            font = open(reinterpret_cast<const char*>(path), index);
        }
        if (found) FcPatternDestroy(found);
        FcCharSetDestroy(set);
        FcPatternDestroy(pattern);
        return font;
    }

    FontFile* open(const std::string& path, int index) {
        const auto [at, is_new] = files_.try_emplace({path, index});
        FontFile& font = at->second;
        if (is_new && FT_New_Face(library_, path.c_str(), index, &font.face) == 0) {
            font.bitmaps = !FT_IS_SCALABLE(font.face) && font.face->num_fixed_sizes > 0;
            if (font.bitmaps) FT_Select_Size(font.face, 0);
            else FT_Set_Char_Size(font.face, 16 * 64, 0, 72, 72);
            font.shaped = hb_ft_font_create(font.face, nullptr);
            hb_ft_font_set_load_flags(font.shaped, font.bitmaps ? FT_LOAD_COLOR : FT_LOAD_NO_HINTING);
        }
        return font.face ? &font : nullptr;
    }

    static void set_size(FontFile& font, float em) {
        if (font.em == em) return;
        font.em = em;
        if (font.bitmaps) {
            font.scale = em * 1.17f / static_cast<float>(std::max(1L, font.face->available_sizes[0].y_ppem >> 6));
        } else {
            FT_Set_Char_Size(font.face, static_cast<FT_F26Dot6>(std::lround(em * 64)), 0, 72, 72);
            hb_ft_font_changed(font.shaped);
        }
    }

    // Fills glyphs_ from left to right, and width_.
    void shape(const app::RunRequest& run) {
        glyphs_.clear();
        width_ = 0;
        const std::vector<Character> characters = characters_of(run.words);
        if (characters.empty()) return;
        struct Stretch {
            FontFile* font;
            std::uint32_t start, end;
        };
        std::vector<Stretch> stretches;
        FontFile* first = find_font(run, characters);
        for (std::size_t i = 0; i < characters.size(); ++i) {
            FontFile* font = first;
            const bool lacks = needs_glyph(characters[i].code) && !(first && FT_Get_Char_Index(first->face, characters[i].code));
            if (lacks) {
                FontFile* other = find_font(run, {characters[i]});
                if (other && FT_Get_Char_Index(other->face, characters[i].code)) font = other;
            } else if (!needs_glyph(characters[i].code) && !stretches.empty()) {
                font = stretches.back().font;
            }
            const std::uint32_t end = i + 1 < characters.size() ? characters[i + 1].offset : static_cast<std::uint32_t>(run.words.size());
            if (!stretches.empty() && stretches.back().font == font) stretches.back().end = end;
            else stretches.push_back({font, characters[i].offset, end});
        }
        if (run.right_to_left) std::reverse(stretches.begin(), stretches.end());
        for (const Stretch& stretch : stretches)
            if (stretch.font) shape_stretch(run, *stretch.font, stretch.start, stretch.end);
    }

    void shape_stretch(const app::RunRequest& run, FontFile& font, std::uint32_t start, std::uint32_t end) {
        set_size(font, run.em);
        hb_buffer_t* buffer = hb_buffer_create();
        hb_buffer_add_utf8(buffer, run.words.data(), static_cast<int>(run.words.size()), start, static_cast<int>(end - start));
        hb_buffer_set_direction(buffer, run.right_to_left ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
        if (!run.language.empty()) hb_buffer_set_language(buffer, hb_language_from_string(run.language.data(), static_cast<int>(run.language.size())));
        hb_buffer_guess_segment_properties(buffer);
        hb_shape(font.shaped, buffer, nullptr, 0);
        unsigned count = 0;
        const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer, &count);
        const hb_glyph_position_t* places = hb_buffer_get_glyph_positions(buffer, &count);
        const float unit = (font.bitmaps ? font.scale : 1.0f) / 64;
        for (unsigned i = 0; i < count; ++i) {
            const float advance = static_cast<float>(places[i].x_advance) * unit;
            glyphs_.push_back({&font, infos[i].codepoint, infos[i].cluster, width_ + static_cast<float>(places[i].x_offset) * unit,
                               static_cast<float>(places[i].y_offset) * unit, advance});
            width_ += advance;
        }
        hb_buffer_destroy(buffer);
    }

    void draw_glyph(Painting& painting, const Glyph& glyph, float em) {
        FontFile& font = *glyph.font;
        set_size(font, em);
        FT_Face face = font.face;
        if (FT_Load_Glyph(face, glyph.index, font.bitmaps ? FT_LOAD_COLOR : FT_LOAD_NO_HINTING | FT_LOAD_NO_BITMAP) != 0) return;
        if (face->glyph->format == FT_GLYPH_FORMAT_OUTLINE) {
            const float whole = std::floor(glyph.x), high = std::floor(glyph.y);
            FT_Outline_Translate(&face->glyph->outline, std::lround((glyph.x - whole) * 64), std::lround((glyph.y - high) * 64));
            if (FT_Render_Glyph(face->glyph, FT_RENDER_MODE_NORMAL) != 0) return;
            painting.add_coverage(face->glyph->bitmap, static_cast<int>(whole) + face->glyph->bitmap_left, -static_cast<int>(high) - face->glyph->bitmap_top);
        } else if (face->glyph->bitmap.pixel_mode == FT_PIXEL_MODE_BGRA) {
            painting.add_colours(face->glyph->bitmap, glyph.x + static_cast<float>(face->glyph->bitmap_left) * font.scale,
                                 -glyph.y - static_cast<float>(face->glyph->bitmap_top) * font.scale, font.scale);
        } else {
            painting.add_coverage(face->glyph->bitmap, static_cast<int>(glyph.x) + face->glyph->bitmap_left, -face->glyph->bitmap_top);
        }
    }

    // The same without rows and columns of nothing.
    static app::RunPicture trimmed(app::RunPicture whole) {
        int low_x = whole.width, high_x = -1, low_y = whole.height, high_y = -1;
        for (int y = 0; y < whole.height; ++y)
            for (int x = 0; x < whole.width; ++x)
                if (whole.pixels[(static_cast<std::size_t>(y) * static_cast<std::size_t>(whole.width) + static_cast<std::size_t>(x)) * 4 + 3] != 0) {
                    low_x = std::min(low_x, x), high_x = std::max(high_x, x);
                    low_y = std::min(low_y, y), high_y = std::max(high_y, y);
                }
        if (high_x < 0) return {};
        // A rim of nothing, so that no neighbour in the atlas shines in.
        low_x = std::max(0, low_x - 1), low_y = std::max(0, low_y - 1);
        high_x = std::min(whole.width - 1, high_x + 1), high_y = std::min(whole.height - 1, high_y + 1);
        app::RunPicture cut;
        cut.coloured = whole.coloured;
        cut.left = whole.left + low_x;
        cut.top = whole.top + low_y;
        cut.width = high_x - low_x + 1;
        cut.height = high_y - low_y + 1;
        const auto row = static_cast<std::size_t>(cut.width) * 4;
        cut.pixels.resize(row * static_cast<std::size_t>(cut.height));
        for (int y = 0; y < cut.height; ++y)
            std::memcpy(cut.pixels.data() + static_cast<std::size_t>(y) * row,
                        whole.pixels.data() + (static_cast<std::size_t>(low_y + y) * static_cast<std::size_t>(whole.width) + static_cast<std::size_t>(low_x)) * 4, row);
        return cut;
    }

    FT_Library library_ = nullptr;
    FcConfig* config_ = nullptr;
    ThBrk* thai_ = nullptr;
    std::map<std::pair<std::string, int>, FontFile> files_;
    std::map<std::tuple<bool, bool, std::string, char32_t>, FontFile*> by_block_;
    std::vector<Glyph> glyphs_;
    float width_ = 0;
};

}  // namespace

std::unique_ptr<app::RunShaper> make_system_runs(const std::string& fonts) { return SystemRuns::make(fonts); }

}  // namespace verbatim::platform
