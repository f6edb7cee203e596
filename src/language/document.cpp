#include "language/document.h"

#include <algorithm>
#include <string>

#include "language/speech_dashes.h"
#include "language/trees.h"
#include "text/characters.h"
#include "text/sentences.h"
#include "text/utf8.h"

namespace verbatim::language {
namespace {

constexpr TokenIndex attribution_window = 18;  // how far after “…!” its “, X said” is looked for

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_letter(char c) { return is_upper(c) || (c >= 'a' && c <= 'z'); }

// Bytes of a multi-byte character that is a letter: everything but U+0080–U+00BF and general punctuation
// (U+2000–U+206F), and the marks of Arabic, Chinese and Japanese.
bool is_wide_letter(std::string_view text, std::size_t at) {
    const auto lead = static_cast<unsigned char>(text[at]);
    if (lead < 0xC3) return false;
    if (lead == 0xE2) return at + 1 < text.size() && static_cast<unsigned char>(text[at + 1]) > 0x81;
    const bool may_be_mark = (lead >= 0xD8 && lead <= 0xDB) || lead == 0xE3 || lead == 0xEF;
    return !may_be_mark || text::is_word(text::decode(text, at).code_point);
}

std::size_t character_length(char lead) {
    const auto byte = static_cast<unsigned char>(lead);
    return byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

bool starts_upper(std::string_view word) {
    if (word.empty()) return false;
    if (is_upper(word[0])) return true;
    return static_cast<unsigned char>(word[0]) >= 0xC3 && text::is_upper(text::decode(word, 0).code_point);
}

bool is_hiragana(char32_t c) { return c >= 0x3041 && c <= 0x309F; }

// Bytes of the apostrophe at `at`; 0: there is none.
std::uint32_t apostrophe_at(std::string_view text, std::size_t at) {
    if (at >= text.size()) return 0;
    if (text[at] == '\'') return 1;
    return has_at(text, at, "’") || has_at(text, at, "ʼ") ? static_cast<std::uint32_t>(character_length(text[at])) : 0;
}

// About as many tokens as the text has, or more, so that their memory is taken once: a sign or the beginning of a word each.
std::size_t most_tokens(std::string_view text) {
    std::size_t count = 0;
    bool in_word = false;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0x80 && byte < 0xC0) continue;  // goes on
        const bool sign = byte == 0xC2 || byte == 0xE2 || byte == 0xE3 || byte == 0xEF;  // what is no letter begins so
        const bool word = is_letter(c) || is_digit(c) || (byte >= 0xC0 && !sign);
        if (!word) count += c != ' ' && c != '\n';
        else if (!in_word) ++count;
        in_word = word;
    }
    return count;
}

class DocumentBuilder {
  public:
    explicit DocumentBuilder(const corpus::Article& article) {
        document_.text = article.text;
        document_.lexicon = &Lexicon::of(article.language);
        document_.paragraphs = text::paragraphs(article.text);
        document_.quoted = find_quoted(article.text, document_.paragraphs);
        if (document_.lexicon->traits().quotation_dashes) add_speech_after_dashes(article.text, document_.paragraphs, *document_.lexicon, document_.quoted);
        header_end_ = std::max(article.dateline.end, outlet_end(article.text));
    }

    Document build() {
        document_.tokens.reserve(most_tokens(document_.text));
        document_.quoted_tokens.reserve(document_.quoted.size());
        for (std::uint32_t i = 0; i < document_.paragraphs.size(); ++i) add_paragraph(i);
        document_.sentence_of.resize(document_.tokens.size());
        for (std::uint32_t i = 0; i < document_.sentences.size(); ++i) {
            if (!document_.lexicon->traits().separable_particles.empty()) join_parted_verbs(document_.sentences[i]);
            for (TokenIndex t = document_.sentences[i].first; t < document_.sentences[i].last; ++t) document_.sentence_of[t] = i;
        }
        return std::move(document_);
    }

  private:
    void add_paragraph(std::uint32_t index) {
        const base::TextSpan paragraph = document_.paragraphs[index];
        const TokenIndex first = size();
        ends_.clear();
        std::size_t end = 0;
        const std::vector<base::TextSpan> sentences = text::sentences(document_.text, paragraph);
        for (std::uint32_t at = paragraph.start; at < paragraph.end;) {
            const TokenIndex before = size();
            sentence_end_ = end < sentences.size() ? sentences[end].end : paragraph.end;
            at = next_token(at, paragraph.end);
            // A token closes the sentence when the last sentence end that it reaches is its own end.
            bool closes = false;
            while (end < sentences.size() && sentences[end].end <= at) closes = sentences[end++].end == at;
            if (closes_header(before, at)) closes = true;
            if (closes && size() > before) ends_.push_back(size());
        }
        if (size() == first) return;
        cut_sentences(first, index);
    }

