#include "search/word_match.h"

#include <algorithm>

#include "text/utf8.h"

namespace verbatim::search {

namespace {

constexpr std::size_t longest_letter = 4;  // bytes of UTF-8

void decode_all(std::string_view text, std::u32string& out) {
    out.clear();
    for (std::size_t offset = 0; offset < text.size();) {
        const text::Decoded decoded = text::decode(text, offset);
        out.push_back(decoded.code_point);
        offset += decoded.length;
    }
}

// Greedy matching with one point of return: on a mismatch the last star takes one more letter.
template <class View>
bool matches_wildcard(View pattern, View word) {
    std::size_t p = 0, w = 0, star = View::npos, star_word = 0;
    while (w < word.size()) {
        if (p < pattern.size() && pattern[p] == typename View::value_type('*')) {
            star = p++;
            star_word = w;
        } else if (p < pattern.size() && (pattern[p] == '?' || pattern[p] == word[w])) {
            ++p, ++w;
        } else if (star != View::npos) {
            p = star + 1;
            w = ++star_word;
        } else {
            return false;
        }
    }
    while (p < pattern.size() && pattern[p] == '*') ++p;
    return p == pattern.size();
}

std::string start_of(const QueryWord& word, const text::Stemmer* stemmer) {
    switch (word.match) {
        case WordMatch::fuzzy: return word.folded.substr(0, text::decode(word.folded, 0).length);
        case WordMatch::form: return stemmer ? std::string(stemmer->known_start(word.folded)) : word.folded;
        default: return word.folded.substr(0, word.folded.find_first_of("*?"));
    }
}

}  // namespace

WordMatcher::WordMatcher(const QueryWord& word, const text::Stemmer* stemmer)
    : word_(word), stemmer_(stemmer), start_(start_of(word, stemmer)) {
    if (word.match == WordMatch::form && stemmer) stem_ = stemmer->stem(word.folded);
    if (word.match == WordMatch::wildcard || word.match == WordMatch::fuzzy) decode_all(word.folded, letters_);
    by_bytes_ = word.folded.find('?') == std::string::npos;
}

bool WordMatcher::matches(std::string_view folded) {
    if (folded == word_.folded && word_.match != WordMatch::wildcard) return true;
    if (word_.match == WordMatch::exact || !folded.starts_with(start_)) return false;
    switch (word_.match) {
        case WordMatch::prefix: return true;
        case WordMatch::form: return stemmer_ && stemmer_->stem(folded) == stem_;
        case WordMatch::wildcard:
            if (by_bytes_) return matches_wildcard<std::string_view>(word_.folded, folded);
            return decode_all(folded, other_), matches_wildcard<std::u32string_view>(letters_, other_);
        case WordMatch::fuzzy:
            if (folded.size() > (letters_.size() + word_.edits) * longest_letter) return false;
            return decode_all(folded, other_), within_edits(other_);
        default: return false;
    }
}

// Both words start with the same letter.
bool WordMatcher::within_edits(std::u32string_view other) {
    const std::u32string_view a = letters_, b = other;
    const std::size_t edits = word_.edits;
    if (a.size() > b.size() + edits || b.size() > a.size() + edits) return false;
    // Three rows: swapping two neighbours looks back two.
    for (auto& row : rows_) row.resize(b.size() + 1);
    auto *before = &rows_[0], *last = &rows_[1], *row = &rows_[2];
    for (std::size_t j = 0; j <= b.size(); ++j) (*last)[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        // Further than `edits` off the diagonal no path is short enough; what stands beside the band counts as far.
        const std::size_t first = i > edits + 1 ? i - edits : 1, end = std::min(b.size(), i + edits);
        const std::size_t far = edits + 1;
        (*row)[first - 1] = first == 1 ? i : far;
        std::size_t least = (*row)[first - 1];
        for (std::size_t j = first; j <= end; ++j) {
            const std::size_t above = j == i + edits ? far : (*last)[j] + 1;
            std::size_t value = std::min({above, (*row)[j - 1] + 1, (*last)[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) value = std::min(value, (*before)[j - 2] + 1);
            (*row)[j] = value;
            least = std::min(least, value);
        }
        if (least > edits) return false;
        std::swap(before, last);
        std::swap(last, row);
    }
    return (*last)[b.size()] <= edits;
}

bool word_matches(const QueryWord& word, std::string_view folded, const text::Stemmer* stemmer) {
    return WordMatcher(word, stemmer).matches(folded);
}

}  // namespace verbatim::search
