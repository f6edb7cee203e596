#include "quotes/content/matter.h"

#include <algorithm>
#include <array>

#include "quotes/cues/phrases.h"
#include "text/characters.h"
#include "text/utf8.h"

namespace verbatim::quotes {

using language::Document;
using language::Sentence;
using language::Token;
using language::TokenIndex;
using language::TokenKind;

namespace {

struct WordShape {
    std::uint32_t words = 0;     // counted up to 12
    std::uint32_t capitals = 0;  // of the long words, those with a capital
    std::uint32_t long_words = 0;
    bool first_capital = false;
};

bool is_letter_or_digit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0xC3;
}

// Past the character at `at`; general punctuation, ’ among it, is taken byte by byte.
std::size_t past_character(std::string_view words, std::size_t at) {
    const auto lead = static_cast<unsigned char>(words[at]);
    return at + (lead < 0xC3 || lead == 0xE2 ? 1 : text::decode(words, at).length);
}

WordShape shape_of(std::string_view words) {
    WordShape shape;
    for (std::size_t i = 0; i < words.size() && shape.words < 12;) {
        if (!is_letter_or_digit(words[i])) {
            ++i;
            continue;
        }
        std::size_t end = i;
        while (end < words.size() && is_letter_or_digit(words[end])) end = past_character(words, end);
        const char first = words[i];
        const bool wide = static_cast<unsigned char>(first) >= 0xC3 && text::is_upper(text::decode(words, i).code_point);
        const bool capital = wide || (first >= 'A' && first <= 'Z') || (first >= '0' && first <= '9');
        if (shape.words == 0) shape.first_capital = capital;
        if (end - i > 3) {
            ++shape.long_words;
            shape.capitals += capital ? 1 : 0;
        }
        ++shape.words;
        i = end;
    }
    return shape;
}

template <std::size_t N>
bool is_one_of(std::string_view word, const std::array<std::string_view, N>& list) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

constexpr std::array<std::string_view, 18> works{"book", "film", "movie", "show", "series", "song", "album", "novel", "play", "article", "essay",
                                                 "podcast", "documentary", "titled", "entitled", "episode", "program", "programme"};
constexpr std::array<std::string_view, 9> word_words{"word", "words", "term", "terms", "phrase", "phrases", "label", "acronym", "expression"};
constexpr std::array<std::string_view, 6> sayings{"slogan", "motto", "banner", "sign", "signs", "hashtag"};

}  // namespace

bool is_name_like(const Document& document, std::uint32_t q) {
    const WordShape shape = shape_of(base::slice(document.text, document.quoted[q].inner));
    if (!shape.first_capital || shape.capitals < shape.long_words || shape.words > 8) return false;
    if (shape.words >= 2) return true;
    const TokenIndex next = document.quoted_tokens[q] + 1;
    return next < document.tokens.size() && document.sentence_of[next] == document.sentence_of[next - 1] && document.tokens[next].is_word() &&
           !document.tokens[next].capitalised && is_nominal(document, next);
}

OtherKind classify_matter(const Document& document, std::uint32_t q) {
    const TokenIndex token = document.quoted_tokens[q];
    const Sentence& sentence = document.sentences[document.sentence_of[token]];
    const Token* previous = token > sentence.first ? &document.tokens[token - 1] : nullptr;
    const Token* next = token + 1 < sentence.last ? &document.tokens[token + 1] : nullptr;
    const WordShape shape = shape_of(base::slice(document.text, document.quoted[q].inner));
    if (previous != nullptr && next != nullptr && previous->capitalised && next->capitalised && shape.words <= 3) return OtherKind::nickname;
    const TokenIndex floor = token > sentence.first + 3 ? token - 3 : sentence.first;
    for (TokenIndex t = floor; t < token; ++t) {
        const std::string_view word = document.word(t);
        if (is_one_of(word, works)) return OtherKind::title;
        if (is_one_of(word, word_words)) return OtherKind::term;
        if (is_one_of(word, sayings)) return OtherKind::slogan;
    }
    if (is_name_like(document, q)) {
        const bool owned = previous != nullptr && previous->kind == TokenKind::clitic;  // CNN’s “New Day”
        return owned ? OtherKind::title : OtherKind::name;
    }
    if (shape.words >= 3 && shape.first_capital) return OtherKind::slogan;
    if (shape.words <= 3) return OtherKind::scare;
    return OtherKind::unclassified;
}

}  // namespace verbatim::quotes
