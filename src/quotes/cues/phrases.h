// Noun phrases by their edges: what may be the words that name a speaker.
//
// There is no part-of-speech tagger: closed classes, cue verbs and capitals are enough to find where a phrase ends, because
// what stands beside a cue verb in news is nearly always a name, a pronoun or "the … of …".
#pragma once

#include "language/document.h"

namespace verbatim::quotes {

enum class PhraseForm : std::uint8_t { none, pronoun, name, description };

struct Phrase {
    language::TokenIndex first = 0;  // half-open
    language::TokenIndex last = 0;
    language::TokenIndex head_last = 0;  // the core ends here: "a spokesman | for the campaign"
    PhraseForm form = PhraseForm::none;

    explicit operator bool() const { return form != PhraseForm::none; }
};

// The phrase whose last token is `last - 1`, not reaching before `floor`. "In an interview with CNN Trump" gives "Trump": a
// phrase that hangs on a preposition is not a subject. At most 24 tokens are looked at.
Phrase phrase_before(const language::Document& document, language::TokenIndex floor, language::TokenIndex last);

// The phrase that begins at `first`, not reaching past `ceiling`. At most 24 tokens are looked at.
Phrase phrase_at(const language::Document& document, language::TokenIndex first, language::TokenIndex ceiling);

// True for a word that may stand inside a noun phrase: no verb, preposition, conjunction…
bool is_nominal(const language::Document& document, language::TokenIndex token);

// True for quoted words that name an organisation or a paper beside a noun: пише "Коммерсант". Only in languages with frames.
bool is_name_in_marks(const language::Document& document, language::TokenIndex token);

// True where the subject of a sentence may begin: a nominal word or a pronoun, but no bare year or day ("On July 6, 2015, X").
bool opens_subject(const language::Document& document, language::TokenIndex token);

// True for a phrase that cannot be a subject, where the language lets the subject follow its verb: behind a preposition (In der Rede | sagte X), with a determiner in
// another case (den Papst), or an adverb alone (Besorgt | sagte X).
bool is_adjunct(const language::Document& document, const Phrase& phrase);

// True for a word that by its ending and its neighbours is a finite verb although no table holds it: "Trump unveiled",
// "Clinton asks".
bool is_verb_like(const language::Document& document, language::TokenIndex token);

// Words like "also", "later", "repeatedly" that stand between a subject and its verb.
bool is_adverb(const language::Document& document, language::TokenIndex token);

}  // namespace verbatim::quotes