    // teilte X am Montag mit: the verb is a cue, or another one, with its particle, which closes the clause.
    void join_parted_verbs(const Sentence& sentence) {
        constexpr TokenIndex longest_clause = 40;
        for (TokenIndex t = sentence.first; t < sentence.last; ++t) {
            if (!document_.tokens[t].is_word() || !document_.tokens[t].info.parted) continue;
            lower_into(document_.word(t), lower_);
            const TokenIndex end = std::min(sentence.last, t + longest_clause);
            for (TokenIndex p = t + 1; p < end && document_.tokens[p].kind != TokenKind::semicolon; ++p) {
                const bool closes = document_.tokens[p].is_word() && (p + 1 == sentence.last || !document_.tokens[p + 1].is_word() || document_.tokens[p + 1].info.is_any(WordClass::conjunction | WordClass::subordinator));
                const WordInfo joined = closes ? document_.lexicon->parted(lower_, document_.word(p)) : WordInfo{};
                if (joined.cue == 0) continue;
                document_.tokens[t].info.cue = joined.cue;
                document_.tokens[t].info.forms = joined.forms;
                document_.tokens[p].info.classes = static_cast<WordClasses>(WordClass::adverb);
                break;
            }
        }
    }

    // The dateline is no part of the sentence after it: nobody said "ASTANA, January 3 –".
    bool closes_header(TokenIndex before, std::uint32_t at) const {
        return at >= header_end_ && size() > before && document_.tokens.back().span.start < header_end_;
    }

    // "ECONOMYNEXT – …": the outlet's name in capitals before a dash. Looks at the first 40 bytes.
    static std::uint32_t outlet_end(std::string_view text) {
        std::uint32_t at = 0;
        while (at < text.size() && at < 40 && (is_upper(text[at]) || text[at] == ' ')) ++at;
        if (at < 5 || text[at - 1] != ' ') return 0;
        for (const std::string_view dash : {"– ", "— ", "- ", "-- "}) {
            if (has_at(text, at, dash)) return at + static_cast<std::uint32_t>(dash.size()) - 1;
        }
        return 0;
    }

    void cut_sentences(TokenIndex first, std::uint32_t paragraph) {
        TokenIndex start = first;
        for (const TokenIndex end : ends_) {
            if (end < size() && goes_on_after(end)) continue;
            document_.sentences.push_back({start, end, paragraph});
            start = end;
        }
        if (start < size()) document_.sentences.push_back({start, size(), paragraph});
    }

    // True when the sentence that seems to end before token `next` does not: “Really?” he asked.
    bool goes_on_after(TokenIndex next) const {
        const Token& last = document_.tokens[next - 1];
        if (last.kind != TokenKind::quoted) return false;
        const Token& following = document_.tokens[next];
        if (following.kind == TokenKind::comma || following.kind == TokenKind::dash) return true;
        if (following.is_word() && !following.capitalised) return true;
        for (TokenIndex t = next; t < size() && t < next + attribution_window; ++t) {
            const Token& token = document_.tokens[t];
            if (ends_sentence(t) || (token.kind == TokenKind::quoted && !document_.tokens[t - 1].capitalised)) return false;
            const bool cue = token.is_word() && !token.capitalised && token.info.cue != 0;
            if (!cue || t == next) continue;
            const Cue& told = document_.lexicon->cue(token.info.cue);
            if (!told.inverts || told.cue_class == "gesture") continue;  // “No.” He smiled.
            if (takes_words_before(t, document_.terminal(document_.quoted_at(next - 1)))) return true;
            if ((token.info.forms & (past | third_person)) != 0) return false;  // a base form may be a noun: state Del. Price
        }
        return false;
    }

    // A stop that closes a sentence, unlike that of "Del. Price". The ends of the paragraph at hand are in order.
    bool ends_sentence(TokenIndex t) const {
        return document_.tokens[t].kind == TokenKind::stop && std::binary_search(ends_.begin(), ends_.end(), t + 1);
    }

