#include "quotes/attribution/use_features.h"

#include <algorithm>
#include <array>

#include "language/trees.h"
#include "quotes/cues/mentions.h"

namespace verbatim::quotes {

using language::Cue;
using language::Document;
using language::gerund;
using language::Sentence;
using language::Token;
using language::TokenIndex;
using language::TokenKind;
using language::TokenSyntax;
using language::WordClass;

namespace {

std::string_view side_name(UseSentence sentence, bool after) {
    if (sentence == UseSentence::previous) return "previous";
    if (sentence == UseSentence::next) return "following";
    return after ? "after" : "before";
}

std::string_view follower_name(const Token& token) {
    if (token.kind == TokenKind::comma) return ",";
    if (token.kind == TokenKind::stop) return ".";
    if (token.kind == TokenKind::quoted) return "#quoted";
    return token.is(WordClass::subordinator) ? "that" : "word";
}

// The tokens between the stretch and the cue's unit, in short: "before:SV:,", "after:VS".
void describe_shape(Features& features, const Document& document, const Sentence& sentence, TokenIndex first, TokenIndex last, bool inverted, bool after) {
    if (last < first || last - first > 3) return;
    std::array<char, 48> shape;
    std::size_t size = 0;
    const auto append = [&](std::string_view part) {
        for (const char c : part) if (size < shape.size()) shape[size++] = c;
    };
    append(after ? "after" : "before");
    append(inverted ? ":VS" : ":SV");
    for (TokenIndex t = first; t < last; ++t) {
        append(":");
        append(context_name(document, t, sentence));
    }
    features.add("shape", {shape.data(), size});
}

void describe_between(Features& features, const Document& document, TokenIndex first, TokenIndex last, std::string_view side) {
    std::uint32_t quoted = 0, commas = 0;
    bool that = false, colon = false, conjunction = false, verb = false, subordinator = false;
    const TokenIndex end = std::min<TokenIndex>(last, first + 40);
    for (TokenIndex t = first; t < end; ++t) {
        const Token& token = document.tokens[t];
        quoted += token.kind == TokenKind::quoted ? 1 : 0;
        commas += token.kind == TokenKind::comma ? 1 : 0;
        colon = colon || token.kind == TokenKind::colon;
        if (!token.is_word()) continue;
        if (document.lexicon->traits().declarative_complementizers.has(document.word(t))) that = true;
        else if (token.is(WordClass::subordinator)) subordinator = true;
        conjunction = conjunction || token.is(WordClass::conjunction);
        verb = verb || token.info.is_any(WordClass::verb | WordClass::auxiliary);
    }
    features.add("quoted_between", step_of(quoted), side);
    features.add("commas_between", step_of(commas), side);
    if (that) features.add("that_between", side);
    if (colon) features.add("colon_between", side);
    if (conjunction) features.add("and_between", side);
    if (verb) features.add("verb_between", side);
    if (subordinator) features.add("subordinator_between", side);
}

}  // namespace

void describe_use(Features& features, const Document& document, const Stretch& stretch, const CueUse& use, const Subject& subject, UsePlace place) {
    const bool after = place.sentence == UseSentence::own && use.head > stretch.token;
    const std::string_view side = side_name(place.sentence, after);
    const std::string_view tie = tie_name(subject.tie);
    features.add("side", side);
    features.add("tie", tie, side);
    describe_subject(features, document, use, subject);
    features.add("distance", step_of(place.distance), side);
    features.add("words", step_of(stretch.words), side);
    if (use.kind == CueKind::verb) {
        const Cue& cue = document.lexicon->cue(use.cue);
        features.add("class", cue.cue_class, side);
        features.add("lemma", cue.lemma);
        if (use.forms == gerund) features.add("gerund", side);
    } else {
        features.add("kind", use.kind == CueKind::noun ? "noun" : "according", side);
    }
    if (place.sentence == UseSentence::own && use.kind == CueKind::verb && document.parsed(use.head)) {
        const bool under = language::hangs_on(document, stretch.token, use.head);
        const TokenSyntax& quoted = document.syntax[stretch.token];
        const bool inset = language::hangs_on(document, use.head, stretch.token);
        features.add("tree_quoted", quoted.head == use.head ? "own" : under ? "under" : inset ? "inset" : "apart", side);
        if (quoted.head == use.head) features.add("tree_quoted_as", language::name_of(quoted.relation), side);
    }
    if (place.outdone) features.add("outdone", side);
    features.add("taken", place.taken ? "yes" : "no", side);
    if (use.negated) features.add("negated");
    if (use.passive) features.add("passive");
    if (use.modal) features.add("modal");
    const TokenIndex unit_first = std::min(use.first, subject.phrase.first);
    const TokenIndex unit_last = std::max(use.last, subject.phrase.last);
    if (after) {
        const TokenIndex gap = unit_first > stretch.token ? unit_first - stretch.token - 1 : 0;
        features.add("gap", step_of(gap), side);
        features.add("next", stretch.next.substr(0, 8), gap <= 1 ? "near" : "far");
        describe_between(features, document, stretch.token + 1, unit_first, side);
        describe_shape(features, document, *stretch.sentence, stretch.token + 1, unit_first, subject.phrase.first > use.head, true);
        features.add("ends", ending_name(stretch.terminal), gap <= 1 ? "near" : "far");
        if (unit_last < stretch.sentence->last) {
            features.add("after_unit", follower_name(document.tokens[unit_last]));
        }
    } else if (place.sentence == UseSentence::own) {
        const TokenIndex gap = stretch.token > unit_last ? stretch.token - unit_last : 0;
        features.add("gap", step_of(gap), side);
        if (gap <= 3) features.add("gap", step_of(gap), stretch.previous.substr(0, 8));
        features.add("subject_inside", subject.phrase.first >= use.last ? "yes" : "no", side);
        describe_between(features, document, unit_last, stretch.token, side);
        describe_shape(features, document, *stretch.sentence, unit_last, stretch.token, subject.phrase.first > use.head, false);
        if (use.kind == CueKind::verb) features.add("lemma_before", document.lexicon->cue(use.cue).lemma);
    } else {
        features.add("alone", stretch.alone ? "yes" : "no", side);
        const Sentence& previous = document.sentences[use.sentence];
        features.add("paragraph", previous.paragraph == stretch.sentence->paragraph ? "same" : "other", side);
        if (document.tokens[previous.last - 1].kind == TokenKind::colon) features.add("colon_before", side);
    }
}

}  // namespace verbatim::quotes
