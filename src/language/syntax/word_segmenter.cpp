#include "language/syntax/word_segmenter.h"

#include <algorithm>
#include <utility>

#include "text/characters.h"
#include "text/utf8.h"

namespace verbatim::language {
namespace {

enum class SegmentKind : std::uint8_t { blank, letter, digit, apostrophe, hyphen, mark };

struct SegmentCharacter {
    SegmentKind kind = SegmentKind::mark;
    std::uint8_t length = 1;
};

bool is_apostrophe(char32_t c) { return c == U'\'' || c == U'’' || c == U'ʼ'; }

SegmentCharacter character_at(std::string_view text, std::size_t at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80) {
        const unsigned char lower = byte | 0x20;
        if (lower >= 'a' && lower <= 'z') return {SegmentKind::letter, 1};
        if (byte >= '0' && byte <= '9') return {SegmentKind::digit, 1};
        if (byte <= ' ') return {SegmentKind::blank, 1};
        return {byte == '\'' ? SegmentKind::apostrophe : byte == '-' ? SegmentKind::hyphen : SegmentKind::mark, 1};
    }
    const text::Decoded one = text::decode(text, at);
    const char32_t c = one.code_point;
    if (text::is_blank(c) || c == 0x2028 || c == 0x2029) return {SegmentKind::blank, one.length};
    if (is_apostrophe(c)) return {SegmentKind::apostrophe, one.length};
    if (c == 0x2010 || c == 0x2011) return {SegmentKind::hyphen, one.length};
    if (text::is_digit(c)) return {SegmentKind::digit, one.length};
    return {text::is_word(c) ? SegmentKind::letter : SegmentKind::mark, one.length};
}

bool is_word_part(SegmentKind kind) { return kind == SegmentKind::letter || kind == SegmentKind::digit; }

class Segmenting {
  public:
    Segmenting(const Segmentation& data, std::size_t longest, std::string_view text, base::TextSpan where, std::vector<SyntacticWord>& words)
        : data_(data), longest_(longest), text_(text), end_(where.end), words_(words), at_(where.start) {}

    void run() {
        while (at_ < end_) {
            if (here().kind == SegmentKind::blank) at_ += here().length;
            else if (!take_exception()) take_by_rule();
        }
    }

  private:
    SegmentCharacter here() const { return at(at_); }
    SegmentCharacter at(std::size_t offset) const { return offset < end_ ? character_at(text_, offset) : SegmentCharacter{SegmentKind::blank, 1}; }
    char byte_at(std::size_t offset) const { return offset < end_ ? text_[offset] : ' '; }

    void add(std::size_t first, std::size_t last) {
        const base::TextSpan span{static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(last)};
        words_.push_back({span, base::slice(text_, span)});
    }

    // The longest exception that begins here and does not end within a run of letters and digits.
    bool take_exception() {
        if (data_.exceptions.empty()) return false;
        std::size_t ends[longest_exception_ends];
        std::size_t count = 0, end = at_;
        while (end < end_ && end - at_ < longest_ + 2 && count < longest_exception_ends) {
            const SegmentCharacter one = at(end);
            if (one.kind == SegmentKind::blank) break;
            end += one.length;
            if (!is_word_part(one.kind) || !is_word_part(at(end).kind)) ends[count++] = end;
        }
        while (count > 0) {
            const std::size_t last = ends[--count];
            WordSegmenter::fold(text_.substr(at_, last - at_), folded_);
            const auto found = data_.exceptions.find(folded_);
            if (found == data_.exceptions.end()) continue;
            add_parts(at_, last, found->second);
            at_ = last;
            return true;
        }
        return false;
    }

    // Parts that are written one after the other have spans of their own.
    void add_parts(std::size_t first, std::size_t last, const std::vector<std::string>& parts) {
        if (parts.size() == 1) return add(first, last);
        std::size_t bytes = 0;
        for (const std::string& part : parts) bytes += part.size();
        const bool apart = bytes == last - first && folded_.size() == bytes;
        std::size_t from = first;
        for (const std::string& part : parts) {
            if (apart) {
                add(from, from + part.size());
                from += part.size();
            } else {
                words_.push_back({{static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(last)}, part});
            }
        }
    }

