#include "corpus/title.h"

#include <algorithm>
#include <array>
#include <vector>

#include "corpus/dateline.h"
#include "corpus/dates.h"
#include "text/characters.h"
#include "text/sentences.h"
#include "text/tokenizer.h"
#include "text/utf8.h"

namespace verbatim::corpus {
namespace {

// A sentence that opens with one of these has its first comma after an introduction, not after a clause.
constexpr std::array<std::string_view, 26> introductions = {
    "according", "after",  "although",  "amid",  "as",   "at",    "because", "before", "by",
    "despite",   "during", "following", "for",   "from", "if",    "in",      "last",   "on",
    "over",      "since",  "to",        "under", "when", "while", "with",    "without"};
// Words that open a clause of their own.
constexpr std::array<std::string_view, 14> clause_openers = {"after", "although", "because", "before", "but",
                                                             "since", "though",   "unless",  "until",  "when",
                                                             "where", "which",    "while",   "who"};
// Words that open a phrase which a clause can do without.
constexpr std::array<std::string_view, 21> phrase_openers = {
    "about", "across", "against", "along", "amid", "among", "around",  "at",    "between", "by",     "during",
    "for",   "from",   "in",      "into",  "on",   "over",  "through", "under", "with",    "without"};

// Verbs that make a clause of what precedes them; regular past forms are told by their ending.
constexpr std::array<std::string_view, 77> finite_verbs = {
    "are",    "asked", "became", "began",   "bought", "broke", "brought", "built",  "calls", "came",  "can",
    "closes", "could", "cut",    "did",     "do",     "does",  "faces",   "fell",   "found", "gave",  "gives",
    "goes",   "got",   "grew",   "had",     "has",    "have",  "held",    "hit",    "is",    "kept",  "led",
    "left",   "loses", "lost",   "made",    "makes",  "may",   "met",     "might",  "must",  "opens", "paid",
    "plans",  "put",   "ran",    "remains", "rose",   "said",  "saw",     "say",    "says",  "seeks", "sent",
    "set",    "shot",  "should", "shows",   "sought", "spoke", "stood",   "struck", "takes", "told",  "took",
    "urges",  "wants", "warns",  "was",     "went",   "were",  "will",    "wins",   "won",   "would", "wrote"};

// No clause ends in one of these.
constexpr std::array<std::string_view, 27> not_last = {
    "a",    "added", "an",   "and",    "announced", "as",  "asked", "at",   "but",
    "by",   "for",   "from", "in",     "noted",     "of",  "on",    "or",   "reported",
    "said", "say",   "says", "stated", "that",      "the", "to",    "told", "with"};

constexpr std::array<std::string_view, 9> subordinators = {"although", "because", "if",    "that", "when",
                                                           "where",    "which",   "while", "who"};

template <std::size_t Size>
bool listed(std::string_view word, const std::array<std::string_view, Size>& list) {
    return std::binary_search(list.begin(), list.end(), word);
}

// How good a place to stop is.
enum class Border : std::uint8_t { word, phrase, clause };

struct Stop {
    std::size_t offset = 0;  // the title's end, if it stops here
    Border border = Border::word;
};

bool is_pause(char32_t c) {
    return c == ',' || c == ';' || c == ':' || c == U'–' || c == U'—' || c == U'،' || c == U'、' || c == U'，' ||
           c == U'；' || c == U'：';
}

// Follows quotation marks: inside them no clause ends.
class OpenQuotation {
  public:
    void pass(char32_t c) {
        if (c == closing_) {
            closing_ = 0;
        } else if (closing_ == 0) {
            closing_ = closing_of(c);
        }
    }
    bool outside() const { return closing_ == 0; }
    // The mark that would close the quotation; 0 outside.
    char32_t closing() const { return closing_; }

  private:
    static char32_t closing_of(char32_t opening) {
        switch (opening) {
            case U'"': return U'"';
            case U'“': return U'”';
            case U'„': return U'“';
            case U'«': return U'»';
            case U'「': return U'」';
            default: return 0;
        }
    }

