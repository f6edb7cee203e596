#include "text/lines.h"

#include <array>

#include "text/characters.h"
#include "text/utf8.h"
#include "text/windows_1252.h"

namespace verbatim::text {
namespace {

// Bytes of the line end at `offset`; 0 where there is none.
std::size_t line_end_length(std::string_view text, std::size_t offset) {
    const char c = text[offset];
    if (c == '\n' || c == '\v' || c == '\f') return 1;
    if (c == '\r') return text.substr(offset, 2) == "\r\n" ? 2 : 1;
    if (c == '\xC2' && text.substr(offset, 2) == "\xC2\x85") return 2;
    if (c == '\xE2' && (text.substr(offset, 3) == "\xE2\x80\xA8" || text.substr(offset, 3) == "\xE2\x80\xA9")) return 3;
    return 0;
}

// A byte that is no UTF-8 is going to be read as Windows-1252: its no-break space is blank too, and the bytes to which
// it gives no character are left out.
bool is_edge(const Decoded& decoded, char byte) {
    constexpr std::string_view blank_or_left_out = "\xA0\x81\x8D\x8F\x90\x9D";
    if (!decoded.valid) return blank_or_left_out.find(byte) != std::string_view::npos;
    return is_blank(decoded.code_point) || is_control(decoded.code_point);
}

void trim(std::string_view text, Line& line) {
    while (line.start < line.end) {
        const Decoded first = read_lenient(text, line.start);
        if (!is_edge(first, text[line.start])) break;
        line.start += first.length;
    }
    while (line.end > line.start) {
        const Decoded last = read_lenient_before(text, line.end);
        if (!is_edge(last, text[line.end - 1])) break;
        line.end -= last.length;
    }
}

bool ends_sentence(std::string_view line) {
    std::size_t end = line.size();
    while (end > 0) {
        const Decoded last = read_lenient_before(line, end);
        if (!is_closing(last.code_point)) {
            constexpr std::u32string_view terminals = U".!?:;…。！？।۔؟";
            return terminals.find(last.code_point) != std::u32string_view::npos;
        }
        end -= last.length;
    }
    return true;
}

// Whether the sentence of `line` seems to go on in `next`.
bool breaks_mid_sentence(std::string_view line, std::string_view next) {
    const char32_t first = read_lenient(next, 0).code_point;
    return !ends_sentence(line) && (is_lower(first) || is_caseless_letter(first));
}

constexpr std::size_t shortest_full_line = 40;
constexpr std::size_t longest_full_line = 100;

// How many lines there are of each length; everything longer than 125 characters counts as that.
class LengthCounts {
  public:
    void add(std::size_t length) { ++counts_[length < counts_.size() ? length : counts_.size() - 1]; }

    std::size_t median(std::size_t total) const {
        std::size_t seen = 0;
        for (std::size_t length = 0; length < counts_.size(); ++length) {
            seen += counts_[length];
            if (2 * seen >= total) return length;
        }
        return 0;
    }

    std::size_t between(std::size_t shortest, std::size_t longest) const {
        std::size_t seen = 0;
        for (std::size_t length = shortest; length <= longest && length < counts_.size(); ++length)
            seen += counts_[length];
        return seen;
    }

  private:
    std::array<std::size_t, longest_full_line * 5 / 4 + 2> counts_{};
};

}  // namespace

bool LineScanner::next(Line& line) {
    bool blank_line_passed = offset_ == 0;
    while (offset_ < text_.size()) {
        line.start = offset_;
        std::size_t ending = 0;
        for (;;) {
            offset_ += printable_run(text_, offset_);
            // Bytes of other scripts than Latin come in stretches.
            while (offset_ < text_.size() && static_cast<unsigned char>(text_[offset_]) >= 0x80 && text_[offset_] != '\xC2' && text_[offset_] != '\xE2') ++offset_;
            if (offset_ == text_.size() || (ending = line_end_length(text_, offset_)) != 0) break;
            ++offset_;
        }
        line.end = offset_;
        offset_ += ending;
        trim(text_, line);
        if (line.start < line.end) {
            line.after_blank_line = blank_line_passed;
            return true;
        }
        blank_line_passed = true;
    }
    return false;
}

Wrapping find_wrapping(std::string_view text) {
    LengthCounts lengths;
    std::size_t joints = 0, in_mid_sentence = 0;
    LineScanner scanner(text);
    Line line;
    std::string_view previous;
    while (scanner.next(line)) {
        const std::string_view current = text.substr(line.start, line.end - line.start);
        if (!line.after_blank_line) {
            ++joints;
            in_mid_sentence += breaks_mid_sentence(previous, current);
            lengths.add(count_code_points(previous));
        }
        previous = current;
    }
    const std::size_t usual = lengths.median(joints);
    const bool book_like = shortest_full_line <= usual && usual <= longest_full_line;
    const std::size_t similar = lengths.between(usual * 3 / 4, usual * 5 / 4);
    return {joints >= 2 && book_like && similar * 5 >= joints * 4 && in_mid_sentence * 5 >= joints * 2, usual};
}

bool ends_paragraph(std::string_view line, const Wrapping& wrapping) {
    return count_code_points(line) * 4 < wrapping.usual_length * 3 && ends_sentence(line);
}

}  // namespace verbatim::text
