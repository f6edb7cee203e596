// Engine::search: query → filters → order → page.
#include <algorithm>
#include <span>
#include <unordered_map>

#include "search/engine_state.h"
#include "search/evaluate.h"
#include "search/facets.h"
#include "search/ordering.h"
#include "search/reading.h"
#include "search/suggest.h"

namespace verbatim::search {

namespace {

constexpr std::size_t snippet_length = 240;

bool asks_for_words(const QueryNode& node) {
    if (node.kind == NodeKind::none_of) return false;
    if (node.kind == NodeKind::words) return true;
    return std::any_of(node.children.begin(), node.children.end(), asks_for_words);
}

// The quotations for which somebody searches articles: those that the query asks for, of the speakers that the filters choose.
DocSet quotes_meant(SegmentReader& segment, const QueryNode& query, const Filters& filters) {
    segment.effort() = Effort(segment.counts().articles);  // the query was found to be within it
    Evaluator evaluator(segment);
    DocSet asked = evaluator.quotes_meant(query);
    if (evaluator.refusal()) return {};
    std::vector<DocSet> said;
    for (const std::uint32_t person : find_selection(segment, filters.facets[static_cast<std::size_t>(Facet::speaker)]).include)
        said.push_back(evaluator.quotes_by(base::PersonId{person}));
    if (said.empty()) return asked;
    DocSet by_chosen = union_of(std::move(said));
    return asked.empty() ? by_chosen : intersection(asked, by_chosen);
}

// What of each article of a page is shown.
class Snippets {
  public:
    Snippets(const QueryNode& query, std::span<const ScoredDocument> quotes)
        : hits_(query), quotes_(quotes) {}

    void fill(SegmentReader& segment, std::uint32_t article, Hit& hit) const {
        const auto& starts = segment.quote_starts();
        constexpr std::uint32_t none = UINT32_MAX;
        const bool may_have = !quotes_.empty() && article + 1 < starts.size();
        const std::uint32_t meant = may_have ? best_quote(starts[article], starts[article + 1]).value_or(none) : none;
        const bundle::ArticleRecord* record = segment.article(article);
        bundle::ArticleNotes notes;
        // Asked for together with the texts.
        const bool noted = (meant != none || hits_.needs_notes()) && segment.notes(article, record ? record->text.size() : UINT32_MAX, notes);
        if (!record) return;
        hit.snippet = make_snippet(record->text, hits_.find(segment, *record, notes), snippet_length);
        if (meant == none || !noted || meant - record->first_quote >= notes.quotes.size()) return;
        hit.quotation = make_quote_view(segment, *record, article, notes, meant - record->first_quote);
        hit.quotation->hits = hits_.in_quotes().find(hit.quotation->words, language_of(segment, *record));
    }

  private:
    // Of the quotes meant among those from `first` to before `end`, the one that fits best; the first of equals.
    std::optional<std::uint32_t> best_quote(std::uint32_t first, std::uint32_t end) const {
        const auto before = [](const ScoredDocument& quote, std::uint32_t number) { return quote.document < number; };
        const auto from = std::lower_bound(quotes_.begin(), quotes_.end(), first, before);
        const auto to = std::lower_bound(from, quotes_.end(), end, before);
        const auto best = std::max_element(from, to, [](const ScoredDocument& a, const ScoredDocument& b) { return a.score < b.score; });
        if (best == to) return std::nullopt;
        return best->document;
    }

    HitFinder hits_;
    std::span<const ScoredDocument> quotes_;
};

// Who else prints the articles of a page. One look through the column, whatever the page.
class Printings {
  public:
    Printings(SegmentReader& segment, const ColumnView& groups, std::span<const ScoredDocument> page) : segment_(segment), groups_(groups) {
        for (const ScoredDocument& one : page)
            if (const std::uint32_t group = groups[one.document]; group != 0) members_[group];
        if (members_.empty()) return;
        for (std::uint32_t article = 0; article < segment.counts().articles; ++article) {
            const auto found = members_.find(groups[article]);
            if (found != members_.end()) found->second.push_back(article);
        }
    }

    void fill(std::uint32_t article, Hit& hit) const {
        constexpr std::size_t most_outlets = 3;
        const auto found = members_.find(groups_[article]);
        if (found == members_.end() || found->second.size() < 2) return;
        hit.printings = static_cast<std::uint32_t>(found->second.size()) - 1;
        const bundle::Values* values = segment_.values();
        const ColumnView sources = segment_.column(bundle::Family::source_column);
        if (!values) return;
        for (const std::uint32_t other : found->second) {
            std::string source(values->at(bundle::ValueList::source, sources[other]));
            if (source.empty() || source == hit.source || hit.also_in.size() >= most_outlets) continue;
            if (std::find(hit.also_in.begin(), hit.also_in.end(), source) == hit.also_in.end()) hit.also_in.push_back(std::move(source));
        }
    }

