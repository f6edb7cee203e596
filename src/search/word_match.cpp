#include "search/word_match.h"

#include <algorithm>
#include <string>
#include <vector>

#include "text/utf8.h"

namespace verbatim::search {

namespace {

std::u32string decode_all(std::string_view text) {
    std::u32string out;
    for (std::size_t offset = 0; offset < text.size();) {
        const text::Decoded decoded = text::decode(text, offset);
        out.push_back(decoded.code_point);
        offset += decoded.length;
    }
    return out;
}

// Greedy matching with one point of return: on a mismatch the last star takes one more letter.
bool matches_wildcard(std::u32string_view pattern, std::u32string_view word) {
    std::size_t p = 0, w = 0, star = std::u32string_view::npos, star_word = 0;
    while (w < word.size()) {
        if (p < pattern.size() && pattern[p] == U'*') {
            star = p++;
            star_word = w;
        } else if (p < pattern.size() && (pattern[p] == U'?' || pattern[p] == word[w])) {
            ++p, ++w;
        } else if (star != std::u32string_view::npos) {
            p = star + 1;
            w = ++star_word;
        } else {
            return false;
        }
    }
    while (p < pattern.size() && pattern[p] == U'*') ++p;
    return p == pattern.size();
}

bool within_edits(std::u32string_view a, std::u32string_view b, std::size_t edits) {
    if (a.empty() || b.empty() || a.front() != b.front()) return false;
    if (a.size() > b.size() + edits || b.size() > a.size() + edits) return false;
    // Three rows: swapping two neighbours looks back two.
    std::vector<std::size_t> before(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        std::size_t least = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) row[j] = std::min(row[j], before[j - 2] + 1);
            least = std::min(least, row[j]);
        }
        if (least > edits) return false;
        std::swap(before, last);
        std::swap(last, row);
    }
    return last[b.size()] <= edits;
}

}  // namespace

bool word_matches(const QueryWord& word, std::string_view folded) {
    switch (word.match) {
        case WordMatch::exact: return folded == word.folded;
        case WordMatch::prefix: return folded.starts_with(word.folded);
        case WordMatch::wildcard: return matches_wildcard(decode_all(word.folded), decode_all(folded));
        case WordMatch::fuzzy: return within_edits(decode_all(word.folded), decode_all(folded), word.edits);
    }
    return false;
}

}  // namespace verbatim::search
