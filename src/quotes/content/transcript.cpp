#include "quotes/content/transcript.h"

#include <algorithm>
#include <string_view>

namespace verbatim::quotes {

using language::Document;
using language::Sentence;
using language::TokenIndex;
using language::TokenKind;

namespace {

constexpr TokenIndex longest_label = 4;
constexpr std::size_t fewest_turns = 3;
constexpr std::uint16_t turn_probability = 950;  // thousandths

struct Turn {
    base::TextSpan label;
    base::TextSpan words;
};

bool ends_sentence(std::string_view text, base::TextSpan words) {
    for (const std::string_view end : {".", "?", "!", "…", ".”", "?”", "!”", ".\"", "—", "–"}) {
        if (words.size() >= end.size() && text.substr(words.end - end.size(), end.size()) == end) return true;
    }
    return false;
}

// "NAME: words." at the beginning of a paragraph whose first sentence begins at `first`.
Turn turn_at(const Document& document, TokenIndex first, base::TextSpan paragraph) {
    TokenIndex t = first;
    while (t < document.tokens.size() && t < first + longest_label && document.tokens[t].is_word() && document.tokens[t].capitalised) ++t;
    if (t == first || t + 1 >= document.tokens.size() || document.tokens[t].kind != TokenKind::colon) return {};
    const base::TextSpan words{document.tokens[t + 1].span.start, paragraph.end};
    if (words.start >= words.end || document.tokens[t + 1].kind == TokenKind::quoted || !ends_sentence(document.text, words)) return {};
    return {document.span(first, t), words};
}

bool is_conversation(const Document& document, const std::vector<Turn>& turns) {
    if (turns.size() < fewest_turns) return false;
    std::vector<std::string_view> labels;
    for (const Turn& turn : turns) labels.push_back(base::slice(document.text, turn.label));
    std::sort(labels.begin(), labels.end());
    const auto distinct = static_cast<std::size_t>(std::unique(labels.begin(), labels.end()) - labels.begin());
    return distinct >= 2 && distinct < turns.size();
}

}  // namespace

std::vector<Draft> find_turns(const Document& document) {
    std::vector<Turn> turns;
    std::uint32_t seen = 0xFFFFFFFFu;
    for (const Sentence& sentence : document.sentences) {
        if (sentence.paragraph == seen) continue;
        seen = sentence.paragraph;
        const Turn turn = turn_at(document, sentence.first, document.paragraphs[sentence.paragraph]);
        if (!turn.label.empty()) turns.push_back(turn);
    }
    std::vector<Draft> drafts;
    if (!is_conversation(document, turns)) return drafts;
    drafts.reserve(turns.size());
    for (const Turn& turn : turns) {
        Draft draft;
        draft.quote.fragments = {turn.words};
        draft.quote.rule = Rule::colon;
        draft.quote.speaker = turn.label;
        draft.speaker = {turn.label, turn.label, {}, PhraseForm::name};
        draft.probability = turn_probability;
        drafts.push_back(std::move(draft));
    }
    return drafts;
}

}  // namespace verbatim::quotes