    // Whether the words of the cue at `t` stand before it, as nothing after it can be them. After a full stop that takes
    // a bare “….” Kovacs said.
    bool takes_words_before(TokenIndex t, char terminal) const {
        const TokenIndex end = std::min(size(), t + 1 + attribution_window);
        if (t + 1 >= end || ends_sentence(t + 1)) return true;
        if (terminal != '?' && terminal != '!') return false;
        const Traits& traits = document_.lexicon->traits();
        const Token& after = document_.tokens[t + 1];
        const bool adjunct = !after.is_word() || after.info.is_any(WordClass::preposition | WordClass::time | WordClass::adverb) ||
                             after.is(WordClass::subordinator);
        if (!adjunct && !document_.lexicon->cue(document_.tokens[t].info.cue).names_hearer) return false;
        for (TokenIndex i = t + 1; i < end && !ends_sentence(i); ++i) {
            if (document_.tokens[i].kind == TokenKind::quoted) return document_.tokens[i - 1].kind == TokenKind::comma;
            const std::string_view word = document_.word(i);
            if (traits.declarative_complementizers.has(word) || traits.interrogative_complementizers.has(word)) return false;
            if (traits.infinitive_markers.has(word) && !reaches_noun(i + 1, end)) return false;
        }
        return true;
    }

    // "to the crowd", not "to fight on"
    bool reaches_noun(TokenIndex t, TokenIndex end) const {
        if (t >= end) return false;
        const Token& token = document_.tokens[t];
        return token.capitalised || token.info.is_any(WordClass::determiner | WordClass::possessive | WordClass::object_pronoun | WordClass::kin);
    }

    // Adds the token that begins at `at` (none for blanks) and returns where it ends.
    std::uint32_t next_token(std::uint32_t at, std::uint32_t end) {
        if (next_quoted_ < document_.quoted.size() && document_.quoted[next_quoted_].outer.start == at) return add_quoted();
        const char c = document_.text[at];
        std::uint32_t limit = end;
        if (next_quoted_ < document_.quoted.size()) limit = std::min(limit, document_.quoted[next_quoted_].outer.start);
        if (c == '<') return past_markup(at, limit);
        if (const std::uint32_t blank = blank_at(at)) return at + blank;
        if (is_letter(c) || is_digit(c) || is_wide_letter(document_.text, at)) return add_word(at, limit);
        if (const std::uint32_t pronoun = enclitic_after(at, limit); pronoun != 0) return add_word(pronoun, limit);
        if (is_clitic(at, limit)) return add_clitic(at, limit);
        return add_punctuation(at, limit);
    }

    // Markup left in a text (<tweet id="…">) is passed over; a lone '<' too. Tags are short: the search is bounded.
    std::uint32_t past_markup(std::uint32_t at, std::uint32_t end) const {
        const std::uint32_t limit = std::min(end, at + 400);
        for (std::uint32_t i = at + 1; i < limit && document_.text[i] != '<'; ++i) {
            if (document_.text[i] == '>') return i + 1;
        }
        return at + 1;
    }

    // Bytes of the blank at `at`, no-break and typographic spaces included; 0 for anything else.
    std::uint32_t blank_at(std::uint32_t at) const {
        const std::string_view text = document_.text;
        if (text[at] == ' ' || text[at] == '\n' || text[at] == '\t') return 1;
        if (has_at(text, at, "\u00A0")) return 2;
        const bool general = text[at] == '\xE2' && at + 2 < text.size() && text[at + 1] == '\x80';
        if (!general) return 0;
        const auto last = static_cast<unsigned char>(text[at + 2]);
        return last <= 0x8B || last == 0xAF ? 3 : 0;
    }

    std::uint32_t add_quoted() {
        Token token;
        token.span = document_.quoted[next_quoted_].outer;
        token.kind = TokenKind::quoted;
        ++next_quoted_;
        document_.quoted_tokens.push_back(size());
        document_.tokens.push_back(token);
        return token.span.end;
    }

