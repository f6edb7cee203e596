// Whether a word of a text is one that a word of a query stands for. Used where words are marked and where the list of all
// terms is searched, so that what is marked is what was found.
#pragma once

#include <string>
#include <string_view>

#include "search/query.h"
#include "text/edit_distance.h"
#include "text/stemmer.h"

namespace verbatim::search {

// A word of a query, made ready to be held against many words. Borrows the stemmer, whose rules count for forms; without
// one a word is its only form.
class WordMatcher {
  public:
    explicit WordMatcher(const QueryWord& word, const text::Stemmer* stemmer = nullptr);

    // `folded` as the tokenizer gives it. Exact, prefix, form: linear; wildcard: at most quadratic in the word's length;
    // fuzzy: by text/edit_distance.h, the first letter must agree.
    bool matches(std::string_view folded);
    // What all words that match start with; may be empty.
    const std::string& known_start() const { return start_; }

  private:
    QueryWord word_;
    const text::Stemmer* stemmer_ = nullptr;
    std::string start_, stem_;
    std::u32string letters_, other_;        // of the word, and room for those of another
    bool by_bytes_ = false;                 // a pattern without ?, so that bytes will do
    text::EditDistance distance_;
};

// For a single look.
bool word_matches(const QueryWord& word, std::string_view folded, const text::Stemmer* stemmer = nullptr);

}  // namespace verbatim::search
