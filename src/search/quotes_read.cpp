// Engine::quotes: what was said, by whom, newest first.
#include <algorithm>

#include "search/engine_state.h"
#include "search/evaluate.h"
#include "search/facets.h"
#include "search/highlight.h"

namespace verbatim::search {

namespace {

using bundle::Family;
using bundle::StoredKind;

struct Candidate {
    std::uint32_t quote = 0, article = 0, date = 0;
};

// Which quotes pass a selection of speakers: here a quote's own speaker counts, not who else the article quotes.
bool said_by_chosen(const PersonSelection& selection, std::uint32_t person) {
    const std::uint32_t set[1] = {person};
    return selection.passes(person == base::PersonId::none_value ? std::span<const std::uint32_t>() : std::span<const std::uint32_t>(set));
}

class QuotesReader {
  public:
    QuotesReader(SegmentReader& segment, const QuotesRequest& request, QuotesAnswer& answer)
        : segment_(segment), request_(request), answer_(answer), evaluator_(segment) {}

    void read(const QueryNode& query) {
        const DocSet found = evaluator_.quotes(query);
        if (evaluator_.refusal()) {
            answer_.error = evaluator_.refusal();
            return;
        }
        answer_.notes = evaluator_.take_notes();
        segment_.effort() = Effort(segment_.counts().articles);  // what filters look up is not the query's doing
        collect(found);
        if (!segment_.reading().complete()) return;
        const std::size_t end = std::min<std::size_t>(candidates_.size(), std::size_t{request_.offset} + request_.limit);
        std::partial_sort(candidates_.begin(), candidates_.begin() + static_cast<std::ptrdiff_t>(end), candidates_.end(),
                          [](const Candidate& a, const Candidate& b) { return a.date != b.date ? a.date > b.date : a.quote < b.quote; });
        answer_.total = static_cast<std::uint32_t>(candidates_.size());
        answer_.histogram = months_.bins();
        const Highlighter highlighter(query, Highlighter::Where::quotes);
        for (std::size_t i = request_.offset; i < end; ++i) add_view(candidates_[i], highlighter);
    }

  private:
    // What each article fails. The speakers' filter is left out: it is asked of each quote.
    std::vector<FailedFilters> failed_by_article() {
        Filters filters = request_.filters;
        filters.facets[static_cast<std::size_t>(Facet::speaker)] = {};
        std::vector<FailedFilters> failed;
        for (const Filtered& one : apply_filters(segment_, filters, everything(segment_.counts().articles))) failed.push_back(one.failed);
        return failed;
    }

    void collect(const DocSet& quotes) {
        const std::vector<FailedFilters> failed = failed_by_article();
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
            if ((failed[article] & ~date_bit) != 0) continue;
            const std::uint32_t person = persons[quote.document] - 1;  // 0, unknown, becomes the number of no person
            if (request_.person.known() && person != request_.person.value) continue;
            if (by_speaker && !said_by_chosen(speakers, person)) continue;
            const auto kind = static_cast<StoredKind>(kinds[quote.document]);
            if (kind == StoredKind::indirect && !request_.indirect_too) continue;
            months_.add(dates[article]);
            if (failed[article] != 0) continue;  // by its date alone: the histogram counts it, the list does not
            ++(kind == StoredKind::direct ? answer_.direct : kind == StoredKind::mixed ? answer_.mixed : answer_.indirect);
            candidates_.push_back({quote.document, article, dates[article]});
        }
    }

    void add_view(const Candidate& candidate, const Highlighter& highlighter) {
        const bundle::ArticleRecord* record = segment_.article(candidate.article);
        bundle::ArticleNotes notes;
        const bool has_notes = segment_.notes(candidate.article, record ? record->text.size() : UINT32_MAX, notes) != nullptr;
        if (!record || !has_notes || candidate.quote < record->first_quote) return;
        const std::size_t index = candidate.quote - record->first_quote;
        if (index >= notes.quotes.size()) return;
        answer_.quotes.push_back(make_quote_view(segment_, *record, candidate.article, notes, index));
        answer_.quotes.back().hits = highlighter.find(answer_.quotes.back().words, language_of(segment_, *record));
    }

    SegmentReader& segment_;
    const QuotesRequest& request_;
    QuotesAnswer& answer_;
    Evaluator evaluator_;
    std::vector<Candidate> candidates_;
    MonthCounter months_;
};

}  // namespace

Outcome<QuotesAnswer> Engine::quotes(const QuotesRequest& request) {
    const ParsedQuery parsed = parse_query(request.query, {request.typing, Field::said, state_->manifest.last, request.forms});
    return state_->read<QuotesAnswer>([&](SegmentReader& segment, QuotesAnswer& answer) {
        if (const auto* error = std::get_if<QueryError>(&parsed)) answer.error = *error;
        else QuotesReader(segment, request, answer).read(std::get<QueryNode>(parsed));
    });
}

}  // namespace verbatim::search
