// Dependency trees over the tokens of an article, for the sentences in which somebody may speak.
//
//     The minister , who arrived Monday , has repeatedly said that …
//     S ──────────────────────────────────────────────── cue   └ clause
//
// The parser works on words as Universal Dependencies counts them: "didn't" is two. A quoted stretch is one word of the sentence around it. This file puts the tree on the
// article's tokens. A token of several words takes the place of the one that is highest in the tree.
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

// Who does what the verb tells of. That is its agent or its subject; the noun that its relative clause or participle belongs to; or the subject of the verb that it is
// coordinated with or hangs on. At most 8 verbs are climbed.
TreeSubject subject_of(const Document& document, TokenIndex verb);

// The head of what the verb is about: its clause; else what it is put into; else an infinitive or an object. no_token: there is none.
struct TreeClause {
    TokenIndex token = no_token;
    std::string_view kind = "none";  // clause, inset, infinitive, object
};
TreeClause clause_of(const Document& document, TokenIndex verb);

// The nearest ancestor of `token`, itself included, that is `one` or `other`; no_token: neither is.
TokenIndex nearest_above(const Document& document, TokenIndex token, TokenIndex one, TokenIndex other);

// Whether `token` is `above` or hangs on it, directly or through others.
bool hangs_on(const Document& document, TokenIndex token, TokenIndex above);

// The first dependant of `head` with that relation; no_token: none has it.
TokenIndex dependant(const Document& document, TokenIndex head, Relation relation);

}  // namespace verbatim::language
