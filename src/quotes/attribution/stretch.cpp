#include "quotes/attribution/stretch.h"

#include <algorithm>

#include "text/characters.h"
#include "text/utf8.h"

namespace verbatim::quotes {

using language::Document;
using language::lower_into;
using language::Token;
using language::TokenIndex;
using language::TokenKind;

namespace {

std::string neighbour(const Document& document, TokenIndex token) {
    const Token& t = document.tokens[token];
    switch (t.kind) {
        case TokenKind::word: {
            std::string lower;
            lower_into(document.word(token), lower);
            return lower;
        }
        case TokenKind::number: return "#number";
        case TokenKind::clitic: return "#clitic";
        case TokenKind::comma: return ",";
        case TokenKind::semicolon: return ";";
        case TokenKind::colon: return ":";
        case TokenKind::dash: return "--";
        case TokenKind::stop: return ".";
        case TokenKind::open_bracket: return "(";
        case TokenKind::close_bracket: return ")";
        case TokenKind::quoted: return "#quoted";
        case TokenKind::other: return "#other";
    }
    return "";
}

// Without blanks two characters count for a word.
void count_characters(const Document& document, base::TextSpan inner, Stretch& stretch) {
    constexpr std::uint32_t most = 17;
    std::uint32_t letters = 0;
    for (std::uint32_t i = inner.start; i < inner.end && letters < 2 * most;) {
        const text::Decoded decoded = text::decode(document.text, i);
        letters += text::is_letter(decoded.code_point) ? 1 : 0;
        i += decoded.length;
    }
    stretch.words = std::min(most, (letters + 1) / 2);
    stretch.starts_capital = stretch.words > 3;
}

void count_words(const Document& document, base::TextSpan inner, Stretch& stretch) {
    if (document.lexicon->traits().unspaced) return count_characters(document, inner, stretch);
    bool inside = false;
    for (std::uint32_t i = inner.start; i < inner.end && stretch.words < 17; ++i) {
        const char c = document.text[i];
        const bool blank = c == ' ' || c == '-' || c == '/';
        if (!blank && !inside) {
            ++stretch.words;
            const bool capital = (c >= 'A' && c <= 'Z') || (static_cast<unsigned char>(c) >= 0xC3 && text::is_upper(text::decode(document.text, i).code_point));
            stretch.capitals += capital ? 1 : 0;
            if (stretch.words == 1) stretch.starts_capital = capital;
        }
        inside = !blank;
    }
}

}  // namespace

Stretch describe_stretch(const Document& document, std::uint32_t q) {
    Stretch stretch;
    stretch.index = q;
    stretch.token = document.quoted_tokens[q];
    stretch.sentence = &document.sentences[document.sentence_of[stretch.token]];
    count_words(document, document.quoted[q].inner, stretch);
    stretch.terminal = document.terminal(q);
    const TokenIndex first = stretch.sentence->first, last = stretch.sentence->last;
    stretch.first_in_sentence = stretch.token == first;
    const bool stop_only = last - first == 2 && document.tokens[last - 1].kind == TokenKind::stop && stretch.first_in_sentence;
    stretch.alone = last - first == 1 || stop_only;
    stretch.previous = stretch.first_in_sentence ? "#start" : neighbour(document, stretch.token - 1);
    stretch.next = stretch.token + 1 >= last ? "#end" : neighbour(document, stretch.token + 1);
    stretch.first_in_paragraph = document.quoted[q].outer.start == document.paragraphs[document.quoted[q].paragraph].start;
    return stretch;
}

base::TextSpan transcript_name(const Document& document, base::TextSpan inner) {
    std::uint32_t capitals = 0;
    for (std::uint32_t i = inner.start; i < inner.end && i < inner.start + 32; ++i) {
        const char c = document.text[i];
        if (c == ':') return capitals > 1 ? base::TextSpan{inner.start, i} : base::TextSpan{};
        if (c >= 'A' && c <= 'Z') ++capitals;
        else if (c != ' ' && c != '.' && c != '-') return {};
    }
    return {};
}

std::string_view ending_name(char terminal) {
    if (terminal == ',') return "comma";
    if (terminal == '.') return "stop";
    return terminal == '?' || terminal == '!' ? "mark" : "open";
}

}  // namespace verbatim::quotes
