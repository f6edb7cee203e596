// Engine::search: query → filters → order → page.
#include <algorithm>
#include <span>

#include "search/engine_state.h"
#include "search/evaluate.h"
#include "search/facets.h"
#include "search/highlight.h"
#include "search/ordering.h"
#include "search/suggest.h"

namespace verbatim::search {

namespace {

constexpr std::size_t snippet_length = 240;

bool asks_for_words(const QueryNode& node) {
    if (node.kind == NodeKind::none_of) return false;
    if (node.kind == NodeKind::words) return true;
    return std::any_of(node.children.begin(), node.children.end(), asks_for_words);
}

void fill_page(SegmentReader& segment, const SearchRequest& request, const QueryNode& query, std::span<const ScoredDocument> ordered,
               SearchAnswer& answer) {
    const Highlighter highlighter = request.with_snippets ? Highlighter(query, Highlighter::Where::articles) : Highlighter();
    const std::size_t end = std::min<std::size_t>(ordered.size(), std::size_t{request.offset} + request.limit);
    for (std::size_t i = request.offset; i < end; ++i) {
        Hit& hit = answer.hits.emplace_back();
        hit.score = request.sort == Sort::relevance ? ordered[i].score : 0;
        if (!fill_hit(segment, ordered[i].document, hit) || !request.with_snippets) continue;
        const bundle::ArticleRecord& record = *segment.article(ordered[i].document);
        hit.snippet = make_snippet(record.text, highlighter.find(record.text, language_of(segment, record)), snippet_length);
    }
}

void fill_counts(SegmentReader& segment, const SearchRequest& request, const std::vector<Filtered>& filtered, SearchAnswer& answer) {
    answer.facets = count_facets(segment, filtered, request.filters, request.facet_limit);
    const ColumnView dates = segment.column(bundle::Family::date_column);
    DateCounter counter(request.bins);
    for (const Filtered& one : filtered)
        if (one.passes_but_for(date_bit)) counter.add(dates[one.document.document]);
    answer.histogram = counter.bins();
    answer.undated = counter.undated();
}

}  // namespace

Matching match_articles(SegmentReader& segment, const QueryNode& query, const Filters& filters) {
    Evaluator evaluator(segment);
    const DocSet articles = evaluator.articles(query);
    if (evaluator.refusal()) return {{}, {}, evaluator.refusal()};
    segment.effort() = Effort(segment.counts().articles);  // what filters look up is not the query's doing
    return {apply_filters(segment, filters, articles), evaluator.take_notes(), std::nullopt};
}

Outcome<SearchAnswer> Engine::search(const SearchRequest& request) {
    return state_->read_query<SearchAnswer>(request, Field::anywhere, [&](SegmentReader& segment, const QueryNode& query, SearchAnswer& answer) {
        if (request.limit > 0) segment.expect_texts();
        auto& found = state_->found;
        const bool again = found && found->query == request.query && found->typing == request.typing && found->forms == request.forms &&
                           found->filters == request.filters;
        if (!again) {
            Matching matching = match_articles(segment, query, request.filters);
            answer.error = matching.error;
            if (matching.error) return found.reset();
            found.emplace(State::Found{request.query, request.typing, request.forms, request.filters, std::move(matching.articles),
                                       std::move(matching.notes), asks_for_words(query), std::nullopt});
            if (!segment.reading().complete()) return found.reset();
        }
        const bool matched_whole = again || segment.reading().whole();
        const Sort sort = request.sort == Sort::relevance && !found->ranked ? Sort::newest : request.sort;
        // Who only counts leaves the order that others page through as it is.
        if (!found->ordering || (request.limit > 0 && found->ordering->sort() != sort)) found->ordering.emplace(found->articles, sort);
        Ordering& ordering = *found->ordering;
        if (request.limit > 0) ordering.place(segment, std::size_t{request.offset} + request.limit);
        const bool ordered = segment.reading().complete(), ordered_whole = ordered && segment.reading().whole();
        answer.total = static_cast<std::uint32_t>(ordering.size());
        answer.notes = found->notes;
        if (ordering.size() == 0 && request.typing == Typing::finished) answer.did_you_mean = did_you_mean(segment, request.query, query);
        if (ordered) fill_page(segment, request, query, ordering.placed(), answer);
        if (request.with_facets) fill_counts(segment, request, found->articles, answer);
        // An answer with gaps is worked out anew each time, so that its gaps are named each time.
        if (!matched_whole) found.reset();
        else if (!ordered_whole) found->ordering.reset();
    });
}

}  // namespace verbatim::search
