#include "text/sentences.h"

#include <algorithm>
#include <array>

#include "text/characters.h"
#include "text/utf8.h"

namespace verbatim::text {
namespace {

// Abbreviations after which a full stop ends no sentence although a capital follows, lower-cased, sorted. Those that
// commonly end a sentence too ("etc.", "a.m.", "Inc.") are not here: there the next word decides.
constexpr std::array<std::string_view, 71> abbreviations = {
    "adm",   "art", "asst",   "att",  "atty", "bgen", "bp",  "brig", "bros", "capt", "cf",   "cmdr", "col",  "comdr", "cpl",
    "del",   "dr",    "eng", "ens",    "eq",   "exec", "fig", "fr",   "ft",   "gen",  "gov",  "hon",  "hr",   "insp",  "lt",
    "ltcol", "maj", "messrs", "mme",  "mr",   "mrs", "ms",   "msgr", "mt",   "mx",   "no",   "nos",  "nr",    "op",
    "ph",    "pp",  "pres",   "prof", "pte",  "pvt", "rep",  "reps", "rev",  "rs",   "sen",  "sens", "sgt",   "sr",
    "st",    "ste", "str",    "supt", "tel",  "u",   "v",    "ven",  "vol",  "vols", "vs",   "z",    "г",
};

// Months and the like end sentences as often as not; a number after them says that they did not.
constexpr std::array<std::string_view, 16> before_numbers = {"apr", "aug", "c",   "ca",  "ch",  "dec", "feb", "jan",
                                                             "jul", "jun", "mar", "nov", "oct", "p",   "sec", "sept"};

// "U.S. President" goes on, "at 5 p.m. The meeting" does not: words that open sentences far more often than they follow
// initials.
constexpr std::array<std::string_view, 39> openers = {
    "a",    "after", "an",  "and",   "as",   "at",        "but",   "for",  "he",   "her",   "his", "however", "i",
    "if",   "in",    "it",  "its",   "last", "meanwhile", "my",    "no",   "on",   "one",   "our", "she",     "since",
    "some", "that",  "the", "their", "then", "there",     "these", "they", "this", "those", "we",  "when",    "while"};

// German words that stand before ordinals, sorted.
constexpr std::array<std::string_view, 21> before_ordinals = {
    "ab",   "am",    "beim", "bis",  "das",   "dem",    "den",  "der", "des", "die", "ein",
    "ihre", "ihren", "im",   "sein", "seine", "seinen", "seit", "und", "vom", "zum"};

// Bytes looked at around a full stop, so that no input costs more than linear time.
constexpr std::size_t longest_word = 48;

bool listed(std::string_view word, auto& list) { return std::binary_search(list.begin(), list.end(), word); }

// Of ASCII: . ! ?
bool is_terminal(char32_t c) {
    constexpr std::u32string_view terminals = U".!?…。！？｡।॥۔؟።፧‼⁇⁈⁉";
    return terminals.find(c) != std::u32string_view::npos;
}

// Full-width ends need no blank after them.
bool needs_no_blank(char32_t c) {
    constexpr std::u32string_view full_width = U"。！？｡";
    return full_width.find(c) != std::u32string_view::npos;
}

char32_t code_point_at(std::string_view text, std::size_t offset) {
    return offset < text.size() ? decode(text, offset).code_point : 0;
}

class Splitter {
  public:
    Splitter(std::string_view text, base::TextSpan paragraph)
        : text_(text.substr(0, paragraph.end)), start_(paragraph.start) {}

    std::vector<base::TextSpan> run() {
        std::size_t offset = start_;
        while (offset < text_.size()) {
            const auto byte = static_cast<unsigned char>(text_[offset]);
            if (byte < 0x80 && byte != '.' && byte != '!' && byte != '?') {  // nearly all
                ++offset;
                continue;
            }
            const Decoded decoded = decode(text_, offset);
            offset += decoded.length;
            if (!is_terminal(decoded.code_point)) continue;
            const std::size_t mark = offset - decoded.length;
            const char32_t last = pass_terminals(offset, decoded.code_point);
            const std::size_t closed = pass_closing(offset);
            if (ends_here(mark, last, offset, closed)) {
                add(closed);
                offset = closed;
            }
        }
        add(text_.size());
        return std::move(sentences_);
    }

  private:
    // Moves past "?!", "..." and the like; the last of them.
    char32_t pass_terminals(std::size_t& offset, char32_t last) const {
        while (offset < text_.size()) {
            const Decoded decoded = decode(text_, offset);
            if (!is_terminal(decoded.code_point)) break;
            last = decoded.code_point;
            offset += decoded.length;
        }
        return last;
    }

    std::size_t pass_closing(std::size_t offset) const {
        while (offset < text_.size()) {
            const Decoded decoded = decode(text_, offset);
            if (!is_closing(decoded.code_point) || opens_next(offset, decoded)) break;
            offset += decoded.length;
        }
        return offset;
    }

    // “ ‘ « and » open in one language and close in another: before a letter they open.
    bool opens_next(std::size_t offset, const Decoded& mark) const {
        constexpr std::u32string_view ambiguous = U"“‘«»‹›";
        const char32_t next = code_point_at(text_, offset + mark.length);
        return ambiguous.find(mark.code_point) != std::u32string_view::npos && (is_letter(next) || is_digit(next));
    }

