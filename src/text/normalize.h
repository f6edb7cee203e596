// From the bytes of a file to the article text that everything else counts in, and back.
//
// Normalised text: valid UTF-8 in NFC, no byte-order mark, no carriage returns, no blank edges, paragraphs parted by
// exactly one blank line ("\n\n") and without line feeds inside. Each change keeps a way back: an OffsetMap leads from a
// byte offset in the normalised text to the code-point offset in the original, because users' tools count there.
//
// A single line feed ends a paragraph unless the lines look hard-wrapped (most are of similar, book-like length and break
// in mid-sentence); then it becomes a blank. Bytes that are no UTF-8 are read as Windows-1252, and said so.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace verbatim::text {

// A monotone, piecewise linear map from bytes of the normalised text to code points of the original.
class OffsetMap {
  public:
    // Original code-point offset of what stands at `byte` in the normalised text (byte ≤ its size). O(log pieces).
    // At a border between pieces the start of a span maps to the later piece, the end of a span to the earlier one.
    std::uint32_t original_start(std::uint32_t byte) const;
    std::uint32_t original_end(std::uint32_t byte) const;

    struct Piece {
        std::uint32_t byte = 0;      // first byte in the normalised text
        std::uint32_t original = 0;  // the original code point that it came from
        // Within a piece the n-th code point of one is the n-th code point of the other.
    };

  private:
    friend struct NormalizerAccess;
    std::vector<Piece> pieces_;
    std::string text_;  // for counting code points within a piece
};

enum class Repair : std::uint8_t { windows_1252, byte_order_mark, control_characters, not_nfc, hard_wrapped_lines };

// A short phrase for a report: "read as Windows-1252".
std::string_view describe(Repair repair);

struct Normalized {
    std::string text;
    OffsetMap map;
    std::vector<Repair> repairs;  // each kind at most once, in the enum's order; empty when only white space changed
};

// Promise: never fails; linear time (NFC by utf8proc).
Normalized normalize(std::string_view original);

}  // namespace verbatim::text
