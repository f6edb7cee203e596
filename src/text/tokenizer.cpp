#include "text/tokenizer.h"

#include <utf8proc.h>

#include <array>
#include <cstdlib>

#include "text/characters.h"
#include "text/utf8.h"

namespace verbatim::text {
namespace {

// For each ASCII byte the folded byte, or 0 where it is no part of a word. Most text goes through here alone.
constexpr std::array<char, 128> make_ascii_table() {
    std::array<char, 128> table{};
    for (char c = '0'; c <= '9'; ++c) table[static_cast<std::size_t>(c)] = c;
    for (char c = 'a'; c <= 'z'; ++c) table[static_cast<std::size_t>(c)] = c;
    for (char c = 'A'; c <= 'Z'; ++c) table[static_cast<std::size_t>(c)] = static_cast<char>(c - 'A' + 'a');
    return table;
}
constexpr std::array<char, 128> ascii_folded = make_ascii_table();

bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }
char fold_ascii(char c) { return ascii_folded[static_cast<unsigned char>(c)]; }

// Inside a word it is nothing: joiners, soft hyphens, marks of direction, blanks without width, selectors of variants.
bool is_invisible(char32_t c) {
    return c == 0xAD || c == 0x34F || c == 0x61C || c == 0x180E || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2069) ||
           (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF;
}

// What is written or left out as one likes: Arabic vowels and Koranic signs, Hebrew points, nuktas; tatweel, which only makes a word longer.
bool is_optional(char32_t c) {
    if (c < 0x591 || c > 0xB3C) return false;
    return (c <= 0x5C7 && c != 0x5BE && c != 0x5C0 && c != 0x5C3 && c != 0x5C6) || (c >= 0x610 && c <= 0x61A) || c == 0x640 || (c >= 0x64B && c <= 0x65F) || c == 0x670 ||
           (c >= 0x6D6 && c <= 0x6DC) || (c >= 0x6DF && c <= 0x6E4) || c == 0x6E7 || c == 0x6E8 || (c >= 0x6EA && c <= 0x6ED) || c == 0x93C || c == 0x9BC || c == 0xA3C ||
           c == 0xABC || c == 0xB3C;
}

// The zeros of scripts whose digits follow each other.
constexpr char32_t zeros[] = {0x660, 0x6F0, 0x7C0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xC66, 0xCE6, 0xD66, 0xDE6, 0xE50, 0xED0, 0xF20, 0x1040, 0x17E0, 0x1810, 0xFF10};

// A letter or digit that is written in several ways, as one of them; 0 for what stands for itself.
char32_t one_of_its_forms(char32_t c) {
    if (c < 0x622 || (c >= 0x1820 && c < 0xFF10)) return 0;
    switch (c) {
        case 0x622: case 0x623: case 0x625: case 0x671: case 0x672: case 0x673: return 0x627;              // alef
        case 0x624: return 0x648;                                                                          // hamza on waw
        case 0x626: case 0x649: case 0x6CC: case 0x6D2: case 0x6D3: return 0x64A;                          // hamza on yeh, alef maksura, Persian and Urdu yeh
        case 0x629: case 0x6BE: case 0x6C0: case 0x6C1: case 0x6C2: case 0x6C3: case 0x6D5: return 0x647;  // teh marbuta, Urdu and Kurdish heh
        case 0x6A9: case 0x6AA: return 0x643;                                                              // Persian kaf
        default: break;
    }
    for (const char32_t zero : zeros)
        if (c >= zero && c < zero + 10) return U'0' + (c - zero);
    return 0;
}

// Only its width, its place in a word or a ligature makes it another: presentation forms of Hebrew and Arabic, half and full width.
bool is_form(char32_t c) { return (c >= 0xFB1D && c <= 0xFDFB) || (c >= 0xFE70 && c <= 0xFEFC) || (c >= 0xFF01 && c <= 0xFFEF); }
// Indic letters with a nukta that are one character.
bool has_nukta(char32_t c) { return (c >= 0x929 && c <= 0x95F) || (c >= 0x9DC && c <= 0x9DF) || (c >= 0xA33 && c <= 0xA5E) || c == 0xB5C || c == 0xB5D; }

// Appends what decomposition has left of a character.
void append_plain(std::string& out, char32_t c) {
    if (is_optional(c) || is_invisible(c)) return;
    if (c == 0xE6) out += "ae";
    else if (c == 0x153) out += "oe";
    else if (const char32_t other = one_of_its_forms(c)) append(out, other);
    else append(out, c);
}

// й is a letter of its own to every reader of Cyrillic, while ё is commonly written е.
constexpr char32_t capital_short_i = 0x0419, short_i = 0x0439, breve = 0x0306, cyrillic_i = 0x0438;

// Appends the folded form of one letter, mark or number. `base` is the character that a mark stands on.
void append_folded(std::string& out, char32_t code_point, char32_t base) {
    if (is_optional(code_point) && !out.empty()) return;  // one that stands on nothing stays: a word is never empty
    if (is_mark(code_point) && has_optional_marks(base)) {
        if (code_point == breve && to_lower(base) == cyrillic_i) out.back() = '\xB9';  // и becomes й: D0 B8, D0 B9
        return;
    }
    if (code_point == capital_short_i || code_point == short_i) {
        append(out, short_i);
        return;
    }
    int options = UTF8PROC_CASEFOLD;
    if (has_optional_marks(code_point)) options |= UTF8PROC_DECOMPOSE | UTF8PROC_STRIPMARK;
    else if (is_form(code_point)) options |= UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT;
    else if (has_nukta(code_point)) options |= UTF8PROC_DECOMPOSE;
    std::array<utf8proc_int32_t, 32> folded{};
    int boundary = 0;
    const auto length = utf8proc_decompose_char(static_cast<utf8proc_int32_t>(code_point), folded.data(), folded.size(),
                                                static_cast<utf8proc_option_t>(options), &boundary);
    if (length <= 0) {  // nothing is left of a mark without a letter: keep it, a word is never empty
        append(out, code_point);
        return;
    }
    for (std::size_t i = 0; i < static_cast<std::size_t>(length); ++i) append_plain(out, static_cast<char32_t>(folded[i]));
    if (out.empty()) append(out, code_point);
}

// Kana and the sound marks after it as one character, as they are commonly written: half-width forms come apart.
void compose_kana(std::string& unit, std::size_t from) {
    constexpr std::string_view voiced = "\u3099", half_voiced = "\u309A";
    if (unit.find(voiced, from) == std::string::npos && unit.find(half_voiced, from) == std::string::npos) return;
    utf8proc_uint8_t* composed = nullptr;
    const auto length = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(unit.data() + from), static_cast<utf8proc_ssize_t>(unit.size() - from), &composed,
                                     static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
    if (length > 0) unit.replace(from, std::string::npos, reinterpret_cast<const char*>(composed), static_cast<std::size_t>(length));
    std::free(composed);
}

// One character of an unspaced script with the marks that follow it: where it ends. Appends its folded form.
std::size_t take_unit(std::string_view text, std::size_t offset, std::string& out) {
    const std::size_t from = out.size();
    Decoded decoded = decode(text, offset);
    append_folded(out, decoded.code_point, 0x0E01);
    offset += decoded.length;
    while (offset < text.size()) {
        decoded = decode(text, offset);
        const bool sound_mark = decoded.code_point == 0xFF9E || decoded.code_point == 0xFF9F;  // of half-width Kana: a letter to Unicode
        if (!is_mark(decoded.code_point) && !sound_mark) break;
        if (sound_mark) append(out, decoded.code_point - 0xFF9E + 0x3099);
        else if (!is_invisible(decoded.code_point)) append(out, decoded.code_point);
        offset += decoded.length;
    }
    compose_kana(out, from);
    return offset;
}

bool starts_unit(std::string_view text, std::size_t offset) {
    if (offset >= text.size() || is_ascii(text[offset])) return false;
    const char32_t code_point = decode(text, offset).code_point;
    return is_unspaced_script(code_point) && is_word(code_point);
}

}  // namespace