    // `mark` is the first terminal, `last` the last of them, which ends at `after`; closing marks end at `closed`.
    bool ends_here(std::size_t mark, char32_t last, std::size_t after, std::size_t closed) const {
        if (closed >= text_.size()) return true;
        if (needs_no_blank(last)) return !continues_quotation(after, closed);
        const Decoded following = decode(text_, closed);
        if (!is_blank(following.code_point)) return false;
        const std::string_view next = next_word(closed);
        const char32_t first = code_point_at(next, 0);
        if (is_lower(first) || first == ',' || first == ';') return false;
        if (last != '.' || after - mark > 1) return true;
        return closed > after || !is_abbreviation(mark, next);
    }

    // 「行く。」と言った: a bracket that closes right before more words belongs to a longer sentence.
    bool continues_quotation(std::size_t after, std::size_t closed) const {
        return closed > after && is_letter(code_point_at(text_, closed));
    }

    // The word after blanks and opening marks, or the single mark that stands there instead.
    std::string_view next_word(std::size_t offset) const {
        std::size_t start = text_.size(), end = offset;
        while (end < text_.size() && end - offset < longest_word) {
            const Decoded decoded = decode(text_, end);
            const char32_t c = decoded.code_point;
            const bool opening = is_blank(c) || is_quotation_mark(c) || c == '(' || c == '[';
            if (start == text_.size() && !opening) start = end;
            if (start < text_.size() && start < end && !is_letter(c)) break;
            end += decoded.length;
        }
        return start < end ? text_.substr(start, end - start) : std::string_view();
    }

    // Whether the full stop at `mark` belongs to the word before it.
    bool is_abbreviation(std::size_t mark, std::string_view next_word) const {
        const char32_t next_word_start = code_point_at(next_word, 0);
        std::size_t start = mark;
        bool inner_stop = false;
        while (start > start_ && mark - start < longest_word) {
            const Decoded before = decode_before(text_, start);
            if (before.code_point == '.') inner_stop = true;
            if (!is_letter(before.code_point) && before.code_point != '.') break;
            start -= before.length;
        }
        const std::string_view word = text_.substr(start, mark - start);
        if (word.empty()) return is_ordinal(mark);
        if (count_code_points(word) == 1) return is_upper(decode(word, 0).code_point);  // an initial
        const std::string lowered = to_lower(word);
        if (inner_stop) return !listed(to_lower(next_word), openers);
        return listed(lowered, abbreviations) || (is_digit(next_word_start) && listed(lowered, before_numbers));
    }

    // German's "am 4. Dezember": the word before the number gives the ordinal away.
    bool is_ordinal(std::size_t mark) const {
        std::size_t digits = mark;
        while (digits > start_ && text_[digits - 1] >= '0' && text_[digits - 1] <= '9') --digits;
        if (digits == mark || mark - digits > 2 || digits <= start_ + 1 || text_[digits - 1] != ' ') return false;
        const std::size_t from = digits - 1 - std::min(digits - 1 - start_, longest_word);
        const std::string_view before = text_.substr(from, digits - 1 - from);
        const std::size_t blank = before.rfind(' ');
        return listed(to_lower(before.substr(blank + 1)), before_ordinals);
    }

    // Ends the sentence at `end`, blanks trimmed.
    void add(std::size_t end) {
        std::size_t start = start_;
        while (start < end && is_blank(decode(text_, start).code_point)) start += decode(text_, start).length;
        std::size_t last = end;
        while (last > start && is_blank(decode_before(text_, last).code_point))
            last -= decode_before(text_, last).length;
        if (start < last) sentences_.push_back({static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(last)});
        start_ = end;
    }

    std::string_view text_;  // up to the paragraph's end
    std::size_t start_;      // of the sentence at hand
    std::vector<base::TextSpan> sentences_;
};

}  // namespace

std::vector<base::TextSpan> paragraphs(std::string_view text) {
    std::vector<base::TextSpan> found;
    found.reserve(static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) / 2 + 1);
    for (std::size_t start = 0; start < text.size();) {
        const std::size_t end = std::min(text.find("\n\n", start), text.size());
        if (end > start) found.push_back({static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end)});
        start = end + 2;
    }
    return found;
}

std::vector<base::TextSpan> sentences(std::string_view text, base::TextSpan paragraph) {
    if (paragraph.empty() || paragraph.end > text.size()) return {};
    return Splitter(text, paragraph).run();
}

base::TextSpan passage_around(std::string_view text, base::TextSpan inside, std::uint32_t most) {
    constexpr std::string_view blank_line = "\n\n";
    base::TextSpan passage{inside.start > most ? inside.start - most : 0,
                           static_cast<std::uint32_t>(std::min<std::size_t>(std::size_t{inside.end} + most, text.size()))};
    while (passage.start > 0 && !on_border(text, passage.start)) --passage.start;
    while (passage.end < text.size() && !on_border(text, passage.end)) ++passage.end;
    const std::string_view before = base::slice(text, {passage.start, inside.start});
    const std::string_view after = base::slice(text, {inside.end, passage.end});
    if (const std::size_t at = before.rfind(blank_line); at != before.npos)
        passage.start += static_cast<std::uint32_t>(at + blank_line.size());
    if (const std::size_t at = after.find(blank_line); at != after.npos)
        passage.end = inside.end + static_cast<std::uint32_t>(at);
    return passage;
}

base::TextSpan sentences_around(std::string_view text, base::TextSpan inside, std::uint32_t most) {
    const base::TextSpan passage = passage_around(text, inside, most);
    base::TextSpan around = inside;
    for (base::TextSpan paragraph : paragraphs(base::slice(text, passage))) {
        paragraph = {paragraph.start + passage.start, paragraph.end + passage.start};
        for (const base::TextSpan sentence : sentences(text, paragraph)) {
            if (!sentence.overlaps(inside)) continue;
            around = {std::min(around.start, sentence.start), std::max(around.end, sentence.end)};
        }
    }
    return around;
}

}  // namespace verbatim::text