    void take_by_rule() {
        const SegmentCharacter first = here();
        if (is_word_part(first.kind)) return take_word();
        // Marks stand alone, but a row of the same one is one word: “--”, “...”.
        const std::size_t start = at_;
        const std::string_view mark = text_.substr(at_, first.length);
        do at_ += first.length;
        while (at_ + first.length <= end_ && text_.substr(at_, first.length) == mark && repeats(mark));
        add(start, at_);
    }

    static bool repeats(std::string_view mark) { return mark.size() == 1 && std::string_view(".-!?*=_~#").find(mark[0]) != std::string_view::npos; }

    void take_word() {
        const std::size_t start = at_;
        if (const std::size_t end = address_end(start); end > start) {
            add(start, end);
            at_ = end;
            return;
        }
        std::size_t end = start;
        while (end < end_) {
            const SegmentCharacter one = at(end);
            if (is_word_part(one.kind)) {
                end += one.length;
                continue;
            }
            const std::size_t next = end + one.length;
            const bool goes_on = is_word_part(at(next).kind);
            if (one.kind == SegmentKind::apostrophe && goes_on) {
                end = next;
                if (data_.parts_apostrophes && at(next).kind == SegmentKind::letter && !has_ending_at(end - one.length)) break;
                continue;
            }
            if (one.kind == SegmentKind::hyphen && goes_on && (!data_.parts_hyphens || has_ending_at(end))) {
                end = next;
                continue;
            }
            if (one.kind == SegmentKind::mark && joins(start, end, next, goes_on)) {
                end = next;
                continue;
            }
            break;
        }
        add_word(start, end);
        at_ = end;
    }

    // 3.5, 10:30, 1,000, 9/11 · U.S., J.
    bool joins(std::size_t start, std::size_t end, std::size_t next, bool goes_on) const {
        const char c = text_[end];
        const bool after_digit = end > start && text_[end - 1] >= '0' && text_[end - 1] <= '9';
        if (goes_on && after_digit && at(next).kind == SegmentKind::digit) return c == '.' || c == ',' || c == ':' || c == '/';
        if (c == '&') return goes_on && end - start <= 2 && end > start;  // AT&T
        if (c != '.') return false;
        // One letter, and letters with stops before: each letter has its own.
        const std::string_view so_far = text_.substr(start, end - start);
        const text::Decoded last = text::decode_before(text_, end);
        if (!text::is_letter(last.code_point)) return false;
        const std::size_t before = so_far.size() - last.length;
        if (before == 0) return goes_on ? at(next).kind == SegmentKind::letter && single_letter(next) : text::is_upper(last.code_point);
        return so_far[before - 1] == '.';
    }

    // Whether the letter at `offset` is followed by a stop or by nothing: “U.S.”, “U.S”.
    bool single_letter(std::size_t offset) const {
        const SegmentCharacter one = at(offset);
        return one.kind == SegmentKind::letter && !is_word_part(at(offset + one.length).kind);
    }

    // Where a web or mail address that begins here ends; `start` where there is none.
    std::size_t address_end(std::size_t start) const {
        constexpr std::size_t longest = 300;
        std::size_t end = start;
        bool is_address = false, ascii = true;
        while (end < end_ && end - start < longest && ascii && static_cast<unsigned char>(text_[end]) > ' ') {
            const char c = text_[end];
            ascii = static_cast<unsigned char>(c) < 0x80;
            if (!ascii || c == '"' || c == '<' || c == '>' || c == ')' || c == '(' || c == ',') break;
            is_address = is_address || c == '@' || (c == ':' && byte_at(end + 1) == '/' && byte_at(end + 2) == '/') || (c == 'w' && end == start && text_.substr(start, 4) == "www.");
            if (!is_address && (c == '\'' || c == '-') && end > start + 32) break;
            ++end;
        }
        if (!is_address) return start;
        while (end > start && std::string_view(".,:;!?'").find(text_[end - 1]) != std::string_view::npos) --end;
        return end;
    }

    // An ending of the language begins at `offset` and the word ends with it.
    bool has_ending_at(std::size_t offset) const {
        std::size_t end = offset;
        while (end < end_ && end - offset < 16) {
            const SegmentCharacter one = at(end);
            if (!is_word_part(one.kind) && one.kind != SegmentKind::apostrophe && one.kind != SegmentKind::hyphen) break;
            end += one.length;
        }
        std::string rest;
        WordSegmenter::fold(text_.substr(offset, end - offset), rest);
        return std::any_of(data_.endings.begin(), data_.endings.end(), [&](const Segmentation::Ending& one) { return one.written == rest; });
    }

