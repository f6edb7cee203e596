#include "text/normalize.h"

#include <utf8proc.h>

#include <algorithm>
#include <array>

#include "text/characters.h"
#include "text/lines.h"
#include "text/windows_1252.h"

namespace verbatim::text {

std::size_t OffsetMap::piece_before(std::uint32_t byte) const {
    const auto after = std::upper_bound(pieces_.begin(), pieces_.end(), byte,
                                        [](std::uint32_t value, const Piece& piece) { return value < piece.byte; });
    return static_cast<std::size_t>(after - pieces_.begin()) - 1;
}

std::uint32_t OffsetMap::within(std::size_t piece, std::uint32_t byte) const {
    const Piece& from = pieces_[piece];
    const std::uint32_t ahead = code_points_.to_code_points(byte) - code_points_.to_code_points(from.byte);
    const std::uint32_t mapped = from.original + ahead;
    // One original character may have become several; none of them may point past it.
    return piece + 1 < pieces_.size() ? std::min(mapped, pieces_[piece + 1].previous_end) : mapped;
}

std::uint32_t OffsetMap::original_start(std::uint32_t byte) const {
    return pieces_.empty() ? 0 : within(piece_before(byte), byte);
}

std::uint32_t OffsetMap::original_end(std::uint32_t byte) const {
    if (pieces_.empty()) return 0;
    const std::size_t piece = piece_before(byte);
    return pieces_[piece].byte == byte ? pieces_[piece].previous_end : within(piece, byte);
}

RepairWords describe(Repair repair) {
    switch (repair) {
        case Repair::windows_1252: return {"bytes that are no UTF-8", "UTF-8", "they were read as Windows-1252"};
        case Repair::byte_order_mark: return {"a byte-order mark", "none in UTF-8", "it was left out"};
        case Repair::control_characters: return {"control characters", "text", "they were left out"};
        case Repair::not_nfc: return {"characters in parts", "Unicode's composed form (NFC)", "they were composed"};
        case Repair::hard_wrapped_lines: return {"hard-wrapped lines", "a line a paragraph", "they were joined"};
    }
    return {};
}

namespace {

// One character carries at most this many marks. A joiner separates them from any further ones, as Unicode's Stream-Safe Text Format asks.
// Without the joiner a second normalising would change the text again: composing shortens a piece, so the next pieces begin elsewhere.
constexpr std::size_t most_marks = 30;
constexpr char32_t grapheme_joiner = 0x034F;

bool is_left_out(char32_t code_point) { return code_point == byte_order_mark || is_control(code_point); }

// Lines that hold something, where they end in line feeds.
std::size_t count_lines(std::string_view text) {
    std::size_t lines = 0;
    for (std::size_t at = text.find('\n', 1); at != std::string_view::npos; at = text.find('\n', at + 1)) lines += text[at - 1] != '\n';
    return lines;
}

// Whether NFC may combine `code_point` with what stands before it. False means: a safe border for normalising
// piecewise.
bool may_combine_back(char32_t code_point) {
    if (code_point < 0x300 || code_point == grapheme_joiner) return false;
    return is_mark(code_point) || (0x1160 <= code_point && code_point <= 0x11FF);  // the last: Hangul vowels and finals
}

// Whether a code point that stands alone is its own NFC.
bool is_own_nfc(char32_t code_point) {
    if (code_point < 0x300) return true;
    return utf8proc_get_property(static_cast<utf8proc_int32_t>(code_point))->decomp_seqindex == UINT16_MAX;
}

// The code points that a line may be copied with as they are: their own NFC, no marks, nothing that is left out or stands for a blank. Two bytes a code point would be looked up, so there is a
// bit for each of the first 65,536; beyond these each is looked at by itself.
class PlainCodePoints {
  public:
    static const PlainCodePoints& get() {
        static const PlainCodePoints all;
        return all;
    }
    bool holds(char32_t code_point) const { return code_point < size && (bits_[code_point / 64] >> (code_point % 64) & 1) != 0; }

