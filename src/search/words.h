// The documents of words: of one word with all terms that it stands for, of a phrase, of phrases near each other.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "bundle/layout.h"
#include "search/doc_set.h"
#include "search/query.h"
#include "search/segment_reader.h"
#include "search/word_forms.h"

namespace verbatim::search {

// An index that words can be looked up in.
struct WordSpace {
    bundle::Family terms, positions;
    std::uint32_t documents = 0;
    bool has_positions = true;
};

// One term that a word of a query stands for, with its list.
struct TermList {
    TermPlace place;
    RuleSet rules = every_rule;  // forms: by which rules it is one
    std::vector<bundle::Posting> postings;
};

// A word with the lists of all its terms, and their union with the best impact each.
struct WordLists {
    std::vector<TermList> terms;
    std::vector<bundle::Posting> any;
    std::uint32_t rarity = 0;
};

// Of the words that a prefix, a pattern or a fuzzy word stands for, so many are looked for, the most frequent ones.
inline constexpr std::size_t most_terms = 5000;

// Looks words up for one query. What a word stands for is found once, however often the query says it.
class WordFinder {
  public:
    explicit WordFinder(SegmentReader& segment) : segment_(segment) {}

    // Documents of `space` that hold the phrases of a node (kind words), scored. `field` chooses title, text or anywhere.
    DocSet find(const WordSpace& space, const QueryNode& node, Field field);
    // What was left out so far.
    std::vector<QueryNote> take_notes() { return std::exchange(notes_, {}); }

  private:
    std::shared_ptr<const WordLists> look_up(const WordSpace& space, const QueryWord& word, base::TextSpan at);
    std::vector<TermList> expand(bundle::Family family, const QueryWord& word, base::TextSpan at);
    std::vector<TermList> expand_by_list(const QueryWord& word, bundle::Family family, base::TextSpan at);
    std::vector<bundle::Posting> unite(const WordSpace& space, const std::vector<TermList>& terms);
    LanguageRules& rules();
    void note_left_out(const QueryWord& word, std::size_t all, base::TextSpan at);

    SegmentReader& segment_;
    std::optional<LanguageRules> rules_;
    std::map<std::pair<bundle::Family, std::string>, std::shared_ptr<const WordLists>> known_;
    std::vector<QueryNote> notes_;
};

}  // namespace verbatim::search
