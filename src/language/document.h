// A document: an article read once, from its text alone. Tokens outside quotation marks, with each quoted stretch as one token, cut into
// sentences that a quotation does not tear apart.
//
//     “We won. It was hard,” Tokayev said, “but fair.” He smiled.
//     [quoted              ] word    word , [quoted  ] | word word .
//
// A quoted stretch is one token whatever it holds; so the attribution around it reads as one sentence.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "corpus/article.h"
#include "language/lexicon.h"
#include "language/marks.h"
#include "language/syntax/relations.h"
#include "language/syntax/syntax_model.h"

namespace verbatim::language {

enum class TokenKind : std::uint8_t {
    word, number, clitic, comma, semicolon, colon, dash, stop, open_bracket, close_bracket, quoted, other
};

// Of which known name a token is part. Not known from the text alone: quotes/cues/named_tokens.h fills it in.
enum class NameKind : std::uint8_t { none, person, organisation, place };

// An index into Document::tokens.
using TokenIndex = std::uint32_t;
inline constexpr TokenIndex no_token = 0xFFFFFFFFu;

struct Token {
    base::TextSpan span;
    WordInfo info;             // words and clitics only
    TokenKind kind = TokenKind::other;
    NameKind name = NameKind::none;
    bool capitalised = false;

    bool is(WordClass one) const { return info.is(one); }
    bool is_word() const { return kind == TokenKind::word; }
};

struct Sentence {
    TokenIndex first = 0;  // half-open range of tokens, never empty
    TokenIndex last = 0;
    std::uint32_t paragraph = 0;
};

// A token's place in the tree of its sentence.
struct TokenSyntax {
    TokenIndex head = no_token;      // none for the root
    TokenIndex first = 0, last = 0;  // what hangs on it lies in here, itself included; half-open
    Relation relation = Relation::dep;
    UniversalTag tag = UniversalTag::x;
    bool parsed = false;             // false: its sentence has no tree
};

struct Document {
    std::string_view text;      // the article's; the article must outlive the document
    const Lexicon* lexicon = nullptr;
    std::vector<base::TextSpan> paragraphs;
    std::vector<QuotedStretch> quoted;
    std::vector<TokenIndex> quoted_tokens;   // the token of each quoted stretch
    std::vector<Token> tokens;
    std::vector<std::uint32_t> sentence_of;  // the sentence of each token
    std::vector<Sentence> sentences;
    std::vector<TokenSyntax> syntax;         // of each token (trees.h); empty where the language has no model

    bool parsed(TokenIndex token) const { return token < syntax.size() && syntax[token].parsed; }
    // The last letter or sentence mark of a stretch, closing marks nested in it left out: '?' of “… ‘Why?’”.
    char terminal(std::uint32_t q) const;
    // The stretch of a token of kind quoted. O(log stretches).
    std::uint32_t quoted_at(TokenIndex token) const {
        return static_cast<std::uint32_t>(std::lower_bound(quoted_tokens.begin(), quoted_tokens.end(), token) - quoted_tokens.begin());
    }
    std::string_view word(TokenIndex token) const { return base::slice(text, tokens[token].span); }
    base::TextSpan span(TokenIndex first, TokenIndex last) const {
        return {tokens[first].span.start, tokens[last - 1].span.end};
    }
};

// Quoted stretches, tokens and sentences of the article's text; no token is marked as part of a name. Linear time.
Document read_document(const corpus::Article& article);

}  // namespace verbatim::language
