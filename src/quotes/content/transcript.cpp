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

bool is_answer(std::string_view label) { return label == "A" || label == "A." || label == "Answer"; }

// Whom the text before the first turn introduces: the only person there, else the one named most often, of equals the first.
base::TextSpan interviewee(const Document& document, const names::ArticleNames& names, std::uint32_t first_turn) {
    struct Named {
        names::EntityIndex entity = names::no_entity;
        base::TextSpan first;
        std::uint32_t times = 0;
    };
    constexpr std::size_t most_uses = 200;
    std::vector<Named> people;
    for (std::size_t u = 0; u < std::min(names.uses.size(), most_uses) && names.uses[u].span.start < first_turn; ++u) {
        const names::NameUse& use = names.uses[u];
        if (names.entities[use.entity].kind != names::EntityKind::person) continue;
        auto known = std::find_if(people.begin(), people.end(), [&](const Named& one) { return one.entity == use.entity; });
        if (known == people.end()) known = people.insert(people.end(), Named{use.entity, use.span, 0});
        known->times += use.subject ? 2 : 1;
    }
    const auto best = std::max_element(people.begin(), people.end(), [](const Named& a, const Named& b) { return a.times < b.times; });
    if (best != people.end()) return best->first;
    // Nobody is known to be one: the first two or three capitalised words side by side.
    for (TokenIndex t = 0; t + 1 < document.tokens.size() && document.tokens[t + 1].span.end < first_turn; ++t) {
        TokenIndex end = t;
        while (end < document.tokens.size() && document.tokens[end].is_word() && document.tokens[end].capitalised && document.tokens[end].info.classes == 0) ++end;
        if (end >= t + 2 && end <= t + 4) return document.span(end > t + 2 && document.sentences[document.sentence_of[t]].first == t ? t + 1 : t, end);
        if (end > t) t = end - 1;
    }
    return {};
}

// "NAME: words." at the beginning of a paragraph whose first sentence begins at `first`.
Turn turn_at(const Document& document, TokenIndex first, base::TextSpan paragraph) {
    TokenIndex t = first;
    // "Q. Did you meet?"
    const bool letter = t + 1 < document.tokens.size() && (document.word(t) == "Q." || document.word(t) == "A.");
    if (letter && document.tokens[t + 1].kind != TokenKind::quoted) {
        const base::TextSpan said{document.tokens[t + 1].span.start, paragraph.end};
        if (said.start < said.end && ends_sentence(document.text, said)) return {document.span(t, t + 1), said};
    }
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

std::vector<Draft> find_turns(const Document& document, const names::ArticleNames& names) {
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
        const std::string_view label = base::slice(document.text, turn.label);
        const base::TextSpan answers = is_answer(label) ? interviewee(document, names, turns.front().label.start) : turn.label;
        draft.speaker = {answers, answers, {}, PhraseForm::name};
        if (label == "Q" || label == "Q." || label == "Question") draft.speaker = {};  // nobody in particular
        if (is_answer(label) && !answers.empty()) draft.quote.speaker = answers;
        draft.probability = turn_probability;
        drafts.push_back(std::move(draft));
    }
    return drafts;
}

}  // namespace verbatim::quotes
