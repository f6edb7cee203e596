// LayerMessage: a TextLayer as one block of bytes that the browser's side (web/text_layer.js) reads without a parser. Sent
// when the layer's revision has changed; while it only scrolls, MirrorMessage carries its offset.
//
//     u32 revision | u32 count of blocks | u32 count of lines | f32 left | f32 width | u32 bytes of the language's code
//     | blocks | lines | UTF-8: the language's code, the text
//
//     block, 6 words: 0 heading | face << 8 | from the right << 16 | at the right << 17   1 top (f32)   2 em (f32)   3 line height (f32)   4 first line   5 count of lines
//     line,  3 words: 0 start in the text     1 length in bytes, with the blanks after the words             2 width (f32)
#pragma once

#include <string>

#include "app/text_layer.h"

namespace verbatim::platform {

// Linear time.
std::string encode_layer(const app::TextLayer& layer);

}  // namespace verbatim::platform