    std::uint32_t add_word(std::uint32_t at, std::uint32_t limit) {
        std::uint32_t end = at;
        bool number = is_digit(document_.text[at]);
        bool dotted = false;
        std::uint32_t elided = 0;  // bytes of the apostrophe behind the word
        const Traits& traits = document_.lexicon->traits();
        if (traits.unspaced && !number) limit = std::min(limit, end_of_unspaced(at, limit));
        while (end < limit) {
            const char c = document_.text[end];
            if (is_letter(c) || is_digit(c)) {
                ++end;
            } else if (is_wide_letter(document_.text, end)) {
                end += static_cast<std::uint32_t>(character_length(c));
            } else if (joins_word(end, limit, number)) {
                dotted = dotted || c == '.';
                ++end;
            } else if (joins_capitals(at, end, limit)) {
                end += c == '\'' ? 1 : 3;
            } else if (const std::uint32_t joint = joins_letters(end, limit); joint != 0) {
                if (is_elided(at, end)) {
                    elided = joint;
                    break;
                }
                end += joint;
            } else {
                break;
            }
        }
        end = before_enclitic(at, std::min(end, limit));
        Token token;
        token.span = {at, split_negation(at, end)};
        token.kind = number ? TokenKind::number : TokenKind::word;
        const std::string_view word = base::slice(document_.text, token.span);
        token.capitalised = starts_upper(word);
        lower_into(word, lower_);
        token.info = document_.lexicon->look_up(lower_);
        if (const std::uint32_t joined = proclitic(word, token.info); joined != 0) {
            token.span.end = end = at + joined;
            lower_into(base::slice(document_.text, token.span), lower_);
            token.info = document_.lexicon->look_up(lower_);
        }
        if (!number && end < limit && end + 1 != sentence_end_ && document_.text[end] == '.' && (takes_stop(word, dotted, token.info) || has_at(document_.text, end + 1, ","))) {
            token.span.end = ++end;
        }
        document_.tokens.push_back(token);
        return token.span.end + elided;
    }

    // An apostrophe between letters: qu'elle, прем'єр; and сім"я, as some write it. Its bytes, or 0.
    std::uint32_t joins_letters(std::uint32_t at, std::uint32_t limit) const {
        const std::string_view text = document_.text;
        const auto is_far = [](char c) { return static_cast<unsigned char>(c) >= 0x80; };
        const std::uint32_t size = text[at] == '"' ? 1 : apostrophe_at(text, at);
        if (size == 0 || at + size >= limit || at == 0) return 0;
        const bool wide = is_far(text[at - 1]) && is_wide_letter(text, at + size);
        if (text[at] == '"') return wide ? size : 0;
        const bool letter = is_letter(text[at + size]) || is_wide_letter(text, at + size);
        return wide || (letter && !document_.lexicon->traits().elisions.empty()) ? size : 0;
    }

    bool is_elided(std::uint32_t first, std::uint32_t end) {
        lower_into(base::slice(document_.text, {first, end}), lower_);
        return document_.lexicon->traits().elisions.has(lower_);
    }

    // Where the verb of "dit-elle" and "ajoute-t-il" ends; `end` where no pronoun hangs on it.
    std::uint32_t before_enclitic(std::uint32_t first, std::uint32_t end) {
        const WordList& enclitics = document_.lexicon->traits().enclitics;
        if (enclitics.empty()) return end;
        const std::string_view word = base::slice(document_.text, {first, end});
        const std::size_t hyphen = word.rfind('-');
        if (hyphen == std::string_view::npos || hyphen == 0) return end;
        lower_into(word.substr(hyphen + 1), lower_);
        if (!enclitics.has(lower_)) return end;
        std::string_view verb = word.substr(0, hyphen);
        if (verb.ends_with("-t")) verb.remove_suffix(2);
        lower_into(verb, lower_);
        const WordInfo info = document_.lexicon->look_up(lower_);
        const bool is_verb = info.cue != 0 || info.is_any(WordClass::auxiliary | WordClass::verb);
        return is_verb ? first + static_cast<std::uint32_t>(verb.size()) : end;
    }

    // Where the pronoun begins of the "-t-il" at `at`, with its verb before it; 0: there is none.
    std::uint32_t enclitic_after(std::uint32_t at, std::uint32_t limit) {
        const WordList& enclitics = document_.lexicon->traits().enclitics;
        const std::string_view text = document_.text;
        if (enclitics.empty() || text[at] != '-' || size() == 0 || !document_.tokens.back().is_word()) return 0;
        std::uint32_t first = at + 1;
        if (has_at(text, first, "t-")) first += 2;
        std::uint32_t end = first;
        while (end < limit && is_letter(text[end])) ++end;
        lower_into(base::slice(text, {first, end}), lower_);
        return end > first && enclitics.has(lower_) ? first : 0;
    }

