#include "platform/layer_message.h"

#include "platform/word_writer.h"

namespace verbatim::platform {

std::string encode_layer(const app::TextLayer& layer) {
    constexpr std::size_t header_words = 6, block_words = 6, line_words = 3;
    const std::size_t words = header_words + layer.blocks.size() * block_words + layer.lines.size() * line_words;
    std::string bytes(words * sizeof(std::uint32_t), '\0');
    WordWriter out(bytes.data());
    out.word(layer.revision);
    out.word(static_cast<std::uint32_t>(layer.blocks.size()));
    out.word(static_cast<std::uint32_t>(layer.lines.size()));
    out.real(layer.left);
    out.real(layer.width);
    out.word(static_cast<std::uint32_t>(layer.language.size()));
    for (const app::LayerBlock& block : layer.blocks) {
        out.word(block.heading | static_cast<std::uint32_t>(block.face) << 8 | (block.right_to_left ? 1u << 16 : 0u) | (block.at_right ? 1u << 17 : 0u));
        out.real(block.top);
        out.real(block.em);
        out.real(block.line_height);
        out.word(block.first_line);
        out.word(block.line_count);
    }
    for (const app::LayerLine& line : layer.lines) {
        out.word(line.span.start);
        out.word(line.span.size());
        out.real(line.width);
    }
    return bytes + layer.language + layer.text;
}

}  // namespace verbatim::platform