  private:
    SegmentReader& segment_;
    const ColumnView& groups_;
    std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> members_;
};

void fill_page(SegmentReader& segment, const SearchRequest& request, const QueryNode& query, std::span<const ScoredDocument> quotes,
               std::span<const ScoredDocument> ordered, const ColumnView& copies, SearchAnswer& answer) {
    std::optional<Snippets> snippets;
    if (request.with_snippets) snippets.emplace(query, quotes);
    const std::size_t end = std::min<std::size_t>(ordered.size(), std::size_t{request.offset} + request.limit);
    const Printings printings(segment, copies, request.offset < end ? ordered.subspan(request.offset, end - request.offset) : std::span<const ScoredDocument>());
    for (std::size_t i = request.offset; i < end; ++i) {
        Hit& hit = answer.hits.emplace_back();
        hit.score = request.sort == Sort::relevance ? ordered[i].score : 0;
        fill_hit(segment, ordered[i].document, hit);
        printings.fill(ordered[i].document, hit);
        if (snippets) snippets->fill(segment, ordered[i].document, hit);
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

namespace {

std::uint32_t count_passing(const std::vector<Filtered>& articles) {
    return static_cast<std::uint32_t>(std::count_if(articles.begin(), articles.end(), [](const Filtered& one) { return one.passes(); }));
}

// With no article that has all words, those are listed that have other forms of them; and with few of these, those with all but one.
constexpr std::uint32_t handful = 5;
constexpr std::size_t least_words_for_one_less = 3, most_words_for_one_less = 12;  // each costs a search

// Finds articles near to a plain query when no article has all its words. Articles with other forms of the words come first. Articles that lack
// one of three words or more come after them.
class Relaxed {
  public:
    Relaxed(SegmentReader& segment, const Filters& filters, const ParseOptions& options) : segment_(segment), filters_(filters), options_(options) {}

    // Precondition: `matching` is of the query as it stands.
    void extend(const std::string& query, Matching& matching) {
        ParseOptions forms = options_;
        forms.forms = WordForms::all;
        const ParsedQuery parsed = parse_query(query, forms);
        const auto* tree = std::get_if<QueryNode>(&parsed);
        if (!tree) return;
        add(match_articles(segment_, *tree, filters_), 1, matching);
        const std::vector<const QueryNode*> words = bare_words(query, *tree);
        if (count_passing(matching.articles) >= handful || words.size() < least_words_for_one_less || words.size() > most_words_for_one_less) return;
        for (const QueryNode* left_out : words) {
            QueryNode rest = *tree;
            std::erase_if(rest.children, [&](const QueryNode& child) { return child.at == left_out->at; });
            add(match_articles(segment_, rest, filters_), 0, matching);
        }
    }

  private:
    static constexpr std::uint32_t band = 1u << 16;  // above what the impacts of a query's words add up to

    static void raise(std::vector<Filtered>& articles, std::uint32_t bands) {
        for (Filtered& one : articles) one.document.score = std::min(one.document.score, band - 1) + bands * band;
    }

    // Takes over those that are not there yet, or stand in the same band with a lower score.
    static void add(Matching&& more, std::uint32_t bands, Matching& matching) {
        if (more.error) return;
        raise(more.articles, bands);
        std::vector<Filtered> all = std::move(matching.articles);
        all.insert(all.end(), more.articles.begin(), more.articles.end());
        std::stable_sort(all.begin(), all.end(), [](const Filtered& a, const Filtered& b) {
            return a.document.document != b.document.document ? a.document.document < b.document.document : a.document.score > b.document.score;
        });
        all.erase(std::unique(all.begin(), all.end(), [](const Filtered& a, const Filtered& b) { return a.document.document == b.document.document; }), all.end());
        matching.articles = std::move(all);
    }

    SegmentReader& segment_;
    const Filters& filters_;
    ParseOptions options_;
};

// Articles for a query that is read freely: with its spelling mended where nothing has its words, and near ones where none has them all.
struct FreelyMatched {
    Matching matching;
    QueryNode meant;  // what was looked for
    std::vector<QueryReading> read_as;
    bool near_alone = false;
};

FreelyMatched match_freely(SegmentReader& segment, const SearchRequest& request, const QueryNode& typed, std::optional<base::Date> newest) {
    FreelyMatched matched{match_articles(segment, typed, request.filters), typed, {}, false};
    Matching& matching = matched.matching;
    const bool free = request.interpretation == Interpretation::free && request.typing == Typing::finished;
    if (!free || matching.error || count_passing(matching.articles) > 0) return matched;
    const ParseOptions options{request.typing, Field::anywhere, newest, request.forms};
    FreeReading reading{request.query, {}};
    if (segment.reading().complete()) reading = mend_spelling(segment, request.query, typed, Slips::rare_too);
    ParsedQuery mended = parse_query(reading.query, options);
    if (auto* tree = std::get_if<QueryNode>(&mended); tree && !reading.parts.empty()) {
        matching = match_articles(segment, *tree, request.filters);
        matched.meant = std::move(*tree);
    }
    matched.read_as = std::move(reading.parts);
    if (bare_words(request.query, typed).empty() || count_passing(matching.articles) > 0) return matched;
    Relaxed(segment, request.filters, options).extend(reading.query, matching);
    matched.near_alone = count_passing(matching.articles) > 0;
    return matched;
}

}  // namespace

Outcome<SearchAnswer> Engine::search(const SearchRequest& request) {
    return state_->read_query<SearchAnswer>(request, Field::anywhere, [&](SegmentReader& segment, const QueryNode& typed, SearchAnswer& answer) {
        if (request.limit > 0) segment.expect_texts();
        auto& found = state_->found;
        const bool again = found && found->query == request.query && found->typing == request.typing && found->forms == request.forms &&
                           found->interpretation == request.interpretation && found->filters == request.filters;
        if (!again) {
            FreelyMatched matched = match_freely(segment, request, typed, state_->manifest.last);
            Matching& matching = matched.matching;
            answer.error = matching.error;
            if (matching.error) return found.reset();
            found.emplace(State::Found{request.query, request.typing, request.forms, request.interpretation, request.filters, std::move(matched.meant),
                                       std::move(matched.read_as), std::move(matching.articles), matched.near_alone, std::move(matching.notes),
                                       asks_for_words(typed), std::nullopt, std::nullopt});
            if (!segment.reading().complete()) return found.reset();
        }
        const QueryNode& query = found->meant;
        const bool matched_whole = again || segment.reading().whole();
        const Sort sort = request.sort == Sort::relevance && !found->ranked ? Sort::newest : request.sort;
        // A request without rows keeps the order that other requests page through.
        const ColumnView copies = segment.has(bundle::Family::near_copy_column) ? segment.column(bundle::Family::near_copy_column) : ColumnView();
        const bool once = request.copies_once && segment.has(bundle::Family::near_copy_column);
        if (!found->ordering || (request.limit > 0 && (found->ordering->sort() != sort || found->ordering->copies_once() != once)))
            found->ordering.emplace(found->articles, sort, once ? &copies : nullptr);
        Ordering& ordering = *found->ordering;
        if (request.limit > 0) ordering.place(segment, std::size_t{request.offset} + request.limit);
        const bool ordered = segment.reading().complete(), ordered_whole = ordered && segment.reading().whole();
        if (request.with_snippets && !found->quotes) found->quotes = quotes_meant(segment, query, request.filters);
        const bool quotes_whole = segment.reading().whole();
        std::span<const ScoredDocument> quotes;
        if (found->quotes && segment.reading().complete()) quotes = *found->quotes;
        answer.copies = static_cast<std::uint32_t>(ordering.copies());
        answer.total = static_cast<std::uint32_t>(ordering.size()) + answer.copies;
        answer.notes = found->notes;
        answer.read_as = found->read_as;
        answer.near_alone = found->near_alone;
        if (answer.total == 0 && request.typing == Typing::finished) answer.did_you_mean = did_you_mean(segment, request.query, typed);
        if (ordered) fill_page(segment, request, query, quotes, ordering.placed(), copies, answer);
        if (request.with_facets) fill_counts(segment, request, found->articles, answer);
        // An answer with gaps is worked out anew each time, so that its gaps are named each time.
        if (!ordered_whole) found->ordering.reset();
        if (!quotes_whole) found->quotes.reset();
        if (!matched_whole) found.reset();
    });
}

Outcome<Listing> Engine::list_articles(const SearchRequest& request) {
    return state_->read_query<Listing>(request, Field::anywhere, [&](SegmentReader& segment, const QueryNode& query, Listing& listing) {
        const Matching matching = match_freely(segment, request, query, state_->manifest.last).matching;
        listing.error = matching.error;
        if (listing.error || !segment.reading().complete()) return;
        Ordering ordering(matching.articles, request.sort == Sort::relevance && !asks_for_words(query) ? Sort::newest : request.sort);
        ordering.place(segment, ordering.size());
        for (const ScoredDocument& one : ordering.placed()) listing.places.push_back({base::ArticleId{one.document}, {}});
    });
}

}  // namespace verbatim::search
