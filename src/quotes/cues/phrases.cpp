#include "quotes/cues/phrases.h"

#include <algorithm>
#include <array>

#include "language/gazetteer.h"
#include "names/shared_title.h"
#include "text/characters.h"
#include "text/utf8.h"

namespace verbatim::quotes {

using language::Document;
using language::NameKind;
using language::participle;
using language::past;
using language::Token;
using language::TokenIndex;
using language::TokenKind;
using language::WordClass;
using language::WordClasses;

namespace {

constexpr TokenIndex longest_phrase = 24;

constexpr WordClasses never_nominal = WordClass::preposition | WordClass::conjunction | WordClass::subordinator |
                                      WordClass::auxiliary | WordClass::verb | WordClass::subject_pronoun |
                                      WordClass::object_pronoun | WordClass::negation;

bool ends_with(std::string_view word, std::string_view suffix) {
    return word.size() > suffix.size() && word.substr(word.size() - suffix.size()) == suffix;
}

bool has_adverb_suffix(const Document& document, TokenIndex token) {
    const language::WordList& suffixes = document.lexicon->traits().adverb_suffixes;
    return std::any_of(suffixes.begin(), suffixes.end(), [&](std::string_view suffix) { return ends_with(document.word(token), suffix); });
}

bool is_pronoun(const Token& token) {
    return token.is_word() && token.info.is_any(WordClass::subject_pronoun | WordClass::object_pronoun);
}

// Finite cue verbs end a phrase: "officials | said". Base and third-person forms are as often nouns: "claims", "reports".
bool is_finite_cue(const Token& token) {
    return token.info.cue != 0 && (token.info.forms & (past | participle)) != 0 && !token.capitalised;
}

bool stands_before_noun(const language::TokenSyntax& syntax) {
    return syntax.relation == language::Relation::amod || syntax.relation == language::Relation::compound;
}

// A verb that heads a clause or part of one; participles before a noun are like adjectives.
bool is_tagged_verb(const language::TokenSyntax& syntax) { return syntax.tag == language::UniversalTag::verb && !stands_before_noun(syntax); }

bool is_plain_noun(const Token& token) { return token.is_word() && token.info.classes == 0 && token.info.cue == 0; }

PhraseForm form_of(const Document& document, TokenIndex first, TokenIndex last) {
    bool name = false;
    for (TokenIndex t = first; t < last; ++t) {
        const Token& token = document.tokens[t];
        if (token.capitalised && !token.info.is_any(WordClass::determiner | WordClass::possessive)) name = true;
        name = name || token.kind == TokenKind::quoted;
    }
    const bool described = !document.tokens[last - 1].capitalised && document.tokens[last - 1].is_word();
    return name && !described ? PhraseForm::name : PhraseForm::description;
}

// "Peter Lund, 54, said": the age is not the subject.
bool is_age(const Document& document, TokenIndex floor, TokenIndex first, TokenIndex last) {
    return last - first == 1 && document.tokens[first].kind == TokenKind::number && first > floor &&
           document.tokens[first - 1].kind == TokenKind::comma;
}

// "In 2019 Tait said": the year belongs to the preposition that opens the clause, not to the name behind it.
bool opens_with_year(const Document& document, TokenIndex floor, TokenIndex first, TokenIndex last) {
    if (first == floor || last - first < 2 || document.tokens[first].kind != TokenKind::number) return false;
    if (first - 1 > floor && is_nominal(document, first - 2)) return false;  // hope in 2017 America
    const std::string_view year = document.word(first);
    return document.tokens[first - 1].is_word() && document.tokens[first - 1].is(WordClass::preposition) && year.size() == 4 &&
           (year.substr(0, 2) == "18" || year.substr(0, 2) == "19" || year.substr(0, 2) == "20");
}

// Past forms without "-ed" that no table of words holds, for they are nouns elsewhere: only behind a name are they verbs.
bool is_irregular_past(std::string_view word) {
    for (const std::string_view one : {"hit", "shot", "struck", "fell", "rose", "drew", "fought", "spent", "sent", "set", "cut", "paid",
                                       "broke", "chose", "drove", "grew", "threw", "sold", "caught", "built", "bought", "sought", "swung"}) {
        if (word == one) return true;
    }
    return false;
}

// Tony “Boots” Miller; but But “the point,” Miller said
bool is_nickname(const Document& document, TokenIndex floor, TokenIndex token, TokenIndex end) {
    constexpr std::uint32_t longest = 32;  // bytes
    if (document.tokens[token].kind != TokenKind::quoted || token == floor || token + 1 >= end) return false;
    if (!document.tokens[token - 1].capitalised || !document.tokens[token + 1].capitalised) return false;
    const std::uint32_t q = document.quoted_at(token);
    const char terminal = document.terminal(q);
    return document.quoted[q].inner.size() <= longest && terminal != ',' && terminal != '.' && terminal != '?' && terminal != '!';
}

// "Rep. Jim Jordan (R-Ohio)" ends before its bracket.
TokenIndex skip_bracket(const Document& document, TokenIndex floor, TokenIndex last) {
    if (last <= floor || document.tokens[last - 1].kind != TokenKind::close_bracket) return last;
    for (TokenIndex t = last - 1; t > floor && last - t < longest_phrase; --t) {
        if (document.tokens[t - 1].kind == TokenKind::open_bracket) return t - 1;
    }
    return last;
}

// Where the part that ends before `end` begins: nominal words up to a determiner.
TokenIndex part_start(const Document& document, TokenIndex floor, TokenIndex end) {
    TokenIndex first = end;
    while (first > floor && (is_nominal(document, first - 1) || is_nickname(document, floor, first - 1, end))) {
        --first;
        const Token& token = document.tokens[first];
        if (!token.is_word() || !token.info.is_any(WordClass::determiner | WordClass::possessive)) continue;
        if (first > floor && document.tokens[first - 1].is(WordClass::determiner)) --first;  // all the, both his
        break;
    }
    return first;
}

// "of" and its like between two parts, or "and" between two names.
bool joins_parts(const Document& document, TokenIndex floor, TokenIndex link) {
    const Token& token = document.tokens[link];
    if (!token.is_word() || token.capitalised) return false;
    if (token.is(WordClass::conjunction)) {
        if (document.tokens[link - 1].capitalised && document.tokens[link + 1].capitalised) return true;
        return document.lexicon->traits().coordinators.has(document.word(link)) && part_start(document, floor, link) == floor;  // The minister and the mayor
    }
    return token.is(WordClass::preposition) && !token.is(WordClass::adverb);
}

// "Water and Agriculture Minister Jane Roe", "President and Finance Minister Jane Roe": the "and" at `link` joins what one
// person is, not two speakers.
bool is_within_title(const Document& document, TokenIndex floor, TokenIndex link) {
    if (!document.tokens[link].is(WordClass::conjunction) || link == floor || document.tokens[link - 1].name != NameKind::none) return false;
    constexpr TokenIndex reach = 8;  // tokens to either side
    const auto end = std::min(static_cast<TokenIndex>(document.tokens.size()), link + reach);
    const auto in_title = [](const Token& token) { return token.name == NameKind::none && (token.capitalised || token.is(WordClass::conjunction)); };
    TokenIndex name = link + 1;
    while (name < end && in_title(document.tokens[name])) ++name;
    if (name >= end || document.tokens[name].name != NameKind::person) return false;
    const auto words = language::read_words(document.text, document.span(link - std::min(link - floor, reach), name + 1));
    const auto word_of = [&](TokenIndex token) {
        const auto found = std::find_if(words.begin(), words.end(), [&](const language::Word& word) { return word.span.start == document.tokens[token].span.start; });
        return static_cast<std::size_t>(found - words.begin());
    };
    return names::is_within_title(document.text, words, word_of(link), word_of(name));
}

// ont déclaré Paul Brunet et la maire Claire Lebrun: behind the "and" stands a name with what its bearer is.
bool joins_described(const Document& document, TokenIndex link, TokenIndex ceiling) {
    constexpr TokenIndex reach = 5;
    const language::Traits& traits = document.lexicon->traits();
    if (!traits.frames || !traits.coordinators.has(document.word(link))) return false;
    bool name = false;
    TokenIndex t = link + 1;
    for (; t < std::min(ceiling, link + 1 + reach) && is_nominal(document, t); ++t) name = name || (t > link + 1 && document.tokens[t].name == NameKind::person);
    return name;
}

// "master of ceremonies | Jan Roe": what the name at the phrase's end is called goes on behind its "of"; "the head of the city Oststadt" ends before it.
bool leads_to_name(const Document& document, TokenIndex first, TokenIndex link, TokenIndex last) {
    if (document.lexicon->traits().frames || link + 2 >= last || document.tokens[first].is(WordClass::determiner) || document.tokens[last - 1].name != NameKind::person) return false;
    TokenIndex name = last;
    while (name > link + 1 && document.tokens[name - 1].is_word() && document.tokens[name - 1].capitalised) --name;
    if (name == last || name == link + 1) return false;
    for (TokenIndex t = link + 1; t < name; ++t)
        if (!document.tokens[t].is_word() || document.tokens[t].info.is_any(WordClass::determiner | WordClass::possessive | WordClass::conjunction | WordClass::preposition)) return false;
    return true;
}

}  // namespace

bool is_adverb(const Document& document, TokenIndex token) {
    const Token& t = document.tokens[token];
    return t.is_word() && !t.capitalised && (t.is(WordClass::adverb) || has_adverb_suffix(document, token));
}

bool is_verb_like(const Document& document, TokenIndex token) {
    const Token& t = document.tokens[token];
    if (!t.is_word() || t.capitalised) return false;
    if (document.parsed(token)) return is_tagged_verb(document.syntax[token]) || (is_finite_cue(t) && document.syntax[token].tag != language::UniversalTag::adj && !stands_before_noun(document.syntax[token]));
    if (is_finite_cue(t)) return true;
    if (t.info.classes != 0 || t.info.cue != 0) return t.is(WordClass::verb);
    if (token == 0) return false;
    const Token& before = document.tokens[token - 1];
    const bool pronoun = before.is_word() && before.is(WordClass::subject_pronoun);
    const bool after_name = pronoun || (before.is_word() && before.capitalised && before.info.classes == 0);
    const std::string_view word = document.word(token);
    if (ends_with(word, "ed")) return after_name || (is_plain_noun(before) && !ends_with(document.word(token - 1), "y"));
    return after_name && ((ends_with(word, "s") && !ends_with(word, "ss")) || is_irregular_past(word));
}

bool is_name_in_marks(const Document& document, TokenIndex token) {
    const Token& t = document.tokens[token];
    if (t.kind != TokenKind::quoted || !document.lexicon->traits().frames) return false;
    constexpr std::size_t longest_name = 4;  // words
    const std::uint32_t q = document.quoted_at(token);
    const std::string_view words = base::slice(document.text, document.quoted[q].inner);
    const char last = document.terminal(q);
    if (last == '.' || last == ',' || last == '!' || last == '?' || words.empty()) return false;
    if (document.lexicon->traits().names_lack_capitals) {  // شركة «…»
        const bool behind_noun = token > 0 && document.tokens[token - 1].is_word() && language::Gazetteer::of(document.lexicon->language()).find(document.word(token - 1)).classes.has(language::EntryClass::organisation_noun);
        return behind_noun && static_cast<std::size_t>(std::count(words.begin(), words.end(), ' ')) < longest_name;
    }
    const char32_t first = text::decode(words, 0).code_point;
    return text::is_upper(first) && static_cast<std::size_t>(std::count(words.begin(), words.end(), ' ')) < longest_name;
}

bool is_nominal(const Document& document, TokenIndex token) {
    const Token& t = document.tokens[token];
    if (t.kind == TokenKind::quoted) return is_name_in_marks(document, token);
    if (t.capitalised && t.info.is_any(WordClass::adverb | WordClass::verb) && document.lexicon->traits().frames && document.sentences[document.sentence_of[token]].first == token) return false;  // Згодом Кулаков
    if (t.kind == TokenKind::number) return true;
    if (t.kind == TokenKind::other) return token > 0 && token + 1 < document.tokens.size() && document.word(token) == "&" && document.tokens[token - 1].capitalised && document.tokens[token + 1].capitalised;
    if (t.kind == TokenKind::clitic) return !t.is(WordClass::auxiliary);
    if (!t.is_word()) return false;
    if (t.capitalised && !t.info.is_any(WordClass::subject_pronoun | WordClass::preposition | WordClass::conjunction |
                                        WordClass::subordinator | WordClass::auxiliary | WordClass::time | WordClass::according)) {
        return true;
    }
    return !t.info.is_any(never_nominal) && !is_verb_like(document, token) && !t.is(WordClass::time) && !is_adverb(document, token);
}

bool is_adjunct(const Document& document, const Phrase& phrase) {
    const language::Traits& traits = document.lexicon->traits();
    if (!traits.inverts_without_mark || !phrase || phrase.form == PhraseForm::pronoun) return false;
    const TokenIndex start = document.sentences[document.sentence_of[phrase.first]].first;
    std::string lower;
    language::lower_into(document.word(phrase.first), lower);
    if (traits.oblique_determiners.has(lower)) return true;
    if (phrase.first == start) {
        const bool lone = phrase.last == phrase.first + 1 && document.tokens[phrase.first].name == NameKind::none && document.parsed(phrase.first);
        const language::UniversalTag tag = lone ? document.syntax[phrase.first].tag : language::UniversalTag::propn;
        return tag == language::UniversalTag::adv || tag == language::UniversalTag::adj || tag == language::UniversalTag::verb;
    }
    const Token& before = document.tokens[phrase.first - 1];
    if (traits.names_bend || !before.is_word() || !before.is(WordClass::preposition) || before.is(WordClass::subordinator)) return false;
    const bool article = phrase.first == start + 1 && before.is(WordClass::determiner);  // Des riverains affirment
    return !article;
}

bool opens_subject(const Document& document, TokenIndex token) {
    const Token& t = document.tokens[token];
    if (t.is_word() && t.is(WordClass::subject_pronoun)) return true;
    if (!is_nominal(document, token)) return false;
    const bool bare = t.kind == TokenKind::number || t.is(WordClass::time);
    return !bare || token + 1 >= document.tokens.size() || document.tokens[token + 1].kind != TokenKind::comma;
}

Phrase phrase_before(const Document& document, TokenIndex floor, TokenIndex last) {
    last = skip_bracket(document, floor, last);
    if (last <= floor) return {};
    if (is_pronoun(document.tokens[last - 1])) return {last - 1, last, last, PhraseForm::pronoun};
    if (last > longest_phrase && floor < last - longest_phrase) floor = last - longest_phrase;

    // Parts from right to left: "the campaign" <- for <- "a spokesman".
    struct Part {
        TokenIndex first, last;
    };
    std::array<Part, 4> parts{};
    std::size_t count = 0;
    bool hangs = false;  // the leftmost part follows a preposition that nothing nominal precedes: an adjunct
    for (TokenIndex end = last; end > floor && count < parts.size();) {
        const TokenIndex first = part_start(document, floor, end);
        if (first == end) break;
        const bool same_part = count > 0 && is_within_title(document, floor, end);
        if (same_part) parts[count - 1].first = first;
        else parts[count++] = {first, end};
        if (opens_with_year(document, floor, first, end)) {
            ++parts[count - 1].first;
            break;
        }
        if (first == floor) break;
        const Token& link = document.tokens[first - 1];
        const bool owned = document.lexicon->traits().nouns_are_capitalised && link.is_word() && link.capitalised && is_nominal(document, first - 1) && first < end &&
                           document.tokens[first].is(WordClass::determiner);  // Die Chefin | des Landes
        if (owned) {
            end = first;
            continue;
        }
        const bool nominal_before = first - 1 > floor && is_nominal(document, first - 2);
        if (!nominal_before || !joins_parts(document, floor, first - 1)) {
            hangs = link.is_word() && link.is(WordClass::preposition);
            break;
        }
        end = first - 1;
    }
    if (count == 0 || is_age(document, floor, parts[count - 1].first, last)) return {};
    if (last - parts[0].first == 1 && document.tokens[last - 1].kind == TokenKind::number) return {};  // in 2019, the '90s
    Part head = hangs ? parts[0] : parts[count - 1];
    if (!hangs && count == 2 && leads_to_name(document, head.first, head.last, last)) head.last = last;
    return {head.first, last, head.last, form_of(document, head.first, head.last)};
}

Phrase phrase_at(const Document& document, TokenIndex first, TokenIndex ceiling) {
    if (first >= ceiling) return {};
    if (is_pronoun(document.tokens[first])) return {first, first + 1, first + 1, PhraseForm::pronoun};
    if (ceiling - first > longest_phrase) ceiling = first + longest_phrase;
    const language::Traits& traits = document.lexicon->traits();
    TokenIndex t = first;
    TokenIndex head_last = first;
    while (t < ceiling) {
        const Token& token = document.tokens[t];
        if (is_nominal(document, t)) {
            const bool reopens = t > first && token.is_word() && token.is(WordClass::determiner) &&
                                 is_nominal(document, t - 1) && !document.tokens[t - 1].is(WordClass::determiner);
            if (reopens) break;
            ++t;
            continue;
        }
        const bool inner_adverb = traits.frames && t > first && t + 1 < ceiling && is_adverb(document, t) && document.tokens[t - 1].is(WordClass::determiner) && is_nominal(document, t + 1);
        if (inner_adverb) {  // el ya exentrenador
            ++t;
            continue;
        }
        const bool links = t > first && t + 1 < ceiling && token.is_word() && is_nominal(document, t + 1) &&
                           (traits.noun_links.has(document.word(t)) ||
                            (token.is(WordClass::conjunction) && document.tokens[t - 1].capitalised && (document.tokens[t + 1].capitalised || joins_described(document, t, ceiling))));
        if (!links && !is_nickname(document, first, t, ceiling)) break;
        if (links && head_last == first && !is_within_title(document, first, t)) head_last = t;
        ++t;
    }
    if (t == first) return {};
    if (head_last == first || leads_to_name(document, first, head_last, t)) head_last = t;
    return {first, t, head_last, form_of(document, first, head_last)};
}

}  // namespace verbatim::quotes
