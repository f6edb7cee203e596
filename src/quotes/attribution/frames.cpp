#include "quotes/attribution/frames.h"

#include <algorithm>
#include <array>
#include <string>

#include "quotes/cues/phrases.h"

namespace verbatim::quotes {

using language::Document;
using language::Token;
using language::TokenIndex;
using language::TokenKind;
using language::WordClass;

namespace {

// Thousandths of a log-odds unit.
constexpr std::int32_t beside = 4000, behind_clause = 2500, left_out = 3500, no_subject = -3000;
constexpr TokenIndex longest_gap = 24;

bool is_pause(const Token& token) { return token.kind == TokenKind::comma || token.kind == TokenKind::dash || token.kind == TokenKind::stop; }

// Nothing but pauses, adverbs and times from `first` to before `last`.
bool is_pause_only(const Document& document, TokenIndex first, TokenIndex last) {
    for (TokenIndex t = first; t < last; ++t) {
        const Token& token = document.tokens[t];
        const bool passes = is_pause(token) || (token.is_word() && (token.info.is_any(WordClass::time | WordClass::auxiliary | WordClass::conjunction) || is_adverb(document, t)));
        if (!passes) return false;
    }
    return true;
}

// How the words lead from the unit, which ends before `first`, to the stretch: no other quoted words or verb of saying between, and a colon or a "that" at the end, or nothing.
std::int32_t lead(const Document& document, TokenIndex first, TokenIndex stretch) {
    if (first > stretch || stretch - first > longest_gap) return 0;
    const language::Traits& traits = document.lexicon->traits();
    bool clause = false;
    for (TokenIndex t = first; t < stretch; ++t) {
        const Token& token = document.tokens[t];
        if (token.kind == TokenKind::quoted || token.kind == TokenKind::semicolon) return 0;
        if (token.is_word() && token.info.cue != 0 && document.lexicon->cue(token.info.cue).speech && !token.is(WordClass::adverb)) return 0;
        clause = clause || (token.is_word() && traits.declarative_complementizers.has(document.word(t)));
    }
    if (first == stretch || document.tokens[stretch - 1].kind == TokenKind::colon) return beside;
    if (clause) return behind_clause;
    return stretch - first <= 2 && is_pause_only(document, first, stretch) ? beside : 0;
}

// bezeichnete das als “…”, sprach von einer “…”: what a verb of naming, praise or blame takes for its object stands in marks in the same clause.
std::int32_t name_in_clause(const Document& document, const CueUse& use, TokenIndex first, TokenIndex last) {
    constexpr TokenIndex longest = 16;
    constexpr std::array<std::string_view, 7> classes{"name", "talk", "praise", "criticize", "mention", "demand", "utter"};
    const std::string_view own = document.lexicon->cue(use.cue).cue_class;
    if (use.kind != CueKind::verb || !document.parsed(use.head) || first > last || last - first > longest || std::find(classes.begin(), classes.end(), own) == classes.end()) return 0;
    for (TokenIndex t = first; t < last; ++t) {
        const Token& token = document.tokens[t];
        if (token.kind == TokenKind::colon || token.kind == TokenKind::semicolon || token.kind == TokenKind::comma || token.kind == TokenKind::stop) return 0;
        const bool calls = token.is_word() && document.lexicon->traits().calling_words.has(document.word(t));
        if (token.is_word() && !calls && (token.info.is_any(WordClass::subordinator | WordClass::auxiliary) || (token.info.cue != 0 && is_verb_like(document, t)))) return 0;
    }
    return beside;
}

// Nach Angaben von X gilt das als “…”: no verb of saying stands between the source and the stretch.
bool is_only_source(const Document& document, TokenIndex first, TokenIndex last) {
    for (TokenIndex t = first; t < last; ++t) {
        const Token& token = document.tokens[t];
        if (token.kind == TokenKind::quoted || token.kind == TokenKind::colon || token.kind == TokenKind::semicolon) return false;
        if (token.is_word() && token.info.cue != 0 && document.lexicon->cue(token.info.cue).speech && is_verb_like(document, t)) return false;
    }
    return true;
}

std::string lower_of(const Document& document, TokenIndex token) {
    std::string lower;
    language::lower_into(document.word(token), lower);
    return lower;
}

// In der Rede | sagte X: what a preposition leads is no subject, where the subject may follow.
bool hangs(const Document& document, const CueUse& use, const Phrase& phrase) {
    if (use.kind != CueKind::verb || !document.lexicon->traits().inverts_without_mark || phrase.first == document.sentences[use.sentence].first) return false;
    const Token& before = document.tokens[phrase.first - 1];
    // "Des riverains affirment": there it is an article.
    const bool article = phrase.first == document.sentences[use.sentence].first + 1 && document.lexicon->traits().noun_links.has(lower_of(document, phrase.first - 1));
    return before.is_word() && before.is(WordClass::preposition) && !article && phrase.form != PhraseForm::pronoun;
}

// Как сообщил X, …
bool follows_as_word(const Document& document, const CueUse& use, TokenIndex unit_first) {
    const language::WordList& words = document.lexicon->traits().as_words;
    const TokenIndex first = document.sentences[use.sentence].first;
    TokenIndex as = unit_first;
    while (as > first + 1 && document.tokens[as - 1].is_word() && document.tokens[as - 1].info.is_any(WordClass::adverb | WordClass::determiner)) --as;
    if (words.empty() || as == first) return false;
    return words.has(lower_of(document, as - 1));
}

}  // namespace

std::int32_t frame_score(const Document& document, const Stretch& stretch, const CueUse& use, const Subject& subject) {
    if (!document.lexicon->traits().frames || use.kind == CueKind::noun || use.negated) return 0;
    if (use.kind == CueKind::verb && !document.lexicon->cue(use.cue).speech) return 0;
    const TokenIndex first = std::min(use.first, subject.phrase.first), last = std::max(use.last, subject.phrase.last);
    if (first > stretch.token) {
        const bool inverts = use.kind == CueKind::according || document.lexicon->cue(use.cue).inverts;
        if (inverts && first - stretch.token <= 4 && is_pause_only(document, stretch.token + 1, first)) return beside;
        return subject.tie == Tie::inverted && use.kind == CueKind::verb && use.first - stretch.token <= 4 ? name_in_clause(document, use, stretch.token + 1, use.first) : 0;
    }
    if (last > stretch.token) return 0;
    if ((subject.tie == Tie::before || subject.tie == Tie::parenthesis || subject.tie == Tie::opening) && !document.lexicon->traits().names_bend && hangs(document, use, subject.phrase)) return no_subject;
    const bool own = subject.tie == Tie::before || subject.tie == Tie::inverted || subject.tie == Tie::parenthesis || subject.tie == Tie::relative || subject.tie == Tie::according;
    if (!own) return 0;
    std::int32_t led = lead(document, last, stretch.token);
    if (led == 0 && use.kind == CueKind::according && document.lexicon->traits().leading_source_needs_no_comma && is_only_source(document, last, stretch.token)) led = behind_clause;
    if (led == 0) led = name_in_clause(document, use, last, stretch.token);
    return led == 0 && follows_as_word(document, use, first) ? behind_clause : led;
}

std::int32_t dropped_score(const Document& document, const Stretch& stretch, const CueUse& use) {
    const language::Cue& cue = document.lexicon->cue(use.cue);
    if (!cue.speech || use.negated) return 0;
    if (use.first > stretch.token) return cue.inverts && use.first - stretch.token <= 4 && is_pause_only(document, stretch.token + 1, use.first) ? left_out : 0;
    return lead(document, use.last, stretch.token) != 0 ? left_out : 0;
}

}  // namespace verbatim::quotes