    // Bytes of the "و" of وقال, where what follows is a known word; and of a preposition that a source follows: وفقا لوزارة. 0: none.
    std::uint32_t proclitic(std::string_view word, WordInfo info) {
        const Traits& traits = document_.lexicon->traits();
        if (traits.proclitics.empty()) return 0;
        constexpr std::size_t shortest = 4;  // bytes of the rest: two Arabic letters
        const bool source = size() > 0 && document_.tokens.back().is(WordClass::according);
        for (const WordList* list : {source ? &traits.according_to : nullptr, info.classes == 0 && info.cue == 0 ? &traits.proclitics : nullptr}) {
            if (list == nullptr) continue;
            for (const std::string_view one : *list) {
                if (!word.starts_with(one) || word.size() < one.size() + shortest) continue;
                lower_into(word.substr(one.size()), lower_);
                const WordInfo rest = document_.lexicon->look_up(lower_);
                if (list == &traits.according_to || rest.cue != 0 || rest.classes != 0) return static_cast<std::uint32_t>(one.size());
            }
        }
        return 0;
    }

    // Where the word ends that begins at `at`, in a language without blanks: at its own end, where the tables have it; else before the next word that they have.
    std::uint32_t end_of_unspaced(std::uint32_t at, std::uint32_t limit) {
        if (const std::uint32_t known = known_word(at, limit); known != 0) return at + known;
        std::uint32_t end = at;
        while (end < limit && is_wide_letter(document_.text, end)) {
            end += static_cast<std::uint32_t>(character_length(document_.text[end]));
            if (end < limit && known_word(end, limit) != 0) break;
        }
        return end > at ? end : limit;
    }

    // Bytes of the longest word of the tables at `at`; 0: there is none. A single kana is a word only behind another script: 市長は.
    std::uint32_t known_word(std::uint32_t at, std::uint32_t limit) const {
        constexpr std::uint32_t longest = 30;  // bytes: ten characters
        const std::string_view text = document_.text;
        std::uint32_t end = std::min(limit, at + longest);
        while (end > at && !text::on_border(text, end)) --end;
        for (; end > at; end -= text::decode_before(text, end).length) {
            const WordInfo info = document_.lexicon->look_up(text.substr(at, end - at));
            if (info.classes == 0 && info.cue == 0) continue;
            const text::Decoded first = text::decode(text, at);
            const bool single = at + first.length == end && is_hiragana(first.code_point);
            if (single && at > 0 && is_hiragana(text::decode_before(text, at).code_point)) continue;
            return end - at;
        }
        return 0;
    }

    // Hyphens, and stops or commas between letters or digits: Jean-Luc, U.S, 3.5, 1,000.
    bool joins_word(std::uint32_t at, std::uint32_t limit, bool number) const {
        if (at + 1 >= limit) return false;
        const char c = document_.text[at], next = document_.text[at + 1];
        if (c == '-') return is_letter(next) || is_digit(next) || is_wide_letter(document_.text, at + 1);
        if (c == '.') return number ? is_digit(next) : is_letter(next) && is_upper(document_.text[at - 1]) && is_upper(next);
        return c == ',' && number && is_digit(next);
    }

    // "didn’t" stays one word: the closed classes list it so.
    std::uint32_t split_negation(std::uint32_t at, std::uint32_t end) const {
        if (end - at < 2 || document_.text[end - 1] != 'n') return end;
        if (has_at(document_.text, end, "'t")) return end + 2;
        return has_at(document_.text, end, "’t") ? end + 4 : end;
    }

    // O’Brien, D'Souza: capitals on both sides of an apostrophe.
    bool joins_capitals(std::uint32_t first, std::uint32_t at, std::uint32_t limit) const {
        const std::uint32_t size = document_.text[at] == '\'' ? 1 : has_at(document_.text, at, "’") ? 3 : 0;
        return size != 0 && at > first && at - first <= 2 && is_upper(document_.text[at - 1]) && at + size < limit && is_upper(document_.text[at + size]);
    }

    // The stop of "Mr.", "U.S." and initials belongs to the word; a sentence's end does not.
    static bool takes_stop(std::string_view word, bool dotted, WordInfo info) {
        return dotted || (word.size() == 1 && is_upper(word[0])) || (info.is(WordClass::title) && starts_upper(word)) ||
               (info.is(WordClass::time) && word.size() <= 4 && starts_upper(word));
    }

    bool is_clitic(std::uint32_t at, std::uint32_t limit) const {
        if (at == 0 || size() == 0 || document_.tokens.back().span.end != at || !document_.tokens.back().is_word()) return false;
        return at + 1 < limit && (document_.text[at] == '\'' || has_at(document_.text, at, "’"));
    }

