// Engine::quotes: what was said, by whom and about whom, in the order of time.
#include <algorithm>
#include <iterator>
#include <optional>

#include "search/engine_state.h"
#include "search/evaluate.h"
#include "search/facets.h"
#include "search/highlight.h"
#include "text/sentences.h"
#include "text/utf8.h"

namespace verbatim::search {

namespace {

using bundle::Family;
using bundle::StoredKind;

constexpr std::uint32_t passage_bytes = 480;  // on either side of the words

// Which quotes pass a selection of speakers: here a quote's own speaker counts, not who else the article quotes.
bool said_by_chosen(const PersonSelection& selection, std::uint32_t person) {
    const std::uint32_t set[1] = {person};
    return selection.passes(person == base::PersonId::none_value ? std::span<const std::uint32_t>() : std::span<const std::uint32_t>(set));
}

// Finds and counts the quotations that a request asks for.
class QuotesFinder {
  public:
    QuotesFinder(SegmentReader& segment, FoundQuotes& found)
        : segment_(segment), request_(found.request), answer_(found.counts), quotes_(found.quotes), evaluator_(segment), dates_(request_.bins) {}

    // Whether they are known; if not, the reading or the answer's error says why.
    bool find(const QueryNode& query) {
        DocSet found = evaluator_.quotes(query);
        if (request_.about.known()) found = intersection(found, evaluator_.quotes_about(request_.about));
        if (evaluator_.refusal()) {
            answer_.error = evaluator_.refusal();
            return false;
        }
        answer_.notes = evaluator_.take_notes();
        if (request_.variants_of.known()) keep_variants(found);
        segment_.effort() = Effort(segment_.counts().articles);  // what filters look up is not the query's doing
        collect(found);
        if (request_.with_facets) answer_.facets = count_facets(segment_, articles_, request_.filters, request_.facet_limit, &counted_);
        if (!segment_.reading().complete()) return false;
        answer_.total = static_cast<std::uint32_t>(quotes_.size());
        answer_.histogram = dates_.bins();
        answer_.undated = dates_.undated();
        if (request_.about_limit > 0) count_about();
        return true;
    }

  private:
    // All articles with what they fail. The speakers' filter is left out: it is asked of each quote.
    std::vector<Filtered> filtered_articles() {
        Filters filters = request_.filters;
        filters.facets[static_cast<std::size_t>(Facet::speaker)] = {};
        return apply_filters(segment_, filters, everything(segment_.counts().articles));
    }

    void keep_variants(DocSet& quotes) {
        const std::uint32_t quote = request_.variants_of.value;
        const auto& starts = segment_.quote_starts();
        const auto after = std::upper_bound(starts.begin(), starts.end(), quote);
        bundle::ArticleNotes notes;
        if (after != starts.begin() && after != starts.end()) {
            const auto article = static_cast<std::uint32_t>(after - starts.begin()) - 1;
            segment_.notes(article, UINT32_MAX, notes);
        }
        const std::size_t index = after == starts.begin() ? 0 : quote - *std::prev(after);
        const std::vector<std::uint32_t> variants =
            index < notes.quotes.size() ? notes.quotes[index].variants : std::vector<std::uint32_t>();
        std::erase_if(quotes, [&](const ScoredDocument& one) {
            return !std::binary_search(variants.begin(), variants.end(), one.document);
        });
    }

    void collect(const DocSet& quotes) {
        articles_ = filtered_articles();
        counted_.of_article.resize(articles_.size());
        counted_.of_speaker.resize(segment_.counts().people);
        const PersonSelection speakers = find_selection(segment_, request_.filters.facets[static_cast<std::size_t>(Facet::speaker)]);
        const bool by_speaker = !request_.filters.facets[static_cast<std::size_t>(Facet::speaker)].empty();
        const ColumnView persons = segment_.column(Family::quote_person_column);
        const ColumnView kinds = segment_.column(Family::quote_kind_column);
        const ColumnView dates = segment_.column(Family::date_column);
        const auto& starts = segment_.quote_starts();
        std::uint32_t article = 0;
        for (const ScoredDocument& quote : quotes) {
            while (article < segment_.counts().articles && starts[article + 1] <= quote.document) ++article;
            if (article == segment_.counts().articles) break;
            const FailedFilters failed = articles_[article].failed;
            const std::uint32_t person = persons[quote.document] - 1;  // 0, unknown, becomes the number of no person
            if (request_.person.known() && person != request_.person.value) continue;
            const bool chosen = !by_speaker || said_by_chosen(speakers, person);
            const auto kind = static_cast<StoredKind>(kinds[quote.document]);
            if (kind == StoredKind::indirect && !request_.indirect_too) {
                answer_.indirect += chosen && failed == 0 ? 1u : 0u;
                continue;
            }
            // What fails by one filter alone is counted where that filter is chosen, and not listed.
            if (failed == 0 && person < counted_.of_speaker.size()) ++counted_.of_speaker[person];
            if (!chosen) continue;
            ++counted_.of_article[article];
            if ((failed & ~date_bit) != 0) continue;
            dates_.add(dates[article]);
            if (failed != 0) continue;
            ++(kind == StoredKind::direct ? answer_.direct : kind == StoredKind::mixed ? answer_.mixed : answer_.indirect);
            const QuoteRank rank = person >= counted_.of_speaker.size() ? QuoteRank::of_nobody_known
                                   : kind == StoredKind::direct         ? QuoteRank::wholly_theirs
                                                                        : QuoteRank::partly_or_told;
            quotes_.push_back({quote.document, article, dates[article], rank});
        }
    }

