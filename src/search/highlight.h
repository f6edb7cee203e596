// Where the words of a query stand in a text, for marking them; and the piece of a text that shows them best.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/span.h"
#include "search/query.h"
#include "search/request.h"

namespace verbatim::search {

// The phrases of a query that are worth marking: those that are not denied, of chosen fields. Compiled once a request.
class Highlighter {
  public:
    enum class Where { text, quotes };  // words looked for in the text; words looked for in what was said (said:)
    Highlighter() = default;
    Highlighter(const QueryNode& query, Where where);

    bool empty() const { return phrases_.empty(); }
    // The places of all phrases in `text`, sorted, joined where they overlap. `language` tells the forms of words. Linear in
    // the text, times the number of phrases that start with other than an exact word.
    std::vector<base::TextSpan> find(std::string_view text, std::string_view language = {}) const;

  private:
    void collect(const QueryNode& node, Where where);
    std::vector<Phrase> phrases_;
    std::unordered_map<std::string, std::vector<std::size_t>> by_first_word_;  // phrases that start with an exact word
    std::vector<std::size_t> by_pattern_;                                      // the others
};

// Sorted, and as one where they overlap.
std::vector<base::TextSpan> join_overlapping(std::vector<base::TextSpan> hits);

// About `length` bytes of `text` around the best hits (those with most different words close together), cut at words,
// paragraphs joined by a blank, "…" where something was left out. Without hits: the beginning.
Snippet make_snippet(std::string_view text, const std::vector<base::TextSpan>& hits, std::size_t length);

}  // namespace verbatim::search
