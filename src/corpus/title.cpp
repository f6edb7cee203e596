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
    "according", "after", "although", "amid", "as", "at", "because", "before", "by", "despite", "during", "following",
    "for", "from", "if", "in", "last", "on", "over", "since", "to", "under", "when", "while", "with", "without"};
// Words that open a clause of their own.
constexpr std::array<std::string_view, 14> clause_openers = {
    "after", "although", "because", "before", "but", "since", "though", "unless", "until", "when", "where", "which",
    "while", "who"};
// Words that open a phrase which a clause can do without.
constexpr std::array<std::string_view, 21> phrase_openers = {
    "about", "across", "against", "along", "amid", "among", "around", "at", "between", "by", "during", "for", "from",
    "in", "into", "on", "over", "through", "under", "with", "without"};

// Verbs that make a clause of what precedes them; regular past forms are told by their ending.
constexpr std::array<std::string_view, 77> finite_verbs = {
    "are", "asked", "became", "began", "bought", "broke", "brought", "built", "calls", "came", "can", "closes",
    "could", "cut", "did", "do", "does", "faces", "fell", "found", "gave", "gives", "goes", "got", "grew", "had",
    "has", "have", "held", "hit", "is", "kept", "led", "left", "loses", "lost", "made", "makes", "may", "met",
    "might", "must", "opens", "paid", "plans", "put", "ran", "remains", "rose", "said", "saw", "say", "says", "seeks",
    "sent", "set", "shot", "should", "shows", "sought", "spoke", "stood", "struck", "takes", "told", "took", "urges",
    "wants", "warns", "was", "went", "were", "will", "wins", "won", "would", "wrote"};

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
    return c == ',' || c == ';' || c == ':' || c == U'–' || c == U'—' || c == U'،' || c == U'、' || c == U'，' || c == U'；' || c == U'：';
}

// Follows quotation marks: inside them no clause ends.
class QuoteDepth {
  public:
    void pass(char32_t c) {
        if (c == '"') straight_ = !straight_;
        if (c == U'“' || c == U'„' || c == U'«' || c == U'「') ++depth_;
        if ((c == U'”' || c == U'»' || c == U'」') && depth_ > 0) --depth_;
    }
    bool outside() const { return !straight_ && depth_ == 0; }

  private:
    bool straight_ = false;
    int depth_ = 0;
};

// Whether English words hold something like a finite verb: "Sri Lanka’s National People’s Power" is no clause.
bool holds_verb(std::string_view words) {
    text::Tokenizer tokenizer(words);
    text::Token token;
    while (tokenizer.next(token)) {
        const std::string_view word = token.folded;
        const bool regular_past = token.position > 0 && word.size() > 4 && word.substr(word.size() - 2) == "ed";
        if (regular_past || listed(word, finite_verbs)) return true;
    }
    return false;
}

// The places where `sentence` could stop, within the length of a title. Words that open clauses and phrases are known for
// English alone.
std::vector<Stop> find_stops(std::string_view sentence, bool english) {
    std::vector<Stop> stops;
    QuoteDepth quotes;
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
            const bool between_digits = offset > 0 && text::is_digit(text::decode_before(sentence, offset).code_point) &&
                                        offset + 1 < sentence.size() && text::is_digit(text::decode(sentence, offset + 1).code_point);
            if (!between_digits) {
                const std::size_t end = dash && offset > 0 && sentence[offset - 1] == ' ' ? offset - 1 : offset;
                stops.push_back({end, introduced && !pause_passed ? Border::word : Border::clause});
                pause_passed = true;
            }
        } else if (quotes.outside() && c == ' ' && offset > word_start) {
            const std::string next = word_at(offset + 1);
            Border border = Border::word;
            if (english && listed(next, clause_openers)) border = Border::clause;
            if (english && listed(next, phrase_openers)) border = Border::phrase;
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
    const std::size_t word = trimmed.rfind(' ') + 1;
    return trimmed.find('.', word) != std::string_view::npos ? sentence.substr(0, std::min(trimmed.size() + 1, sentence.size())) : trimmed;
}

base::TextSpan first_sentence(std::string_view text, std::uint32_t start) {
    for (const base::TextSpan paragraph : text::paragraphs(text.substr(0, std::min<std::size_t>(text.size(), start + 4000)))) {
        if (paragraph.end <= start || read_date(base::slice(text, paragraph))) continue;
        const auto found = text::sentences(text, {std::max(paragraph.start, start), paragraph.end});
        if (!found.empty()) return found[0];
    }
    return {};
}

}  // namespace

base::TextSpan find_headline(std::string_view text) {
    constexpr std::size_t longest_headline = 140;
    const std::size_t end = text.find("\n\n");
    if (end == std::string_view::npos || end == 0 || end > longest_headline * 4) return {};
    const std::string_view first = text.substr(0, end);
    if (text::count_code_points(first) > longest_headline) return {};
    constexpr std::u32string_view ends_prose = U".:,;…。：।።۔”\"»";
    if (ends_prose.find(text::decode_before(text, end).code_point) != std::u32string_view::npos) return {};
    if (find_dateline(first).span.end == end || read_date(first)) return {};
    const std::size_t next = end + 2;
    const std::size_t next_end = std::min(text.find("\n\n", next), text.size());
    if (next_end - next <= end) return {};  // a list or a poem, not a headline over an article
    return {0, static_cast<std::uint32_t>(end)};
}

std::string make_title(std::string_view text, base::TextSpan dateline, base::TextSpan credit, std::string_view language) {
    base::TextSpan sentence = first_sentence(text, dateline.end);
    if (!credit.empty() && sentence.covers(credit) && credit.start > sentence.start) sentence.end = credit.start;
    const std::string_view whole = without_full_stop(base::slice(text, sentence));
    if (text::count_code_points(whole) <= longest_made_title) return std::string(whole);

    const bool english = language == "en";
    std::size_t best = 0;
    Border best_border = Border::word;
    for (const Stop& stop : find_stops(whole, english)) {
        const std::string_view words = whole.substr(0, stop.offset);
        const std::size_t characters = text::count_code_points(words);
        const bool room_for_ellipsis = characters < longest_made_title;
        const bool clause = characters >= shortest_clause && characters <= longest_made_title && (!english || holds_verb(words));
        if (stop.border >= best_border && (stop.border == Border::word ? room_for_ellipsis : clause)) {
            best = stop.offset;
            best_border = stop.border;
        }
    }
    if (best == 0) {  // one long word: cut between characters
        std::size_t characters = 0;
        while (characters + 1 < longest_made_title && best < whole.size()) {
            best += text::decode(whole, best).length;
            ++characters;
        }
    }
    std::string title(trim_end(whole.substr(0, best)));
    if (best_border == Border::word) title += "…";
    return title;
}

}  // namespace verbatim::corpus