  private:
    PlainCodePoints() {
        for (char32_t c = 0xA0; c < size; ++c)
            if (!is_left_out(c) && is_own_nfc(c) && !may_combine_back(c)) bits_[c / 64] |= std::uint64_t{1} << (c % 64);
    }
    static constexpr char32_t size = 0x10000;
    std::array<std::uint64_t, size / 64> bits_{};
};

// How many code points the canonical decomposition has, one to four. Counted so, é and e with a mark are the same.
std::size_t decomposed_length(char32_t code_point) {
    std::array<utf8proc_int32_t, 4> parts{};
    int last_class = 0;
    const auto length = utf8proc_decompose_char(static_cast<utf8proc_int32_t>(code_point), parts.data(), parts.size(),
                                                static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_DECOMPOSE), &last_class);
    return length > 0 ? static_cast<std::size_t>(length) : 1;
}

}  // namespace

// Walks the original once, in order, and writes the normalised text with its map.
class Normalizer {
  public:
    explicit Normalizer(std::string_view original) : original_(original) { result_.text.reserve(original.size()); }

    Normalized run() {
        pieces().reserve(count_lines(original_) + 8);  // most pieces begin one
        const Wrapping wrapping = find_wrapping(original_);
        bool previous_ends_paragraph = false;
        LineScanner scanner(original_);
        for (Line line; scanner.next(line);) {
            while (byte_ < line.start) read();
            if (!result_.text.empty()) {
                const bool joins = wrapping.hard_wrapped && !line.after_blank_line && !previous_ends_paragraph;
                if (joins) note(Repair::hard_wrapped_lines);
                follow_on(joins ? " " : "\n\n");
            }
            copy_line(line.end);
            previous_ends_paragraph = ends_paragraph(original_.substr(line.start, line.end - line.start), wrapping);
        }
        while (byte_ < original_.size()) read();
        return finish();
    }

  private:
    // The next original character, past which the cursor moves; 0 for one that is to be left out.
    char32_t read() {
        const Decoded decoded = read_lenient(original_, byte_);
        if (!decoded.valid) note(Repair::windows_1252);
        byte_ += decoded.length;
        ++code_point_;
        if (is_left_out(decoded.code_point)) {
            note(decoded.code_point == byte_order_mark ? Repair::byte_order_mark : Repair::control_characters);
            return 0;
        }
        return decoded.code_point == '\t' ? U' ' : decoded.code_point;
    }

    void copy_line(std::size_t end) {
        const std::string_view until_end = original_.substr(0, end);
        while (byte_ < end) {
            const PlainRun plain = plain_run(until_end);
            if (plain.bytes > 0) {
                place(code_point_);
                result_.text.append(original_, byte_, plain.bytes);
                next_original_ += plain.code_points;
                byte_ += plain.bytes;
                code_point_ += plain.code_points;
            } else {
                copy_character(end);
            }
        }
    }

    // What can be copied as it is: all up to the last character, on which a mark may stand. It looks no further than it is going to copy: a tab ends the run, and a line of tabs
    // must not be scanned once more for each.
    struct PlainRun {
        std::size_t bytes = 0;
        std::uint32_t code_points = 0;
    };
    PlainRun plain_run(std::string_view until_end) const {
        std::size_t at = byte_, last = byte_;  // last: where the last character begins
        std::uint32_t count = 0;
        while (at < until_end.size()) {
            if (const std::size_t printable = printable_run(until_end, at); printable > 0) {
                at += printable;
                count += static_cast<std::uint32_t>(printable);
                last = at - 1;
                continue;
            }
            const Decoded decoded = decode(until_end, at);
            if (!decoded.valid || !plain_.holds(decoded.code_point)) break;
            last = at;
            at += decoded.length;
            ++count;
        }
        if (count > 0 && at < until_end.size()) return {last - byte_, count - 1};
        return {at - byte_, count};
    }

    // One character with the marks on it, brought into NFC.
    void copy_character(std::size_t end) {
        const std::uint32_t start = code_point_;
        const char32_t first = read();
        if (first == 0) return;
        cluster_.clear();
        append(cluster_, first);
        std::size_t following = 0, marks = 0;  // code points read after the first, marks when all are decomposed
        bool too_many = false;
        while (byte_ < end) {
            const char32_t next = read_lenient(original_, byte_).code_point;
            if (!is_left_out(next) && !may_combine_back(next)) break;
            if (!is_left_out(next)) {
                if (following == 0) marks = decomposed_length(first) - (may_combine_back(first) ? 0 : 1);
                marks += decomposed_length(next);
                too_many = marks > most_marks;
                if (too_many) break;
                append(cluster_, next);
                ++following;
            }
            read();
        }
        place(start);
        const bool unchanged = (following == 0 && is_own_nfc(first)) || !compose_cluster();
        if (unchanged && code_point_ - start == following + 1) {
            follow_on(cluster_);
        } else {
            result_.text += cluster_;
            next_original_ = code_point_;
            starts_piece_ = true;
        }
        if (too_many) {
            append(result_.text, grapheme_joiner);
            starts_piece_ = true;
        }
    }