bool Tokenizer::next(Token& token) {
    for (;;) {
        if (offset_ >= text_.size()) return false;
        const char c = text_[offset_];
        if (is_ascii(c)) {
            if (fold_ascii(c) != 0) break;
            ++offset_;
            continue;
        }
        const Decoded decoded = decode(text_, offset_);
        if (decoded.valid && is_word(decoded.code_point)) break;
        offset_ += decoded.length;
    }
    buffer_.clear();
    token.position = position_++;
    if (starts_unit(text_, offset_)) {
        cut_pair(token);
    } else {
        cut_word(token);
    }
    token.folded = cut_to(buffer_, longest_folded);
    token.cut = token.folded.size() < buffer_.size();
    return true;
}

// Leaves offset_ on the pair's second character when a third follows, so that pairs overlap.
void Tokenizer::cut_pair(Token& token) {
    token.start = static_cast<std::uint32_t>(offset_);
    const std::size_t second = take_unit(text_, offset_, buffer_);
    std::size_t end = second;
    if (starts_unit(text_, second)) end = take_unit(text_, second, buffer_);
    token.end = static_cast<std::uint32_t>(end);
    offset_ = starts_unit(text_, end) ? second : end;
}

void Tokenizer::cut_word(Token& token) {
    token.start = static_cast<std::uint32_t>(offset_);
    std::size_t end = offset_;
    char32_t base = 0x0E01;  // before any letter: a mark here stands on nothing and is kept
    while (offset_ < text_.size()) {
        const char c = text_[offset_];
        if (is_ascii(c)) {
            const char folded = fold_ascii(c);
            if (folded == 0) break;
            buffer_.push_back(folded);
            base = static_cast<char32_t>(folded);
            end = ++offset_;
            continue;
        }
        const Decoded decoded = decode(text_, offset_);
        const char32_t code_point = decoded.code_point;
        if (is_invisible(code_point)) {
            offset_ += decoded.length;
            continue;
        }
        if (!decoded.valid || !is_word(code_point) || is_unspaced_script(code_point)) break;
        append_folded(buffer_, code_point, base);
        if (!is_mark(code_point)) base = code_point;
        offset_ += decoded.length;
        end = offset_;
    }
    token.end = static_cast<std::uint32_t>(end);
}

std::string fold(std::string_view text) {
    std::string folded;
    folded.reserve(text.size());
    Tokenizer tokenizer(text);
    Token token;
    while (tokenizer.next(token)) {
        if (!folded.empty()) folded.push_back(' ');
        folded.append(token.folded);
    }
    return folded;
}

}  // namespace verbatim::text