    void add_word(std::size_t start, std::size_t end) {
        WordSegmenter::fold(text_.substr(start, end - start), folded_);
        for (const Segmentation::Ending& ending : data_.endings) {
            if (folded_.size() <= ending.written.size() || !folded_.ends_with(ending.written)) continue;
            const std::size_t stem = stem_end(start, end, ending.written);
            if (stem <= start) continue;
            add(start, stem);
            add_ending(stem, end, ending);
            return;
        }
        add(start, end);
    }

    // As many characters of the written word as the ending has, from its end.
    std::size_t stem_end(std::size_t start, std::size_t end, std::string_view ending) const {
        std::size_t characters = text::count_code_points(ending);
        while (characters-- > 0 && end > start) end -= text::decode_before(text_, end).length;
        return end;
    }

    void add_ending(std::size_t start, std::size_t end, const Segmentation::Ending& ending) {
        if (ending.form == ending.written) return add(start, end);
        words_.push_back({{static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end)}, ending.form});
    }

    static constexpr std::size_t longest_exception_ends = 12;

    const Segmentation& data_;
    std::size_t longest_;
    std::string_view text_;
    std::size_t end_;
    std::vector<SyntacticWord>& words_;
    std::size_t at_;
    std::string folded_;
};

}  // namespace

void WordSegmenter::fold(std::string_view written, std::string& out) {
    out.clear();
    for (std::size_t at = 0; at < written.size();) {
        const auto byte = static_cast<unsigned char>(written[at]);
        if (byte < 0x80) {
            out.push_back(byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte | 0x20) : written[at]);
            ++at;
            continue;
        }
        const text::Decoded one = text::decode(written, at);
        if (is_apostrophe(one.code_point)) out.push_back('\'');
        else text::append(out, text::to_lower(one.code_point));
        at += one.length;
    }
}

WordSegmenter::WordSegmenter(Segmentation segmentation) : segmentation_(std::move(segmentation)) {
    std::stable_sort(segmentation_.endings.begin(), segmentation_.endings.end(), [](const auto& a, const auto& b) { return a.written.size() > b.written.size(); });
    for (const auto& [written, parts] : segmentation_.exceptions) longest_ = std::max(longest_, written.size());
}

void WordSegmenter::append(std::string_view text, base::TextSpan where, std::vector<SyntacticWord>& words) const {
    Segmenting(segmentation_, longest_, text, where, words).run();
}

Segmentation WordSegmenter::read(base::ByteReader& in) {
    Segmentation out;
    const std::uint8_t traits = in.u8();
    out.parts_hyphens = (traits & 1) != 0;
    out.parts_apostrophes = (traits & 2) != 0;
    for (std::uint32_t i = in.count(2); i > 0 && in.ok(); --i) {
        std::string written(in.string());
        std::string form(in.string());
        if (written.empty() || form.empty() || written.size() > longest_ending || out.endings.size() >= most_endings) in.fail();
        out.endings.push_back({std::move(written), std::move(form)});
    }
    for (std::uint32_t i = in.count(2); i > 0 && in.ok(); --i) {
        std::string written(in.string());
        if (written.empty() || written.size() > longest_exception) in.fail();
        std::vector<std::string> parts;
        for (std::uint32_t p = in.count(1); p > 0 && in.ok(); --p) {
            parts.emplace_back(in.string());
            if (parts.back().empty()) in.fail();
        }
        if (parts.empty()) in.fail();
        out.exceptions.emplace(std::move(written), std::move(parts));
    }
    return in.ok() ? out : Segmentation{};
}

void WordSegmenter::write(base::ByteWriter& out, const Segmentation& segmentation) {
    out.u8(static_cast<std::uint8_t>((segmentation.parts_hyphens ? 1 : 0) + (segmentation.parts_apostrophes ? 2 : 0)));
    out.varint(segmentation.endings.size());
    for (const Segmentation::Ending& ending : segmentation.endings) {
        out.string(ending.written);
        out.string(ending.form);
    }
    std::vector<std::string> order;
    for (const auto& [written, parts] : segmentation.exceptions) order.push_back(written);
    std::sort(order.begin(), order.end());
    out.varint(order.size());
    for (const std::string& written : order) {
        const std::vector<std::string>& parts = segmentation.exceptions.at(written);
        out.string(written);
        out.varint(parts.size());
        for (const std::string& part : parts) out.string(part);
    }
}

}  // namespace verbatim::language