    // Brings cluster_ into NFC; says whether that changed it.
    bool compose_cluster() {
        std::array<utf8proc_int32_t, most_marks + 8> composed{};  // at most most_marks and what the first character is made of
        const auto options = static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE);
        auto length = utf8proc_decompose(reinterpret_cast<const utf8proc_uint8_t*>(cluster_.data()),
                                         static_cast<utf8proc_ssize_t>(cluster_.size()), composed.data(),
                                         composed.size(), options);
        if (length > 0 && length <= static_cast<utf8proc_ssize_t>(composed.size())) {
            length = utf8proc_normalize_utf32(composed.data(), length, options);
        } else {
            length = 0;
        }
        std::string nfc;
        for (std::size_t i = 0; i < static_cast<std::size_t>(length); ++i)
            append(nfc, static_cast<char32_t>(composed[i]));
        if (nfc.empty() || nfc == cluster_) return false;
        note(Repair::not_nfc);
        cluster_ = std::move(nfc);
        return true;
    }

    // Appends text whose code points stand for as many original ones, from next_original_ on.
    void follow_on(std::string_view text) {
        result_.text += text;
        next_original_ += static_cast<std::uint32_t>(count_code_points(text));
    }

    // Says which original code point the text to come stands for; begins a piece unless it follows on by itself.
    void place(std::uint32_t original) {
        if (original == next_original_ && !starts_piece_) return;
        // A separator may stand for fewer characters than it has.
        const std::uint32_t previous_end = std::min(next_original_, original);
        pieces().push_back({static_cast<std::uint32_t>(result_.text.size()), original, previous_end});
        next_original_ = original;
        starts_piece_ = false;
    }

    void note(Repair repair) { noted_[static_cast<std::size_t>(repair)] = true; }
    std::vector<OffsetMap::Piece>& pieces() { return result_.map.pieces_; }

    Normalized finish() {
        starts_piece_ = true;
        place(next_original_);  // the end of the text is a border too
        pieces().front().previous_end = pieces().front().original;
        result_.map.code_points_ = CodePointIndex(result_.text);
        for (std::size_t i = 0; i < noted_.size(); ++i) {
            if (noted_[i]) result_.repairs.push_back(static_cast<Repair>(i));
        }
        return std::move(result_);
    }

    const PlainCodePoints& plain_ = PlainCodePoints::get();
    std::string_view original_;
    std::size_t byte_ = 0;          // the cursor in the original, in bytes…
    std::uint32_t code_point_ = 0;  // …and in code points
    std::uint32_t next_original_ = 0;
    bool starts_piece_ = true;
    std::string cluster_;
    std::array<bool, 5> noted_{};
    Normalized result_;
};

Normalized normalize(std::string_view original) { return Normalizer(original).run(); }

std::string to_utf8(std::string_view bytes) {
    std::string text;
    text.reserve(bytes.size());
    for (std::size_t offset = 0; offset < bytes.size();) {
        const std::size_t ascii = ascii_run(bytes, offset);
        text.append(bytes.substr(offset, ascii));
        offset += ascii;
        if (offset == bytes.size()) break;
        const Decoded decoded = read_lenient(bytes, offset);
        append(text, decoded.code_point);
        offset += decoded.length;
    }
    return text;
}

std::string normalize_line(std::string_view original) {
    if (printable_run(original, 0) == original.size()) {  // most fields
        std::string line;
        line.reserve(original.size());
        for (const char c : original)
            if (c != ' ' || (!line.empty() && line.back() != ' ')) line.push_back(c);
        if (!line.empty() && line.back() == ' ') line.pop_back();
        return line;
    }
    const std::string text = normalize(original).text;
    std::string line;
    for (std::size_t offset = 0; offset < text.size();) {
        const Decoded decoded = decode(text, offset);
        const bool gap = decoded.code_point == '\n' || is_blank(decoded.code_point);
        if (!gap) line.append(text, offset, decoded.length);
        if (gap && line.back() != ' ') line.push_back(' ');
        offset += decoded.length;
    }
    return line;
}

}  // namespace verbatim::text