    char32_t closing_ = 0;
};

// Whether English words hold something like a finite verb: "Sri Lanka’s National People’s Power" is no clause, and
// "Two parties said" is only the start of one.
bool is_english_clause(std::string_view words) {
    bool found = false, breaks_off = false;
    text::Tokenizer tokenizer(words);
    text::Token token;
    while (tokenizer.next(token)) {
        const std::string_view word = token.folded;
        const bool regular_past = token.position > 0 && word.size() > 4 && word.substr(word.size() - 2) == "ed";
        if (listed(word, subordinators)) found = false;  // what follows needs a verb of its own
        found |= regular_past || listed(word, finite_verbs);
        breaks_off = listed(word, not_last);
    }
    return found && !breaks_off;
}

// The places where `sentence` could stop, within the length of a title. Words that open clauses and phrases are known
// for English alone.
std::vector<Stop> find_stops(std::string_view sentence, bool english) {
    std::vector<Stop> stops;
    OpenQuotation quotes;
    std::size_t characters = 0, word_start = 0;
    const auto word_at = [&](std::size_t start) {
        text::Tokenizer tokenizer(sentence.substr(start, 48));
        text::Token token;
        return tokenizer.next(token) && token.start == 0 ? std::string(token.folded) : std::string();
    };
    const bool introduced = listed(word_at(0), introductions);
    bool pause_passed = false;
    for (std::size_t offset = 0; offset < sentence.size() && characters <= longest_made_title;) {
        const text::Decoded decoded = text::decode(sentence, offset);
        const char32_t c = decoded.code_point;
        quotes.pass(c);
        const bool dash = c == U'–' || c == U'—';
        if (quotes.outside() && is_pause(c)) {
            const bool between_digits =
                offset > 0 && text::is_digit(text::decode_before(sentence, offset).code_point) &&
                offset + 1 < sentence.size() && text::is_digit(text::decode(sentence, offset + 1).code_point);
            if (!between_digits) {
                const std::size_t end = dash && offset > 0 && sentence[offset - 1] == ' ' ? offset - 1 : offset;
                stops.push_back({end, introduced && !pause_passed ? Border::word : Border::clause});
                pause_passed = true;
            }
        } else if (c == ' ' && offset > word_start) {
            Border border = Border::word;
            if (english && quotes.outside() && !(introduced && !pause_passed)) {
                const std::string next = word_at(offset + 1);
                if (listed(next, phrase_openers)) border = Border::phrase;
                if (listed(next, clause_openers)) border = Border::clause;
            }
            stops.push_back({offset, border});
            word_start = offset + 1;
        }
        offset += decoded.length;
        ++characters;
    }
    return stops;
}

// Shorter stretches are hardly whole clauses ("President Tokayev", "In Astana").
constexpr std::size_t shortest_clause = 30;

std::string_view trim_end(std::string_view text) {
    while (!text.empty()) {
        const text::Decoded last = text::decode_before(text, text.size());
        const char32_t c = last.code_point;
        if (!text::is_blank(c) && !is_pause(c) && c != '.' && c != U'。' && c != U'।' && c != U'።' && c != U'۔') break;
        text.remove_suffix(last.length);
    }
    return text;
}

// A full stop stays where it belongs to the word before it ("U.S.").
std::string_view without_full_stop(std::string_view sentence) {
    const std::string_view trimmed = trim_end(sentence);
    if (trimmed.empty()) return sentence;  // nothing but signs
    const std::size_t word = trimmed.rfind(' ') + 1;
    const bool abbreviated =
        trimmed.find('.', word) != std::string_view::npos && sentence.substr(trimmed.size(), 1) == ".";
    return abbreviated ? sentence.substr(0, trimmed.size() + 1) : trimmed;
}

bool holds_words(std::string_view sentence, int wanted) {
    text::Tokenizer tokenizer(sentence);
    text::Token token;
    while (wanted > 0 && tokenizer.next(token)) --wanted;
    return wanted == 0;
}

// The first sentence after `start` that has three words ("PRESENTER:" and "E&OE" say nothing), looked for in the first
// 4,000 bytes; else the first with any. Paragraphs that are a date are passed over.
base::TextSpan first_sentence(std::string_view text, std::uint32_t start) {
    constexpr std::size_t looked_at = 4000;
    base::TextSpan first_with_a_word;
    for (const base::TextSpan paragraph : text::paragraphs(text)) {
        if (!first_with_a_word.empty() && paragraph.start > start + looked_at) break;
        if (paragraph.end <= start || read_date(base::slice(text, paragraph))) continue;
        for (const base::TextSpan sentence : text::sentences(text, {std::max(paragraph.start, start), paragraph.end})) {
            const std::string_view words = base::slice(text, sentence);
            if (holds_words(words, 3)) return sentence;
            if (first_with_a_word.empty() && holds_words(words, 1)) first_with_a_word = sentence;
        }
    }
    return first_with_a_word;
}

// The mark that closes a quotation which `words` leave open.
std::string closing_mark(std::string_view words) {
    OpenQuotation quotes;
    for (std::size_t offset = 0; offset < words.size();) {
        const text::Decoded decoded = text::decode(words, offset);
        quotes.pass(decoded.code_point);
        offset += decoded.length;
    }
    std::string mark;
    if (!quotes.outside()) text::append(mark, quotes.closing());
    return mark;
}

// Shorter first paragraphs are bylines, times and rubrics. Han, Kana and Thai say more with less.
std::size_t shortest_headline(std::string_view words) {
    return text::is_unspaced_script(text::decode(words, 0).code_point) ? 8 : 20;
}

}  // namespace

base::TextSpan find_headline(std::string_view text) {
    constexpr std::size_t longest_headline = 140;
    const std::size_t end = text.find("\n\n");
    if (end == std::string_view::npos || end == 0 || end > longest_headline * 4) return {};
    const std::string_view first = text.substr(0, end);
    const std::size_t characters = text::count_code_points(first);
    if (characters > longest_headline || characters < shortest_headline(first)) return {};
    constexpr std::u32string_view ends_prose = U".:,;…。：।።۔”\"»";
    if (ends_prose.find(text::decode_before(text, end).code_point) != std::u32string_view::npos) return {};
    if (!find_dateline(text).span.empty() || read_date(first)) return {};
    const std::size_t next = end + 2;
    const std::size_t next_end = std::min(text.find("\n\n", next), text.size());
    if (next_end - next <= end) return {};  // a list or a poem, not a headline over an article
    return {0, static_cast<std::uint32_t>(end)};
}

std::string make_title(std::string_view text, base::TextSpan dateline, base::TextSpan credit,
                       std::string_view language) {
    base::TextSpan sentence = first_sentence(text, dateline.end);
    if (sentence.empty()) sentence = {0, static_cast<std::uint32_t>(text.size())};  // nothing but a dateline or a date
    const base::TextSpan before_credit{sentence.start, credit.start};
    if (!credit.empty() && sentence.covers(credit) && holds_words(base::slice(text, before_credit), 1))
        sentence = before_credit;
    const std::string_view whole = without_full_stop(base::slice(text, sentence));
    if (text::count_code_points(whole) <= longest_made_title) return std::string(whole);

    const bool english = language == "en";
    std::size_t best = 0;
    Border best_border = Border::word;
    for (const Stop& stop : find_stops(whole, english)) {
        const std::string_view words = whole.substr(0, stop.offset);
        const std::size_t characters = text::count_code_points(words);
        const bool room_for_ellipsis = characters + 2 <= longest_made_title;  // and for a closing mark
        const bool clause =
            characters >= shortest_clause && characters <= longest_made_title && (!english || is_english_clause(words));
        if (stop.border >= best_border && (stop.border == Border::word ? room_for_ellipsis : clause)) {
            best = stop.offset;
            best_border = stop.border;
        }
    }
    if (best == 0) {  // one long word: cut between characters
        std::size_t characters = 0;
        while (characters + 2 < longest_made_title && best < whole.size()) {
            best += text::decode(whole, best).length;
            ++characters;
        }
    }
    std::string title(trim_end(whole.substr(0, best)));
    if (title.empty()) title = whole.substr(0, best);  // nothing but signs
    if (best_border == Border::word) title += "…" + closing_mark(title);
    return title;
}

}  // namespace verbatim::corpus
