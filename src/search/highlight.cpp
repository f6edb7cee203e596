#include "search/highlight.h"

#include <algorithm>
#include <string>

#include "search/word_match.h"
#include "text/tokenizer.h"
#include "text/utf8.h"

namespace verbatim::search {

Highlighter::Highlighter(const QueryNode& query, Where where) {
    collect(query, where);
    for (std::size_t i = 0; i < phrases_.size(); ++i) {
        const QueryWord& first = phrases_[i].words.front();
        if (first.match == WordMatch::exact) by_first_word_[first.folded].push_back(i);
        else by_pattern_.push_back(i);
    }
}

void Highlighter::collect(const QueryNode& node, Where where) {
    if (node.kind == NodeKind::none_of) return;
    const bool wanted = where == Where::quotes ? node.field == Field::said : node.field == Field::anywhere || node.field == Field::text;
    if (node.kind == NodeKind::words && wanted)
        for (const Phrase& phrase : node.phrases)
            if (std::find(phrases_.begin(), phrases_.end(), phrase) == phrases_.end()) phrases_.push_back(phrase);
    for (const QueryNode& child : node.children) collect(child, where);
}

namespace {

struct Cut {
    std::string folded;
    base::TextSpan at;
};

// The words of one phrase, each ready to be held against those of a text.
using Matchers = std::vector<WordMatcher>;

bool matches_at(const std::vector<Cut>& cuts, std::size_t start, Matchers& phrase) {
    if (start + phrase.size() > cuts.size()) return false;
    for (std::size_t i = 0; i < phrase.size(); ++i)
        if (!phrase[i].matches(cuts[start + i].folded)) return false;
    return true;
}

}  // namespace

std::vector<base::TextSpan> Highlighter::find(std::string_view text, std::string_view language) const {
    if (phrases_.empty()) return {};
    const auto stemmer = text::Stemmer::for_language(language);
    std::vector<Matchers> phrases;
    for (const Phrase& phrase : phrases_) {
        Matchers& words = phrases.emplace_back();
        for (const QueryWord& word : phrase.words) words.emplace_back(word, stemmer ? &*stemmer : nullptr);
    }
    std::vector<Cut> cuts;
    text::Token token;
    for (text::Tokenizer tokens(text); tokens.next(token);) cuts.push_back({std::string(token.folded), {token.start, token.end}});
    std::vector<base::TextSpan> hits;
    const auto look = [&](std::size_t at, const std::vector<std::size_t>& which) {
        for (std::size_t number : which)
            if (matches_at(cuts, at, phrases[number])) hits.push_back({cuts[at].at.start, cuts[at + phrases[number].size() - 1].at.end});
    };
    for (std::size_t i = 0; i < cuts.size(); ++i) {
        if (const auto known = by_first_word_.find(cuts[i].folded); known != by_first_word_.end()) look(i, known->second);
        look(i, by_pattern_);
    }
    return join_overlapping(std::move(hits));
}

std::vector<base::TextSpan> join_overlapping(std::vector<base::TextSpan> hits) {
    std::sort(hits.begin(), hits.end());
    std::vector<base::TextSpan> joined;
    for (base::TextSpan hit : hits) {
        if (!joined.empty() && hit.start < joined.back().end) joined.back().end = std::max(joined.back().end, hit.end);
        else joined.push_back(hit);
    }
    return joined;
}

namespace {

constexpr std::string_view ellipsis = "…";

// The stretch of at most `length` bytes with the most hits; different words count more than the same one again.
std::size_t best_first_hit(std::string_view text, const std::vector<base::TextSpan>& hits, std::size_t length) {
    std::size_t best = 0, best_value = 0;
    for (std::size_t first = 0; first < hits.size(); ++first) {
        std::size_t value = 0;
        std::vector<std::string_view> seen;
        for (std::size_t i = first; i < hits.size() && hits[i].end - hits[first].start <= length && seen.size() < 16; ++i) {
            const std::string_view word = base::slice(text, hits[i]);
            const bool is_new = std::find(seen.begin(), seen.end(), word) == seen.end();
            value += is_new ? 8 : 1;
            if (is_new) seen.push_back(word);
            if (i - first > 32) break;
        }
        if (value > best_value) {
            best_value = value;
            best = first;
        }
    }
    return best;
}

bool is_gap(char byte) { return byte == ' ' || byte == '\n'; }

// Moves an offset back to where a word starts, at most 32 bytes; else to a border of code points.
std::size_t word_start(std::string_view text, std::size_t offset) {
    std::size_t start = offset;
    while (start > 0 && !is_gap(text[start - 1]) && offset - start < 32) --start;
    if (start > 0 && !is_gap(text[start - 1])) start = offset;
    while (start > 0 && !text::on_border(text, start)) --start;
    return start;
}

std::size_t word_end(std::string_view text, std::size_t offset) {
    std::size_t end = offset;
    while (end < text.size() && !is_gap(text[end]) && end - offset < 32) ++end;
    if (end < text.size() && !is_gap(text[end])) end = offset;
    while (end < text.size() && !text::on_border(text, end)) ++end;
    return end;
}

}  // namespace

Snippet make_snippet(std::string_view text, const std::vector<base::TextSpan>& hits, std::size_t length) {
    std::size_t start = 0;
    if (!hits.empty()) {
        const std::size_t first = hits[best_first_hit(text, hits, length)].start;
        start = first > length / 4 ? word_start(text, first - length / 4) : 0;
        // Start with the paragraph rather than a few words before it.
        const std::size_t paragraph = text.substr(0, first).rfind("\n\n");
        if (paragraph != std::string_view::npos && paragraph + 2 > start) start = paragraph + 2;
    }
    const std::size_t end = word_end(text, std::min(text.size(), start + length));
    Snippet snippet;
    if (start > 0) snippet.text += ellipsis;
    // Where each byte of the stretch comes to stand: blanks between paragraphs become one, also inside a hit.
    std::vector<std::uint32_t> places;
    places.reserve(end - start + 1);
    for (std::size_t i = start; i < end; ++i) {
        places.push_back(static_cast<std::uint32_t>(snippet.text.size()));
        if (text[i] != '\n') snippet.text += text[i];
        else if (!snippet.text.empty() && snippet.text.back() != ' ') snippet.text += ' ';
    }
    while (!snippet.text.empty() && snippet.text.back() == ' ') snippet.text.pop_back();
    const auto size = static_cast<std::uint32_t>(snippet.text.size());
    places.push_back(size);
    for (base::TextSpan hit : hits) {
        if (hit.start < start || hit.end > end) continue;
        const base::TextSpan shown{places[hit.start - start], std::min(places[hit.end - start], size)};
        if (shown.start < shown.end) snippet.hits.push_back(shown);
    }
    if (end < text.size()) snippet.text += ellipsis;
    return snippet;
}

}  // namespace verbatim::search
