#include "search/word_match.h"

#include "text/utf8.h"

namespace verbatim::search {

namespace {

constexpr std::size_t longest_letter = 4;  // bytes of UTF-8

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
    if (word.match == WordMatch::wildcard || word.match == WordMatch::fuzzy) text::decode_all(word.folded, letters_);
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
            return text::decode_all(folded, other_), matches_wildcard<std::u32string_view>(letters_, other_);
        case WordMatch::fuzzy:
            if (folded.size() > (letters_.size() + word_.edits) * longest_letter) return false;
            return text::decode_all(folded, other_), distance_.within(letters_, other_, word_.edits);
        default: return false;
    }
}

bool word_matches(const QueryWord& word, std::string_view folded, const text::Stemmer* stemmer) {
    return WordMatcher(word, stemmer).matches(folded);
}

}  // namespace verbatim::search
