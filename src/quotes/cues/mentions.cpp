#include "quotes/cues/mentions.h"

#include <algorithm>

#include "language/gazetteer.h"
#include "language/trees.h"

namespace verbatim::quotes {

using language::Document;
using language::NameKind;
using language::no_token;
using language::Sentence;
using language::Token;
using language::TokenIndex;
using language::TokenKind;
using language::TreeSubject;
using language::WordClass;

namespace {

// What the last noun of a description is: people and organisations speak, papers say something, other things rarely do.
std::string_view description_kind(std::string_view noun) {
    using language::EntryClass;
    const language::Gazetteer& gazetteer = language::Gazetteer::get();
    language::EntryClasses classes = gazetteer.find(noun).classes;
    if (classes.none() && noun.size() > 3 && noun.back() == 's') classes = gazetteer.find(noun.substr(0, noun.size() - 1)).classes;
    if (classes.any(EntryClass::role, EntryClass::role_male, EntryClass::role_female, EntryClass::group, EntryClass::unnamed, EntryClass::title)) return "people";
    if (classes.any(EntryClass::organisation_noun, EntryClass::organisation_cue, EntryClass::organisation_end)) return "body";
    return classes.has(EntryClass::document) ? "paper" : "thing";
}

}  // namespace

namespace {

// Jan Roe and her rival, Ida Lind, said: the name behind what the second speaker is. Empty where there is none.
base::TextSpan second_in_apposition(const Document& document, const Phrase& phrase, TokenIndex link) {
    constexpr TokenIndex longest = 6;
    const auto count = static_cast<TokenIndex>(document.tokens.size());
    TokenIndex t = link;
    if (phrase.form != PhraseForm::name || t + 3 >= count || !document.tokens[t].is_word() || !document.lexicon->traits().coordinators.has(document.word(t))) return {};
    ++t;
    if (!document.tokens[t].is_word() || !document.tokens[t].is(WordClass::possessive) || document.tokens[t].capitalised) return {};
    for (const TokenIndex end = std::min(count, ++t + longest); t < end && document.tokens[t].is_word() && is_nominal(document, t); ++t) {}
    if (t + 1 >= count || document.tokens[t].kind != TokenKind::comma) return {};
    const TokenIndex first = ++t;
    while (t < count && document.tokens[t].is_word() && document.tokens[t].capitalised) ++t;
    return t >= first + 2 && t < count && document.tokens[t].kind == TokenKind::comma ? document.span(first, t) : base::TextSpan{};
}

}  // namespace

SpeakerMention mention_of(const Document& document, const Phrase& phrase, TokenIndex relative) {
    SpeakerMention mention;
    mention.head = document.span(phrase.first, phrase.head_last);
    mention.span = document.span(phrase.first, phrase.last);
    const bool two = phrase.head_last + 1 < phrase.last && document.tokens[phrase.head_last].is(WordClass::conjunction);
    if (two) mention.second = document.span(phrase.head_last + 1, phrase.last);
    if (const base::TextSpan second = second_in_apposition(document, phrase, two ? phrase.head_last : phrase.last); !second.empty()) mention.second = second;
    if (relative != no_token && relative >= phrase.last) mention.span.end = document.tokens[relative].span.end;
    mention.form = phrase.form;
    return mention;
}

std::string_view form_name(const Document& document, const Phrase& phrase) {
    if (phrase.form == PhraseForm::pronoun) return "pronoun";
    switch (document.tokens[phrase.head_last - 1].name) {
        case NameKind::person: return "person";
        case NameKind::organisation: return "organisation";
        case NameKind::place: return "place";
        case NameKind::none: break;
    }
    return phrase.form == PhraseForm::name ? "name" : description_kind(document.word(phrase.head_last - 1));
}

std::string_view context_name(const Document& document, TokenIndex token, const Sentence& inside) {
    if (token == no_token || token < inside.first) return "#start";
    if (token >= inside.last) return "#end";
    const Token& t = document.tokens[token];
    switch (t.kind) {
        case TokenKind::comma: return ",";
        case TokenKind::colon: return ":";
        case TokenKind::dash: return "--";
        case TokenKind::quoted: return "#quoted";
        case TokenKind::open_bracket: return "(";
        case TokenKind::close_bracket: return ")";
        case TokenKind::stop: return ".";
        case TokenKind::clitic: return t.is(WordClass::auxiliary) ? "aux" : "'s";
        case TokenKind::word: break;
        default: return "#other";
    }
    if (t.is(WordClass::relative)) return "who";
    if (t.is(WordClass::subordinator)) return document.lexicon->traits().declarative_complementizers.has(document.word(token)) ? "that" : "when";
    if (t.is(WordClass::preposition)) return "in";
    if (t.is(WordClass::conjunction)) return "and";
    if (t.is(WordClass::auxiliary)) return "aux";
    if (is_verb_like(document, token)) return "verb";
    return t.capitalised ? "Word" : "word";
}

namespace {

// Whether the tree has the same subject, and how it comes by it.
void describe_in_tree(Features& features, const Document& document, const CueUse& use, const Phrase& phrase) {
    if (use.kind != CueKind::verb || !document.parsed(use.head)) return;
    const TreeSubject subject = subject_of(document, use.head);
    const bool same = subject.token != no_token && subject.token >= phrase.first && subject.token < phrase.last;
    const bool in_head = same && subject.token < phrase.head_last;
    features.add("tree_subject", in_head ? "same" : same ? "within" : subject.token == no_token ? "unknown" : "other", way_name(subject.way));
}

}  // namespace

void describe_subject(Features& features, const Document& document, const CueUse& use, const Subject& subject) {
    const Sentence& sentence = document.sentences[use.sentence];
    const Phrase& phrase = subject.phrase;
    const std::string_view tie = tie_name(subject.tie);
    features.add("subject_tie", tie, tie_name(use.subjects[0].tie));
    features.add("subject_rank", step_of(subject.rank), tie);
    features.add("subject_form", form_name(document, phrase), tie);
    if (phrase.form == PhraseForm::pronoun) features.add("subject_pronoun", document.word(phrase.first).substr(0, 8));
    features.add("subject_length", step_of(phrase.last - phrase.first), tie);
    const bool follows = phrase.first >= use.last;
    const TokenIndex gap = follows ? phrase.first - use.last : use.first > phrase.last ? use.first - phrase.last : 0;
    features.add("subject_gap", step_of(gap), tie);
    features.add("subject_next", context_name(document, phrase.last, sentence), tie);
    describe_in_tree(features, document, use, phrase);
    features.add("subject_before", context_name(document, phrase.first > 0 ? phrase.first - 1 : no_token, sentence), tie);
}

}  // namespace verbatim::quotes
