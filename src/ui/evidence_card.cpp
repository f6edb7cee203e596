// The evidence card: who is said to have spoken, the words that say so, and how sure the program is.
#include <algorithm>
#include <array>
#include <cmath>

#include "ui/overlay.h"
#include "ui/text_block.h"
#include "ui/views.h"

namespace verbatim::ui {
namespace {

constexpr float card_width = 608;
constexpr float line = 26, em = 17;
constexpr std::size_t most_lines = 12;
constexpr float fact_names = 110, fact_line = 24;
constexpr float elsewhere_row = 44;  // where the quotation stands, and how it reads there

struct Fact {
    std::string_view name, value;
};

using Facts = std::array<Fact, 9>;

Facts facts_of(const Frame& frame, const app::EvidenceModel& card) {
    return {{{frame.words.who, card.who},
             {frame.words.stance, card.stance},
             {frame.words.named_as, card.named_as},
             {frame.words.chain, card.chain},
             {frame.words.cue, card.cue},
             {frame.words.rule, card.pattern},
             {frame.words.confidence, card.sureness},
             {frame.words.doubts, card.doubts},
             {frame.words.printed_in, card.printed_in}}};
}

FaceMetrics face_of(const Frame& frame, const Fact& fact) {
    return fact.name == frame.words.who ? frame.sans_bold(type::body) : frame.sans(type::body);
}

// The facts, each with its name at the left; what is longer than a line goes on under itself.
float draw_facts(Frame& frame, const app::EvidenceModel& card, const Facts& facts, float x, float top, float width) {
    float y = top;
    for (const Fact& fact : facts) {
        if (fact.value.empty()) continue;
        label(frame, fact.name, {x, y, fact_names, fact_line}, frame.sans(type::small), frame.theme.ink_soft);
        float left = x + fact_names;
        if (fact.name == frame.words.confidence) {
            draw_sureness(frame.list(), card.quote.sureness, {left + 6, y + 12}, 12, colour(frame.theme.ink));
            left += 20;
        }
        const float height = paragraph(frame, fact.value, left, y, x + width - left, face_of(frame, fact), fact_line, frame.theme.ink);
        frame.semantics.add(
            {.role = app::Role::paragraph, .rect = {x, y, width, height}, .name = fact.name, .value = fact.value});
        y += height;
    }
    return y - top;
}

float height_of_facts(const Frame& frame, const Facts& facts, float width) {
    float height = 0;
    for (const Fact& fact : facts)
        if (!fact.value.empty())
            height += lay_out(fact.value, face_of(frame, fact), {.width = width - fact_names, .line_height = fact_line}).height;
    return height;
}

float height_of_elsewhere(const app::EvidenceModel& card) {
    if (card.elsewhere.empty()) return 0;
    return 28 + elsewhere_row * static_cast<float>(card.elsewhere.size()) + space::two;
}

// The same quotation elsewhere; each line leads to its words in their article.
void draw_elsewhere(Frame& frame, const app::EvidenceModel& card, float x, float y, float width) {
    if (card.elsewhere.empty()) return;
    const Scope scope(frame.semantics, app::Role::group, card.quote.wordings);
    frame.semantics.heading(card.quote.wordings, {x, y, width, 24}, 3);
    label(frame, card.quote.wordings, {x, y, width, 24}, frame.sans_bold(type::body), frame.theme.ink);
    y += 28;
    for (std::size_t i = 0; i < card.elsewhere.size(); ++i, y += elsewhere_row) {
        const app::QuoteRow& row = card.elsewhere[i];
        const Box box{x, y, width, elsewhere_row};
        ImGui::PushID(static_cast<int>(i));
        const Touch touch = touch_area(frame, "elsewhere", box,
                                       {.role = app::Role::link, .name = row.words, .value = row.href, .description = row.meta});
        ImGui::PopID();
        draw_touch_ground(frame, touch, box, 4);
        label(frame, row.words, {x, y, width, 22}, frame.serif(16), touch.hovered ? frame.theme.accent : frame.theme.ink);
        label(frame, row.meta, {x, y + 20, width, 20}, frame.sans(type::small), frame.theme.ink_soft);
        if (touch.pressed) frame.act(app::OpenQuote{row.article_id, row.word_hash});
    }
}

enum class Button : std::uint8_t { cite, link, open, correct };
using Buttons = std::array<std::string_view, 4>;  // what stands on each

Buttons buttons_of(const app::Strings& words) {
    return {words.copy_citation, words.copy_link, words.open_at_words, words.copy_correction};
}

app::Action action_of(Button button, const app::Strings& words, const app::EvidenceModel& card) {
    switch (button) {
        case Button::cite: return app::CopyWords{card.quote.citation, std::string(words.citation_copied)};
        case Button::link: return app::CopyWords{card.quote.link, std::string(words.link_copied)};
        case Button::open: return app::OpenQuote{card.quote.article_id, card.quote.word_hash};
        case Button::correct: return app::CopyWords{card.correction, std::string(words.correction_copied)};
    }
    return app::HideEvidence{};
}

// Where the buttons stand, from the corner on: all in a row, or else two, or one.
std::array<Box, 4> place_buttons(const Frame& frame, const Buttons& buttons, float x, float y, float width) {
    std::array<Box, 4> boxes;
    const float height = std::max(36.0f, frame.target());
    for (std::size_t a_row : {4, 2, 1}) {
        float end = x;
        for (std::size_t i = 0; i < buttons.size(); ++i) {
            const float left = i % a_row == 0 ? x : boxes[i - 1].right() + space::one;
            boxes[i] = {left, y + static_cast<float>(i / a_row) * (height + space::one), width_of_button(frame, buttons[i]), height};
            end = std::max(end, boxes[i].right());
        }
        if (end <= x + width) break;
    }
    return boxes;
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
    const Facts facts = facts_of(frame, card);
    const Buttons buttons = buttons_of(frame.words);
    const float facts_height = height_of_facts(frame, facts, inner), head = space::two + 32 + space::one;
    const float evidence = memory.evidence.height + space::two + facts_height + space::two + height_of_elsewhere(card);
    const float foot = place_buttons(frame, buttons, 0, 0, inner).back().bottom() + 2 * space::two;
    const float most = frame.window.height - space::two;
    // On a small window what is between the head and the buttons scrolls; on one so small that the buttons would take half of the
    // room, they scroll with it.
    const bool apart = head + foot < most / 2;
    const float content = evidence + (apart ? 0 : foot);
    const float fixed = head + (apart ? foot : space::one);
    const float height = std::min(fixed + content, most);
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
    const float foot_top = overlay.box().bottom() - (apart ? foot : space::one);
    const auto draw_buttons = [&](float top) {
        const Scope scope(frame.semantics, app::Role::toolbar, frame.words.evidence);
        const auto boxes = place_buttons(frame, buttons, x, top, inner);
        for (std::size_t i = 0; i < buttons.size(); ++i)
            if (button(frame, buttons[i], boxes[i], i == 0 ? ButtonLook::filled : ButtonLook::edged))
                frame.act(action_of(static_cast<Button>(i), frame.words, card));
    };
    const Scroll scroll = begin_scroll(frame, "evidence text", {x, y, inner + space::three - 2, std::max(1.0f, foot_top - y)});
    float at = scroll.top;
    const bool scrolls = fixed + content > height;
    if (scrolls) {
        // Lines out of sight are not recorded, so where there are some the passage is told in one piece.
        frame.semantics.add({.role = app::Role::paragraph, .rect = {x, at, inner, memory.evidence.height}, .name = card.context});
    }
    {
        const Scope scope(frame.semantics, app::Role::paragraph, {});
        draw_lines(frame, card.context, memory.evidence, 0, memory.evidence.lines.size(), card.context_runs, metrics, x,
                   at, {.ink = frame.theme.ink, .selectable = !scrolls});
    }
    at += memory.evidence.height + space::two;
    at += draw_facts(frame, card, facts, x, at, inner) + space::two;
    draw_elsewhere(frame, card, x, at, inner);
    if (!apart) draw_buttons(scroll.top + evidence + space::two);
    end_scroll(scroll, content - space::one);
    if (scrolls) rule(frame.list(), overlay.box().x, foot_top, width, colour(frame.theme.hairline));
    if (apart) draw_buttons(foot_top + space::two);
}

}  // namespace verbatim::ui
