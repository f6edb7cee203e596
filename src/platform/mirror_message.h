// MirrorMessage: a SemanticsFrame as one block of bytes that the browser's side (web/mirror.js) reads without a parser.
//
//     u32 count | u32 ink | u32 accent | u32 layer's revision | f32 its offset | f32 height of what scrolls with it
//     | u32 flags | count nodes of 16 words | UTF-8 of all names and values
//
//     node, in 32-bit little-endian words:
//       0 role | level << 8 | depth << 16      5..6  width, height (f32)        10..11 offset of the name in the text, its length in bytes
//       1 id                                   7     set_size                   12..13 of the value
//       2 states                               8     set_position               14..15 of the description
//       3..4 x, y (f32)                        9     font_size (f32)
//
//     flags: 1 single letters are shortcuts
//
// Compiled natively as well, so that it is tested without a browser.
#pragma once

#include <cstdint>
#include <string>

#include "app/semantics.h"

namespace verbatim::platform {

// Colours that the real inputs over the canvas wear, 0xRRGGBB.
struct MirrorColours {
    std::uint32_t ink = 0;
    std::uint32_t accent = 0;
};

class MirrorMessage {
  public:
    // Encodes the frame; true when the bytes differ from those of the encoding before. Linear time, and no allocation
    // once the buffers have grown.
    bool encode(const app::SemanticsFrame& frame, MirrorColours colours);

    // Valid until the next encode().
    const std::string& bytes() const { return current_; }

  private:
    std::string current_, previous_;
};

}  // namespace verbatim::platform
