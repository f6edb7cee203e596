// The evidence card: who is said to have spoken, the words that say so, and how sure the program is.
#include <algorithm>
#include <array>
#include <cmath>

#include "ui/overlay.h"
#include "ui/text_block.h"
#include "ui/views.h"

namespace verbatim::ui {
namespace {

constexpr float card_width = 560;
constexpr float line = 26, em = 17;
constexpr std::size_t most_lines = 12;
constexpr float elsewhere_row = 44;  // where the quotation stands, and how it reads there

struct Fact {
    std::string_view name, value;
};

std::array<Fact, 6> facts_of(const Frame& frame, const app::EvidenceModel& card) {
    return {{{frame.words.who, card.who},
             {frame.words.named_as, card.named_as},
             {frame.words.chain, card.chain},
             {frame.words.cue, card.cue},
             {frame.words.rule, card.rule},
             {frame.words.confidence, card.sureness}}};
}

float draw_facts(Frame& frame, const app::EvidenceModel& card, float x, float top, float width) {
    const auto facts = facts_of(frame, card);
    float y = top;
    for (const Fact& fact : facts) {
        if (fact.value.empty()) continue;
        label(frame, fact.name, {x, y, 110, 24}, frame.sans(type::small), frame.theme.ink_soft);
        const bool who = fact.name == frame.words.who;
        float left = x + 110;
        if (fact.name == frame.words.confidence) {
            draw_sureness(frame.list(), card.quote.sureness, {left + 6, y + 12}, 12, colour(frame.theme.ink));
            left += 20;
        }
        label(frame, fact.value, {left, y, x + width - left, 24},
              who ? frame.sans_bold(type::body) : frame.sans(type::body), frame.theme.ink);
        frame.semantics.add(
            {.role = app::Role::paragraph, .rect = {x, y, width, 24}, .name = fact.name, .value = fact.value});
        y += 24;
    }
    return y - top;
}

// How many of the other places have room.
std::size_t rows_elsewhere(const app::EvidenceModel& card, float room) {
    const float rows = (room - 28 - space::two) / elsewhere_row;
    return rows < 1 ? 0 : std::min(card.elsewhere.size(), static_cast<std::size_t>(rows));
}

float height_of_elsewhere(std::size_t rows) {
    return rows == 0 ? 0 : 28 + elsewhere_row * static_cast<float>(rows) + space::two;
}

// The same quotation elsewhere; each line leads to its words in their article.
void draw_elsewhere(Frame& frame, const app::EvidenceModel& card, std::size_t rows, float x, float y, float width) {
    if (rows == 0) return;
    frame.semantics.heading(card.quote.wordings, {x, y, width, 24}, 3);
    label(frame, card.quote.wordings, {x, y, width, 24}, frame.sans_bold(type::body), frame.theme.ink);
    y += 28;
    for (std::size_t i = 0; i < rows; ++i, y += elsewhere_row) {
        const app::QuoteRow& row = card.elsewhere[i];
        const Box box{x, y, width, elsewhere_row};
        ImGui::PushID(static_cast<int>(i));
        const Touch touch = touch_area(frame, "elsewhere", box,
                                       {.role = app::Role::link, .name = row.words, .value = row.href});
        ImGui::PopID();
        draw_touch_ground(frame, touch, box, 4);
        label(frame, row.words, {x, y, width, 22}, frame.serif(16), touch.hovered ? frame.theme.accent : frame.theme.ink);
        label(frame, row.meta, {x, y + 20, width, 20}, frame.sans(type::small), frame.theme.ink_soft);
        if (touch.pressed) frame.act(app::OpenQuote{row.article_id, row.word_hash});
    }
}

float draw_buttons(Frame& frame, const app::EvidenceModel& card, float x, float top, float width) {
    float at = x, y = top;
    const float height = std::max(36.0f, frame.target());
    const auto place = [&](std::string_view words) {
        const float wide = width_of_button(frame, words);
        if (at > x && at + wide > x + width) {
            at = x;
            y += height + space::one;
        }
        const Box box{at, y, wide, height};
        at += wide + space::one;
        return box;
    };
    if (button(frame, frame.words.copy_citation, place(frame.words.copy_citation), ButtonLook::filled))
        frame.act(app::CopyWords{card.quote.citation, std::string(frame.words.citation_copied)});
    if (button(frame, frame.words.copy_link, place(frame.words.copy_link), ButtonLook::edged))
        frame.act(app::CopyWords{card.quote.link, std::string(frame.words.link_copied)});
    if (button(frame, frame.words.open_at_words, place(frame.words.open_at_words), ButtonLook::edged))
        frame.act(app::OpenQuote{card.quote.article_id, card.quote.word_hash});
    if (button(frame, frame.words.copy_correction, place(frame.words.copy_correction), ButtonLook::edged))
        frame.act(app::CopyWords{card.correction, std::string(frame.words.correction_copied)});
    return y + height - top;
}

}  // namespace

void draw_evidence(Frame& frame, Memory& memory) {
    const app::EvidenceModel& card = frame.model.evidence;
    if (!card.open) return;
    const float width = std::min(card_width, frame.window.width - 2 * space::one);
    const float inner = width - 2 * space::three;
    const FaceMetrics metrics = frame.serif(em);
    if (memory.evidence_revision != card.revision || memory.evidence_width != width) {
        memory.evidence_revision = card.revision;
        memory.evidence_width = width;
        memory.evidence =
            lay_out(card.context, metrics, {.width = inner, .line_height = line, .most_lines = most_lines});
    }
    const float alone =
        space::three + 32 + memory.evidence.height + space::two + 6 * 24 + space::three + 2 * 44 + space::two;
    const std::size_t elsewhere = rows_elsewhere(card, frame.window.height - alone - space::two);
    const float height = alone + height_of_elsewhere(elsewhere);
    Overlay overlay(frame, "evidence", frame.words.evidence, {width, height});
    if (!overlay.open()) return;
    const float x = overlay.box().x + space::three;
    float y = overlay.box().y + space::two;
    frame.semantics.heading(frame.words.evidence, {x, y, inner, 32}, 2);
    label(frame, frame.words.evidence, {x, y, inner, 32}, frame.serif_bold(20), frame.theme.ink);
    const float size = frame.target();
    if (icon_button(frame, Icon::close, frame.words.close, {overlay.box().right() - size - space::one, y, size, size}))
        frame.act(app::HideEvidence{});
    y += 32 + space::one;
    {
        const Scope scope(frame.semantics, app::Role::paragraph, {});
        draw_lines(frame, card.context, memory.evidence, 0, memory.evidence.lines.size(), card.context_runs, metrics, x,
                   y, {.ink = frame.theme.ink});
    }
    y += memory.evidence.height + space::two;
    y += draw_facts(frame, card, x, y, inner) + space::two;
    draw_elsewhere(frame, card, elsewhere, x, y, inner);
    y += height_of_elsewhere(elsewhere);
    draw_buttons(frame, card, x, y, inner);
}

}  // namespace verbatim::ui
