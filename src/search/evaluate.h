// From a query's tree to the articles, or to the quotes, that it means.
//
// Articles are the space of a search, quotes that of a look into what was said. The two meet where a query speaks of both:
//
//     said:trade speaker:tokayev date:2025
//
// Here said: and speaker: must hold of one and the same quote (they are searched among quotes, then their articles are
// taken), while date: holds of the article. In the space of quotes it is the other way round: an article's condition
// holds of all its quotes.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "search/doc_set.h"
#include "search/query.h"
#include "search/segment_reader.h"
#include "search/words.h"

namespace verbatim::search {

class Evaluator {
  public:
    explicit Evaluator(SegmentReader& segment) : segment_(segment), words_(segment) {}

    DocSet articles(const QueryNode& node);
    DocSet quotes(const QueryNode& node);
    // The quotes that make articles(node) what it is: those of which its conditions on quotes hold. Empty where it has none.
    DocSet quotes_meant(const QueryNode& node);

    // People whose names hold all the words; ascending numbers.
    std::vector<std::uint32_t> people_named(const Phrase& words);
    // What was left out by rule.
    std::vector<QueryNote> take_notes() { return words_.take_notes(); }
    // Where the query became too much work: what was found until then is worth nothing.
    const std::optional<QueryError>& refusal() const { return refusal_; }
    // Quotes that speak of somebody, and that somebody says.
    DocSet quotes_about(base::PersonId person) { return quotes_linked(bundle::Family::person_about, person.value); }
    DocSet quotes_by(base::PersonId person) { return quotes_linked(bundle::Family::person_quotes, person.value); }

  private:
    DocSet articles_unchecked(const QueryNode& node);
    DocSet quotes_unchecked(const QueryNode& node);
    DocSet all_articles(const QueryNode& node);
    template <class Find>
    DocSet any_of(const QueryNode& node, Find find);
    DocSet both(const DocSet& a, const DocSet& b);
    DocSet without(const DocSet& a, const DocSet& b);
    DocSet all(std::uint32_t documents);
    DocSet checked(const QueryNode& node, DocSet found);
    DocSet articles_of(const DocSet& quotes);
    DocSet quotes_of(const DocSet& articles);
    DocSet with_value(const QueryNode& node);
    DocSet quotes_linked(bundle::Family family, std::uint32_t person);
    DocSet linked(const QueryNode& node, bundle::Family family, std::uint32_t documents);
    DocSet in_dates(const QueryNode& node);
    DocSet with_quotes();
    DocSet with_stance(Stance stance);

    SegmentReader& segment_;
    WordFinder words_;
    std::optional<QueryError> refusal_;
};

// True where a condition is one on single quotes: said:, speaker:, about:, stance: and combinations of nothing else.
bool is_about_quotes(const QueryNode& node);

}  // namespace verbatim::search
