#include "text/tokenizer.h"

#include <utf8proc.h>

#include <array>

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

bool is_joiner(char32_t code_point) { return code_point == 0x200C || code_point == 0x200D; }

// й is a letter of its own to every reader of Cyrillic, while ё is commonly written е.
constexpr char32_t capital_short_i = 0x0419, short_i = 0x0439, breve = 0x0306, cyrillic_i = 0x0438;

// Appends the folded form of one letter, mark or number. `base` is the character that a mark stands on.
void append_folded(std::string& out, char32_t code_point, char32_t base) {
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
    std::array<utf8proc_int32_t, 32> folded{};
    int boundary = 0;
    const auto length = utf8proc_decompose_char(static_cast<utf8proc_int32_t>(code_point), folded.data(), folded.size(),
                                                static_cast<utf8proc_option_t>(options), &boundary);
    if (length <= 0) {  // nothing is left of a mark without a letter: keep it, a word is never empty
        append(out, code_point);
        return;
    }
    for (std::size_t i = 0; i < static_cast<std::size_t>(length); ++i) append(out, static_cast<char32_t>(folded[i]));
}

// One character of an unspaced script with the marks that follow it: where it ends. Appends its folded form.
std::size_t take_unit(std::string_view text, std::size_t offset, std::string& out) {
    Decoded decoded = decode(text, offset);
    append_folded(out, decoded.code_point, 0x0E01);
    offset += decoded.length;
    while (offset < text.size()) {
        decoded = decode(text, offset);
        if (!is_mark(decoded.code_point)) break;
        append(out, decoded.code_point);
        offset += decoded.length;
    }
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
        if (is_joiner(code_point)) {
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
