// What an open bundle is, inside the engine, and what its reads share.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "bundle/manifest.h"
#include "search/engine.h"
#include "search/doc_set.h"
#include "search/filters.h"
#include "search/highlight.h"
#include "search/ordering.h"
#include "search/query.h"
#include "search/segment_reader.h"
#include "search/shards.h"

namespace verbatim::search {

// Decoded shards beyond this many bytes are dropped, those unused for longest first.
inline constexpr std::size_t cache_budget = std::size_t{96} << 20;

// Of one day comes first what stands best; of that, what known people said wholly in their words, then what is partly so, or told; last
// comes what nobody is known to have said. Lower goes first.
using QuoteRank = std::uint8_t;
QuoteRank quote_rank(Standing standing, bundle::StoredKind kind, bool speaker_known);

struct FoundQuote {
    std::uint32_t quote = 0, article = 0, date = 0;
    QuoteRank rank = 0;
    std::uint32_t score = 0;      // fit.h
    std::uint32_t name_rank = 0;  // where its speaker stands among all names; only for that order
};


// Quotations looked for, from which each page of them is taken.
struct FoundQuotes {
    QuotesRequest request;           // but for its page
    QuotesAnswer counts;             // all of the answer but its page
    QueryNode meant;                 // the request's query as it was read
    std::vector<FoundQuote> quotes;
    std::size_t placed = 0;          // so many of them are in their places
};

struct Engine::State {
    explicit State(bundle::Manifest opened) : manifest(std::move(opened)), store(cache_budget) {}

    bundle::Manifest manifest;
    BundleInfo info;
    ShardStore store;

    // The last query with its filtered articles: paging, facets and sorting ask for the same again.
    struct Found {
        std::string query;
        Typing typing = Typing::finished;
        WordForms forms = WordForms::exact;
        Interpretation interpretation = Interpretation::as_typed;
        Filters filters;
        QueryNode meant;  // the query as it was read
        std::vector<QueryReading> read_as;
        std::vector<Filtered> articles;
        bool near_alone = false;           // none of them has all words as they stand
        std::vector<QueryNote> notes;
        bool ranked = false;  // some word gave scores
        std::optional<Ordering> ordering;
        std::optional<DocSet> quotes;  // for whose sake the articles are searched; known once snippets were asked for
    };
    std::optional<Found> found;

    std::optional<FoundQuotes> found_quotes;  // the last ones

    // Runs a read over the segment, when there is one and its root is at hand. A bundle without articles reads as empty.
    template <class T, class Read>
    Outcome<T> read(Read read) {
        Reading reading(store);
        T value;
        if (!manifest.segments.empty()) {
            if (const bundle::Root* root = SegmentReader::root(reading, manifest.segments.front())) {
                SegmentReader segment(reading, *root);
                read(segment, value);
            }
        }
        return reading.finish(std::move(value));
    }

    // The same for what a request's query means; a query that cannot be understood is the answer's error.
    template <class T, class Request, class Read>
    Outcome<T> read_query(const Request& request, Field bare_words, Read read_it) {
        const ParsedQuery parsed = parse_query(request.query, {request.typing, bare_words, manifest.last, request.forms});
        return read<T>([&](SegmentReader& segment, T& answer) {
            if (const auto* error = std::get_if<QueryError>(&parsed)) answer.error = *error;
            else read_it(segment, std::get<QueryNode>(parsed), answer);
        });
    }
};

// The articles of a query under filters, and what was left out; an error where it would be too much work (search_read.cpp).
struct Matching {
    std::vector<Filtered> articles;
    std::vector<QueryNote> notes;
    std::optional<QueryError> error;
};
Matching match_articles(SegmentReader& segment, const QueryNode& query, const Filters& filters);

// Shared by the reads (hits.cpp).

// The number of a date in a column or record as a date.
std::optional<base::Date> date_from(std::uint32_t shifted);

// The code of an article's language, or nothing.
std::string_view language_of(SegmentReader& segment, const bundle::ArticleRecord& record);

// How a quote stands by what its column says. An older bundle has no such column: there it passes wherever it is asked for.
Standing standing_of(std::uint32_t stored, const SegmentReader& segment);

// All of a hit but its score and snippet. False when the article is not at hand.
bool fill_hit(SegmentReader& segment, std::uint32_t article, Hit& hit);

// Finds where a query's words stand in articles: those that are to be said (said:), in their quotations alone.
class HitFinder {
  public:
    explicit HitFinder(const QueryNode& query) : in_text_(query, Highlighter::Where::text), in_quotes_(query, Highlighter::Where::quotes) {}
    bool needs_notes() const { return !in_quotes_.empty(); }
    // In the record's text, sorted; without notes those of the text alone.
    std::vector<base::TextSpan> find(SegmentReader& segment, const bundle::ArticleRecord& record, const bundle::ArticleNotes& notes) const;
    const Highlighter& in_quotes() const { return in_quotes_; }  // for the words of one quotation

  private:
    Highlighter in_text_, in_quotes_;
};

// A quote as shown, from its article and notes. `number` is its own, `index` its place among the article's.
QuoteView make_quote_view(SegmentReader& segment, const bundle::ArticleRecord& record, std::uint32_t article,
                          const bundle::ArticleNotes& notes, std::size_t index);

// Sets the passage around a quotation's words: as much as `around` (text/sentences.h) takes of at most `bytes` on either side. Offsets that
// do not fit the text leave it empty.
using PassageAround = base::TextSpan (*)(std::string_view text, base::TextSpan inside, std::uint32_t bytes);
void set_passage(const bundle::ArticleRecord& record, PassageAround around, std::uint32_t bytes, QuoteView& view);

}  // namespace verbatim::search