    std::uint32_t add_clitic(std::uint32_t at, std::uint32_t limit) {
        std::uint32_t end = at + (document_.text[at] == '\'' ? 1u : 3u);
        while (end < limit && is_letter(document_.text[end])) ++end;
        Token token;
        token.span = {at, end};
        token.kind = TokenKind::clitic;
        const std::string_view letters = base::slice(document_.text, {at + (document_.text[at] == '\'' ? 1u : 3u), end});
        const bool after_pronoun = document_.tokens.back().info.is_any(WordClass::subject_pronoun | WordClass::relative);
        if (letters == "t") {
            token.info.classes = WordClass::auxiliary | WordClass::negation;
        } else if ((letters != "s" && !letters.empty()) || after_pronoun) {
            token.info.classes = static_cast<WordClasses>(WordClass::auxiliary);
        } else {
            token.info.classes = static_cast<WordClasses>(WordClass::possessive);
        }
        document_.tokens.push_back(token);
        return end;
    }

    std::uint32_t add_punctuation(std::uint32_t at, std::uint32_t limit) {
        const char c = document_.text[at];
        std::uint32_t end = std::min(limit, at + static_cast<std::uint32_t>(character_length(c)));
        TokenKind kind = TokenKind::other;
        if (c == ',') kind = TokenKind::comma;
        else if (c == ';') kind = TokenKind::semicolon;
        else if (c == ':') kind = TokenKind::colon;
        else if (c == '.' || c == '?' || c == '!') kind = TokenKind::stop;
        else if (c == '(' || c == '[') kind = TokenKind::open_bracket;
        else if (c == ')' || c == ']') kind = TokenKind::close_bracket;
        else if (c == '-' || is_long_dash(at)) kind = TokenKind::dash;
        else if (static_cast<unsigned char>(c) >= 0x80) kind = kind_of_mark(text::decode(document_.text, at).code_point);
        if (kind == TokenKind::dash) while (end < limit && document_.text[end] == '-') ++end;
        Token token;
        token.span = {at, end};
        token.kind = kind;
        document_.tokens.push_back(token);
        return end;
    }

    // The marks of Arabic, Chinese and Japanese.
    static TokenKind kind_of_mark(char32_t mark) {
        switch (mark) {
            case U'،':
            case U'、':
            case U'，': return TokenKind::comma;
            case U'؛':
            case U'；': return TokenKind::semicolon;
            case U'：': return TokenKind::colon;
            case U'。':
            case U'！':
            case U'？':
            case U'؟': return TokenKind::stop;
            case U'（':
            case U'【': return TokenKind::open_bracket;
            case U'）':
            case U'】': return TokenKind::close_bracket;
            default: return TokenKind::other;
        }
    }

    // U+2010 to U+2015
    bool is_long_dash(std::uint32_t at) const {
        return has_at(document_.text, at, "\xE2\x80") && at + 2 < document_.text.size() && document_.text[at + 2] >= '\x90' &&
               document_.text[at + 2] <= '\x95';
    }

    TokenIndex size() const { return static_cast<TokenIndex>(document_.tokens.size()); }

    Document document_;
    std::vector<TokenIndex> ends_;  // of the paragraph at hand: one past the tokens that close a sentence
    std::uint32_t next_quoted_ = 0;
    std::uint32_t header_end_ = 0;  // where the dateline ends
    std::uint32_t sentence_end_ = 0;  // of the sentence at hand
    std::string lower_;
};

}  // namespace

char Document::terminal(std::uint32_t q) const {
    const base::TextSpan inner = quoted[q].inner;
    for (std::uint32_t end = inner.end; end > inner.start;) {
        const std::string_view rest = text.substr(inner.start, end - inner.start);
        const char last = rest.back();
        if (last == '"' || last == '\'' || last == ')' || last == ' ') --end;
        else if (rest.ends_with("’") || rest.ends_with("”")) end -= 3;
        else if (rest.ends_with("。")) return '.';
        else if (rest.ends_with("？")) return '?';
        else if (rest.ends_with("！")) return '!';
        else if (rest.ends_with("，") || rest.ends_with("、")) return ',';
        else return last;
    }
    return 0;
}

Document read_document(const corpus::Article& article) {
    Document document = DocumentBuilder(article).build();
    parse_sentences(document);
    return document;
}

}  // namespace verbatim::language
