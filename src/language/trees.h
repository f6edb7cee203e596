// Dependency trees over the tokens of an article, for the sentences in which somebody may speak.
//
//     The minister , who arrived Monday , has repeatedly said that …
//     S ──────────────────────────────────────────────── cue   └ clause
//
// The parser works on words as Universal Dependencies counts them ("did" + "n't"), and a quoted stretch is one word of the sentence around it. Here the tree is put on the article's
// tokens: a token of several words stands where that of its words does whose head is outside.
#pragma once

#include <string_view>

#include "language/document.h"

namespace verbatim::language {

// Fills document.syntax for sentences with a verb of saying, or with a cue beside quoted words; for languages without a model it stays empty. Linear time; a sentence of more than
// 300 tokens, 600 words of the parser or 6,000 bytes is not parsed. A thread keeps what it needs for two languages, some 12 MB each.
void parse_sentences(Document& document);

// How a verb comes by its subject; the names stand in weights.tsv.
enum class SubjectWay : std::uint8_t { none, own, agent, relative, modified, conjunct, governor };
std::string_view way_name(SubjectWay way);

struct TreeSubject {
    TokenIndex token = no_token;  // the head of its phrase
    SubjectWay way = SubjectWay::none;
};

// Who does what the verb at `verb` says: its subject; its agent; the noun that its relative clause or participle belongs to; the subject of the verb that it is coordinated
// with or hangs on. At most 8 verbs are climbed.
TreeSubject subject_of(const Document& document, TokenIndex verb);

// The head of what the verb is about: its clause; else what it is put into; else an infinitive or an object. no_token: there is none.
struct TreeClause {
    TokenIndex token = no_token;
    std::string_view kind = "none";  // clause, inset, infinitive, object
};
TreeClause clause_of(const Document& document, TokenIndex verb);

// The nearest ancestor of `token`, itself included, that is `one` or `other`; no_token: neither is.
TokenIndex nearest_above(const Document& document, TokenIndex token, TokenIndex one, TokenIndex other);

// The first dependant of `head` with that relation; no_token: none has it.
TokenIndex dependant(const Document& document, TokenIndex head, Relation relation);

}  // namespace verbatim::language
