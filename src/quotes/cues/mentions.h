// Speaker mentions: the words that name a speaker, and how they stand to their cue.
#pragma once

#include <string_view>

#include "base/span.h"
#include "language/document.h"
#include "quotes/cues/cue_uses.h"
#include "quotes/cues/phrases.h"
#include "quotes/score.h"

namespace verbatim::quotes {

// The words that name a speaker, as spans of the text.
struct SpeakerMention {
    base::TextSpan span;  // as shown: "Tokayev, who" in "Tokayev, who said"
    base::TextSpan head;  // what names::resolve is asked: "Tokayev"
    base::TextSpan second;  // "the mayor" in "the minister and the mayor"; empty for one speaker
    PhraseForm form = PhraseForm::none;
};

// The mention of a phrase; `relative` is the token of a "who" that belongs to it, or no_token.
SpeakerMention mention_of(const language::Document& document, const Phrase& phrase, language::TokenIndex relative = language::no_token);

// "pronoun", what kind of name the phrase's head ends in ("person", "organisation", "place", "name"), or what kind of noun a
// description does ("people", "body", "paper", "thing").
std::string_view form_name(const language::Document& document, const Phrase& phrase);

// The kind of the token as features tell it: ",", "who", "in", "and", "that", "aux", "verb", "word"… ("#start" and "#end" outside
// the sentence of `inside`).
std::string_view context_name(const language::Document& document, language::TokenIndex token, const language::Sentence& inside);

// Features that tell a cue's right subject from its wrong ones: tie, form, length, distance, what stands beside it.
void describe_subject(Features& features, const language::Document& document, const CueUse& use, const Subject& subject);

}  // namespace verbatim::quotes
