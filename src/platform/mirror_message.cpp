#include "platform/mirror_message.h"

#include <cstring>
#include <string_view>

#include "app/link.h"
#include "platform/word_writer.h"

namespace verbatim::platform {

namespace {

constexpr std::size_t header_words = 7;
constexpr std::size_t node_words = 16;

// A link that may lead nowhere is told without its address: then the page has nothing to follow.
std::string_view value_of(const app::Node& node) {
    const bool wrong = node.role == app::Role::link && !app::leads_inside(node.value) && !app::leads_out(node.value);
    return wrong ? std::string_view() : node.value;
}

std::size_t text_size(const app::SemanticsFrame& frame) {
    std::size_t size = 0;
    for (const app::Node& node : frame.nodes) size += node.name.size() + value_of(node).size() + node.description.size();
    return size;
}

}  // namespace

bool MirrorMessage::encode(const app::SemanticsFrame& frame, MirrorColours colours) {
    std::swap(current_, previous_);
    const std::size_t text_start = (header_words + frame.nodes.size() * node_words) * sizeof(std::uint32_t);
    current_.resize(text_start + text_size(frame));

    WordWriter out(current_.data());
    out.word(static_cast<std::uint32_t>(frame.nodes.size()));
    out.word(colours.ink);
    out.word(colours.accent);
    out.word(frame.layer ? frame.layer->revision : 0);
    out.real(frame.layer ? frame.layer_offset : 0);
    out.real(frame.layer ? frame.layer_height : 0);
    out.word(frame.letters ? 1 : 0);

    std::size_t text_end = text_start;
    const auto append_text = [&](std::string_view text) {
        if (!text.empty()) std::memcpy(current_.data() + text_end, text.data(), text.size());
        out.word(static_cast<std::uint32_t>(text_end - text_start));
        out.word(static_cast<std::uint32_t>(text.size()));
        text_end += text.size();
    };
    for (const app::Node& node : frame.nodes) {
        out.word(static_cast<std::uint32_t>(node.role) | std::uint32_t{node.level} << 8 | std::uint32_t{node.depth} << 16);
        out.word(node.id);
        out.word(node.states);
        out.length(node.rect.x);
        out.length(node.rect.y);
        out.length(node.rect.width);
        out.length(node.rect.height);
        out.word(node.set_size);
        out.word(node.set_position);
        out.length(node.font_size);
        append_text(node.name);
        append_text(value_of(node));
        append_text(node.description);
    }
    return current_ != previous_;
}

}  // namespace verbatim::platform
