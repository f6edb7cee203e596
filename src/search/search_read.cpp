// Engine::search: query → filters → order → page.
#include <algorithm>

#include "search/engine_state.h"
#include "search/evaluate.h"
#include "search/facets.h"
#include "search/highlight.h"
#include "search/suggest.h"

namespace verbatim::search {

namespace {

constexpr std::size_t snippet_length = 240;

bool asks_for_words(const QueryNode& node) {
    if (node.kind == NodeKind::none_of) return false;
    if (node.kind == NodeKind::words) return true;
    return std::any_of(node.children.begin(), node.children.end(), asks_for_words);
}

// The passing articles in the order asked for; only the first `needed` are in their places.
std::vector<ScoredDocument> in_order(SegmentReader& segment, const std::vector<Filtered>& filtered, Sort sort, bool ranked, std::size_t needed) {
    std::vector<ScoredDocument> passing;
    for (const Filtered& one : filtered)
        if (one.passes()) passing.push_back(one.document);
    if (needed == 0) return passing;
    if (sort == Sort::relevance && !ranked) sort = Sort::newest;
    const ColumnView dates = segment.column(bundle::Family::date_column);
    const ColumnView sources = sort == Sort::source ? segment.column(bundle::Family::source_column) : ColumnView();
    const bundle::Values* values = sort == Sort::source ? segment.values() : nullptr;
    const auto newer = [&](const ScoredDocument& a, const ScoredDocument& b) {
        const std::uint32_t left = dates[a.document], right = dates[b.document];
        return left != right ? left > right : a.document < b.document;
    };
    const auto before = [&](const ScoredDocument& a, const ScoredDocument& b) {
        if (sort == Sort::relevance && a.score != b.score) return a.score > b.score;
        if (sort == Sort::source && values) {
            const std::string_view left = values->at(bundle::ValueList::source, sources[a.document]);
            const std::string_view right = values->at(bundle::ValueList::source, sources[b.document]);
            if (left != right) return left < right;
        }
        if (sort != Sort::oldest) return newer(a, b);
        // Undated articles come last here too.
        const std::uint32_t left = dates[a.document], right = dates[b.document];
        if (left != right) return left != 0 && (right == 0 || left < right);
        return a.document < b.document;
    };
    const auto middle = passing.begin() + static_cast<std::ptrdiff_t>(std::min(needed, passing.size()));
    std::partial_sort(passing.begin(), middle, passing.end(), before);
    return passing;
}

void fill_page(SegmentReader& segment, const SearchRequest& request, const QueryNode& query, const std::vector<ScoredDocument>& ordered,
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
        bool whole = true;
        if (!again) {
            Matching matching = match_articles(segment, query, request.filters);
            answer.error = matching.error;
            if (matching.error) return found.reset();
            found.emplace(State::Found{request.query, request.typing, request.forms, request.filters, std::move(matching.articles),
                                       std::move(matching.notes), asks_for_words(query)});
            whole = segment.reading().whole();
            if (!segment.reading().complete()) return found.reset();
        }
        const std::vector<ScoredDocument> ordered =
            in_order(segment, found->articles, request.sort, found->ranked,
                     request.limit == 0 ? 0 : std::size_t{request.offset} + request.limit);
        answer.total = static_cast<std::uint32_t>(ordered.size());
        answer.notes = found->notes;
        if (ordered.empty() && request.typing == Typing::finished) answer.did_you_mean = did_you_mean(segment, request.query, query);
        if (segment.reading().complete()) fill_page(segment, request, query, ordered, answer);
        if (request.with_facets) fill_counts(segment, request, found->articles, answer);
        // An answer with gaps is worked out anew each time, so that its gaps are named each time.
        if (!whole) found.reset();
    });
}

}  // namespace verbatim::search
