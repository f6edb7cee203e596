// From the bytes of a file to the article text that everything else counts in, and back.
//
// Normalised text: valid UTF-8 in NFC, no byte-order mark, no carriage returns, no blank edges, paragraphs parted by
// exactly one blank line ("\n\n") and without line feeds inside, no more than 30 marks on one character without a joiner (U+034F)
// between them. Each change keeps a way back: an OffsetMap leads from
// a byte offset in the normalised text to the code-point offset in the original, because users' tools count there.
//
//     original    "\uFEFF  One.\r\nTwo cafe\u0301s. "
//     normalised  "One.\n\nTwo cafés."                  "Two" at byte 6 was code point 9, the end of "cafés" 19
//
// A single line feed ends a paragraph unless the lines look hard-wrapped (most are of similar, book-like length and
// break in mid-sentence); then it becomes a blank. Words parted by a hyphen at such a line's end stay parted: whether
// the hyphen belongs to the word cannot be known. Bytes that are no UTF-8 are read as Windows-1252, one by one, so that
// a file that is Latin-1 throughout and one with a single bad byte are both read right.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/utf8.h"

namespace verbatim::text {

// A monotone, piecewise linear map from bytes of the normalised text to code points of the original.
class OffsetMap {
  public:
    // Original code-point offset of what stands at `byte` in the normalised text (byte ≤ its size). O(log pieces).
    // Where original characters were left out between two others, a span that starts after the gap starts after it in
    // the original, and one that ends before the gap ends before it. Where several became one (e + ´ → é), the span
    // that holds the one covers them all.
    std::uint32_t original_start(std::uint32_t byte) const;
    std::uint32_t original_end(std::uint32_t byte) const;

    // Within a piece the n-th code point of one text is the n-th code point of the other.
    struct Piece {
        std::uint32_t byte = 0;          // first byte in the normalised text
        std::uint32_t original = 0;      // the original code point that it came from
        std::uint32_t previous_end = 0;  // where, in the original, the piece before ended
    };

  private:
    friend class Normalizer;
    std::size_t piece_before(std::uint32_t byte) const;
    std::uint32_t within(std::size_t piece, std::uint32_t byte) const;

    std::vector<Piece> pieces_;  // sorted by byte; the first starts at 0
    CodePointIndex code_points_;
};

enum class Repair : std::uint8_t { windows_1252, byte_order_mark, control_characters, not_nfc, hard_wrapped_lines };

// What a repair is called in a report: "bytes that are no UTF-8", "UTF-8", "they were read as Windows-1252".
struct RepairWords {
    std::string_view found;
    std::string_view expected;
    std::string_view done;
};
RepairWords describe(Repair repair);

struct Normalized {
    std::string text;
    OffsetMap map;
    std::vector<Repair> repairs;  // each kind at most once, in the enum's order; empty when only white space changed
};

// Promise: never fails; linear time. A character with more than 30 combining marks is no longer brought into NFC beyond
// them (the limit of Unicode's stream-safe format, UAX 15), because ordering marks takes time quadratic in their
// number.
Normalized normalize(std::string_view original);

// The same reading of bytes without the change of form: valid UTF-8 as it is, every other byte as Windows-1252. For
// reading a title or a line of JSON. Linear time.
std::string to_utf8(std::string_view bytes);

// Edges trimmed, every stretch of blanks and line ends one blank, in NFC: for titles, names and other one-line fields.
std::string normalize_line(std::string_view original);

}  // namespace verbatim::text