    void count_about() {
        std::vector<std::uint32_t> counts(segment_.counts().people);
        ListView about = segment_.lists(Family::about_lists);
        for (const FoundQuote& found : quotes_)
            for (const std::uint32_t person : about[found.quote])
                if (person < counts.size()) ++counts[person];
        for (const std::uint32_t person : most_frequent(counts, request_.about_limit))
            if (const bundle::PersonRecord* record = segment_.person(person))
                answer_.about.push_back({base::PersonId{person}, record->name, counts[person]});
    }

    SegmentReader& segment_;
    const QuotesRequest& request_;
    QuotesAnswer& answer_;
    std::vector<FoundQuote>& quotes_;
    Evaluator evaluator_;
    std::vector<Filtered> articles_;  // all of them, in order
    QuotesCounted counted_;
    DateCounter dates_;
};

// Undated ones come last either way.
void put_in_order(FoundQuotes& found, std::size_t count) {
    const bool oldest = found.request.order == QuoteOrder::oldest;
    place_first(found.quotes, found.placed, count, [oldest](const FoundQuote& a, const FoundQuote& b) {
        if (a.date == b.date) return a.rank != b.rank ? a.rank < b.rank : a.quote < b.quote;
        return oldest ? a.date != 0 && (b.date == 0 || a.date < b.date) : a.date > b.date;
    });
}

void add_passage(const bundle::ArticleRecord& record, QuoteView& view) {
    if (view.fragments.empty()) return;
    const base::TextSpan inside{view.fragments.front().start, view.fragments.back().end};
    if (inside.empty() || !text::on_border(record.text, inside.start) || !text::on_border(record.text, inside.end)) return;
    const base::TextSpan passage = text::passage_around(record.text, inside, passage_bytes);
    view.passage = base::slice(record.text, passage);
    view.passage_at = passage.start;
}

void add_view(SegmentReader& segment, const QuotesRequest& request, const FoundQuote& found, const Highlighter& highlighter, QuotesAnswer& answer) {
    const bundle::ArticleRecord* record = segment.article(found.article);
    bundle::ArticleNotes notes;
    const bool has_notes = segment.notes(found.article, record ? record->text.size() : UINT32_MAX, notes) != nullptr;
    if (!record || !has_notes || found.quote < record->first_quote) return;
    const std::size_t index = found.quote - record->first_quote;
    if (index >= notes.quotes.size()) return;
    QuoteView& view = answer.quotes.emplace_back(make_quote_view(segment, *record, found.article, notes, index));
    view.hits = highlighter.find(view.words, language_of(segment, *record));
    if (request.with_passages) add_passage(*record, view);
}

// What two requests for pages of the same quotations have in common.
QuotesRequest without_page(QuotesRequest request) {
    request.offset = request.limit = 0;
    request.with_passages = false;
    return request;
}

}  // namespace

Outcome<QuotesAnswer> Engine::quotes(const QuotesRequest& request) {
    return state_->read_query<QuotesAnswer>(request, Field::said, [&](SegmentReader& segment, const QueryNode& query, QuotesAnswer& answer) {
        // Remembered is what is paged through, and not what is asked beside it.
        std::optional<FoundQuotes> own;
        std::optional<FoundQuotes>& found = request.limit > 0 && !request.variants_of.known() ? state_->found_quotes : own;
        const QuotesRequest wanted = without_page(request);
        bool known = true, whole = true;
        if (!found || found->request != wanted) {
            found.emplace(FoundQuotes{wanted, {}, {}, 0});
            known = QuotesFinder(segment, *found).find(query);
            whole = known && segment.reading().whole();
        }
        answer = found->counts;
        // The page's texts are asked for together with what the counts still lack.
        if (known) {
            const Highlighter highlighter(query, Highlighter::Where::quotes);
            const std::size_t end = std::min<std::size_t>(found->quotes.size(), std::size_t{request.offset} + request.limit);
            put_in_order(*found, end);
            for (std::size_t i = request.offset; i < end; ++i) add_view(segment, request, found->quotes[i], highlighter, answer);
        }
        // An answer with gaps is worked out anew each time, so that its gaps are named each time.
        if (!whole) found.reset();
    });
}

Outcome<Listing> Engine::list_quotes(const QuotesRequest& request) {
    return state_->read_query<Listing>(request, Field::said, [&](SegmentReader& segment, const QueryNode& query, Listing& listing) {
        FoundQuotes found{without_page(request), {}, {}, 0};
        const bool known = QuotesFinder(segment, found).find(query);
        listing.error = found.counts.error;
        if (!known || listing.error) return;
        put_in_order(found, found.quotes.size());
        listing.places.reserve(found.quotes.size());
        for (const FoundQuote& one : found.quotes) listing.places.push_back({base::ArticleId{one.article}, base::QuoteId{one.quote}});
    });
}

}  // namespace verbatim::search
