#include "ui/text_selection.h"

#include <algorithm>
#include <span>
#include <string>
#include <vector>

#include "text/utf8.h"
#include "ui/mirror.h"

namespace verbatim::ui {
namespace {

constexpr float edge = 24;  // dragging this near to the edge of the view scrolls it
constexpr float edge_step = 12;

FaceMetrics metrics_of(const Frame& frame, const app::TextLayer& layer, const app::LayerBlock& block) {
    switch (block.face) {
        case app::TextFace::serif_bold: return frame.serif_bold(block.em).in(layer.language);
        case app::TextFace::sans: return FaceMetrics(frame.fonts, FaceName::sans, block.em);
        case app::TextFace::serif: break;
    }
    return frame.serif(block.em).in(layer.language);
}

// The line's runs from left to right; the words alone, without the blanks that part them from the next line.
std::span<const SetRun> set_runs_of(const app::TextLayer& layer, const app::LayerLine& line, SetRun& whole) {
    if (line.run_count > 0) return std::span(layer.runs).subspan(line.first_run, line.run_count);
    whole = {.start = line.span.start, .end = line.span.end, .width = line.width};
    return {&whole, 1};
}

bool letter(std::string_view text, std::size_t offset) {
    const char32_t c = text::decode(text, offset).code_point;
    return c > ' ' && c != 0xA0 && std::u32string_view(U".,;:!?()[]\"“”„«»…").find(c) == std::u32string_view::npos;
}

// The word (or the single mark) around an offset.
base::TextSpan word_at(std::string_view text, std::uint32_t offset) {
    base::TextSpan word{offset, offset};
    while (word.start > 0) {
        const std::uint32_t before =
            word.start - static_cast<std::uint32_t>(text::decode_before(text, word.start).length);
        if (!letter(text, before)) break;
        word.start = before;
    }
    while (word.end < text.size() && letter(text, word.end))
        word.end += static_cast<std::uint32_t>(text::decode(text, word.end).length);
    if (word.empty() && offset < text.size())
        word.end += static_cast<std::uint32_t>(text::decode(text, offset).length);
    return word;
}

const app::LayerBlock* block_of(const app::TextLayer& layer, std::uint32_t offset) {
    const auto it = std::partition_point(layer.blocks.begin(), layer.blocks.end(),
                                         [&](const app::LayerBlock& block) { return block.span.end < offset; });
    return it == layer.blocks.end() ? nullptr : &*it;
}

void press(const app::TextLayer& layer, TextSelection& selection, std::uint32_t offset) {
    const ImGuiIO& io = ImGui::GetIO();
    selection.revision = layer.revision;
    selection.dragging = io.MouseClickedCount[0] == 1;
    selection.head = offset;
    if (!io.KeyShift) selection.anchor = offset;
    if (io.MouseClickedCount[0] == 2) {
        const base::TextSpan word = word_at(layer.text, offset);
        selection.anchor = word.start;
        selection.head = word.end;
    } else if (io.MouseClickedCount[0] == 3) {
        if (const app::LayerBlock* block = block_of(layer, offset)) {
            selection.anchor = block->span.start;
            selection.head = block->span.end;
        }
    }
}

}  // namespace

std::uint32_t offset_at(const Frame& frame, const app::TextLayer& layer, float x, float y) {
    if (layer.blocks.empty()) return 0;
    auto block = std::partition_point(layer.blocks.begin(), layer.blocks.end(),
                                      [&](const app::LayerBlock& one) { return one.bottom() <= y; });
    if (block == layer.blocks.end()) return layer.blocks.back().span.end;
    if (y < block->top && block != layer.blocks.begin()) {
        // Between two blocks the nearer one counts.
        const auto before = std::prev(block);
        if (y - before->bottom() < block->top - y) return before->span.end;
    }
    const auto nth = std::clamp(static_cast<int>((y - block->top) / block->line_height), 0,
                                static_cast<int>(block->line_count) - 1);
    const app::LayerLine& line = layer.lines[block->first_line + static_cast<std::uint32_t>(nth)];
    const FaceMetrics metrics = metrics_of(frame, layer, *block);
    SetRun whole;
    const std::span<const SetRun> runs = set_runs_of(layer, line, whole);
    // Beside the words their end counts, without the blanks that part them from the next line.
    return nearest_offset(layer.text, runs, std::min(x - line.indent, line.width), metrics, line.span.end);
}

void follow_selection(Frame& frame, const app::TextLayer& layer, TextSelection& selection, ImVec2 origin,
                      const Box& view) {
    const ImGuiIO& io = ImGui::GetIO();
    if (selection.revision != layer.revision) selection = {.revision = layer.revision};
    const ImVec2 mouse = io.MousePos;
    const float x = on_island(mouse, origin.x, origin.x + layer.width).x - origin.x, y = mouse.y - origin.y;
    const bool over = ImGui::IsWindowHovered() && view.contains(mouse) && !ImGui::IsAnyItemHovered();
    if (over && x > -space::four && x < layer.width + space::two) {
        ImGui::SetMouseCursor(ImGuiMouseCursor_TextInput);
        if (ImGui::IsMouseClicked(ImGuiMouseButton_Left)) press(layer, selection, offset_at(frame, layer, x, y));
    } else if (ImGui::IsMouseClicked(ImGuiMouseButton_Left)) {
        selection.anchor = selection.head = 0;
    }
    if (selection.dragging && ImGui::IsMouseDown(ImGuiMouseButton_Left)) {
        if (ImGui::IsMouseDragging(ImGuiMouseButton_Left)) selection.head = offset_at(frame, layer, x, y);
        const float by = mouse.y < view.y + edge ? -edge_step : mouse.y > view.bottom() - edge ? edge_step : 0;
        if (by != 0 && ImGui::IsMouseDragging(ImGuiMouseButton_Left)) {
            ImGui::SetScrollY(ImGui::GetScrollY() + by);
            frame.more_frames = std::max(frame.more_frames, 1);
        }
    } else {
        selection.dragging = false;
    }
    if (io.WantTextInput) return;
    if (ImGui::IsKeyChordPressed(ImGuiMod_Ctrl | ImGuiKey_A)) {
        selection.anchor = 0;
        selection.head = static_cast<std::uint32_t>(layer.text.size());
    }
    if (!selection.span().empty() && ImGui::IsKeyChordPressed(ImGuiMod_Ctrl | ImGuiKey_C))
        frame.act(app::CopyWords{std::string(base::slice(layer.text, selection.span())),
                                 std::string(frame.words.words_copied)});
}

void draw_selection(Frame& frame, const app::TextLayer& layer, const TextSelection& selection, ImVec2 origin,
                    const Box& view) {
    const base::TextSpan chosen = selection.span();
    if (chosen.empty() || selection.revision != layer.revision) return;
    const ImU32 ground = faded(frame.theme.accent, 0.28f);
    std::vector<Strip> strips;
    const Island island(frame.list(), origin.x, origin.x + layer.width);
    for (const app::LayerBlock& block : layer.blocks) {
        if (!block.span.overlaps(chosen) || origin.y + block.bottom() < view.y || origin.y + block.top > view.bottom())
            continue;
        const FaceMetrics metrics = metrics_of(frame, layer, block);
        for (std::uint32_t i = 0; i < block.line_count; ++i) {
            const app::LayerLine& line = layer.lines[block.first_line + i];
            if (!line.span.overlaps(chosen)) continue;
            const float top = origin.y + block.top + static_cast<float>(i) * block.line_height;
            SetRun whole;
            find_strips(layer.text, set_runs_of(layer, line, whole), chosen, metrics, strips);
            for (const Strip& strip : strips) {
                const float left = origin.x + line.indent + strip.left, right = origin.x + line.indent + std::min(strip.right, line.width);
                frame.list().AddRectFilled({left, top}, {right, top + block.line_height}, ground);
            }
        }
    }
}

}  // namespace verbatim::ui
