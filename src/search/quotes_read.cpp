// Engine::quotes: what was said, by whom and about whom, in the order of time.
#include <algorithm>
#include <iterator>
#include <optional>

#include "search/engine_state.h"
#include "search/evaluate.h"
#include "search/facets.h"
#include "search/fit.h"
#include "search/highlight.h"
#include "search/reading.h"
#include "text/sentences.h"
#include "text/tokenizer.h"
#include "text/utf8.h"

namespace verbatim::search {

QuoteRank quote_rank(Standing standing, bundle::StoredKind kind, bool speaker_known) {
    const int worse = static_cast<int>(Standing::striking) - static_cast<int>(standing);
    return static_cast<QuoteRank>(worse * 3 + (!speaker_known ? 2 : kind == bundle::StoredKind::direct ? 0 : 1));
}

namespace {

using bundle::Family;
using bundle::StoredKind;

constexpr std::uint32_t passage_bytes = 480;  // on either side of the words

// Which quotes pass a selection of speakers: here a quote's own speaker counts, not who else the article quotes.
bool said_by_chosen(const PersonSelection& selection, std::uint32_t person) {
    const std::uint32_t set[1] = {person};
    return selection.passes(person == base::PersonId::none_value ? std::span<const std::uint32_t>() : std::span<const std::uint32_t>(set));
}

// Undated ones come last either way.
bool goes_before(QuoteOrder order, const FoundQuote& a, const FoundQuote& b) {
    if (order == QuoteOrder::fit && a.score != b.score) return a.score > b.score;
    if (order == QuoteOrder::speaker && a.name_rank != b.name_rank) return a.name_rank < b.name_rank;
    if (a.date == b.date) return a.rank != b.rank ? a.rank < b.rank : a.quote < b.quote;
    return order == QuoteOrder::oldest ? a.date != 0 && (b.date == 0 || a.date < b.date) : a.date > b.date;
}

// Finds and counts the quotations that a request asks for.
class QuotesFinder {
  public:
    QuotesFinder(SegmentReader& segment, FoundQuotes& found)
        : segment_(segment), request_(found.request), answer_(found.counts), quotes_(found.quotes), evaluator_(segment), dates_(request_.bins) {}

    // Whether they are known; if not, the reading or the answer's error says why. `query` is the tree of `text`.
    bool find(const QueryNode& query, std::string_view text) {
        Fitting fitting = find_fitting(query, text);
        if (evaluator_.refusal()) {
            answer_.error = evaluator_.refusal();
            return false;
        }
        answer_.notes = evaluator_.take_notes();
        segment_.effort() = Effort(segment_.counts().articles);  // what filters look up is not the query's doing
        if (request_.order == QuoteOrder::speaker) rank_names();
        collect(fitting.whole);
        // Without any, those are listed whose article has the words that they lack.
        if (fitting.whole.empty() && !fitting.partial.empty()) {
            forget_collected();
            collect(fitting.partial);
            answer_.near_alone = !quotes_.empty();
        }
        if (request_.with_facets) answer_.facets = count_facets(segment_, articles_, request_.filters, request_.facet_limit, &counted_);
        if (!segment_.reading().complete()) return false;
        answer_.total = static_cast<std::uint32_t>(quotes_.size());
        const ColumnView kinds = segment_.column(Family::quote_kind_column);
        for (const FoundQuote& found_quote : quotes_) {
            const auto kind = static_cast<StoredKind>(kinds[found_quote.quote]);
            ++(kind == StoredKind::direct ? answer_.direct : kind == StoredKind::mixed ? answer_.mixed : answer_.indirect);
        }
        answer_.histogram = dates_.bins();
        answer_.undated = dates_.undated();
        if (request_.about_limit > 0) count_about();
        return true;
    }

  private:
    // Those that the query asks for, with scores where they are ordered by them. `partial` stays empty unless the query is read freely.
    Fitting find_fitting(const QueryNode& query, std::string_view text) {
        const bool free = request_.interpretation == Interpretation::free;
        const std::vector<const QueryNode*> words = bare_words(text, query);
        const bool scored = !words.empty() && (free || request_.order == QuoteOrder::fit);
        Fitting fitting;
        if (!free || !scored) fitting.whole = evaluator_.quotes(query);
        if (scored) {
            Fitting by_words = fit_quotes(segment_, evaluator_, words, free ? evaluator_.quotes(without_words(query, words)) : fitting.whole);
            fitting.whole = free ? std::move(by_words.whole) : union_of({std::move(by_words.whole), std::move(by_words.partial)});
            if (free) fitting.partial = std::move(by_words.partial);
        }
        for (DocSet* set : {&fitting.whole, &fitting.partial}) {
            if (request_.about.known()) *set = intersection(*set, evaluator_.quotes_about(request_.about));
            if (request_.variants_of.known()) keep_variants(*set);
        }
        return fitting;
    }

    // What is left of a conjunction: its other conditions.
    static QueryNode without_words(const QueryNode& query, const std::vector<const QueryNode*>& words) {
        QueryNode rest;
        if (query.kind != NodeKind::all_of) return rest;
        rest.kind = NodeKind::all_of;
        rest.at = query.at;
        for (const QueryNode& child : query.children)
            if (std::find(words.begin(), words.end(), &child) == words.end()) rest.children.push_back(child);
        return rest;
    }

    void forget_collected() {
        quotes_.clear();
        listed_.clear();
        of_speaker_.clear();
        dated_.clear();
        counted_ = {};
        dates_ = DateCounter(request_.bins);
        answer_.below = answer_.copies = answer_.indirect = 0;
    }

    // Where each person's name stands in the order of the alphabet.
    void rank_names() {
        const std::uint32_t people = segment_.counts().people;
        std::vector<std::pair<std::string, std::uint32_t>> names;
        for (std::uint32_t person = 0; person < people; ++person) {
            const bundle::PersonRecord* record = segment_.person(person);
            if (record && record->quotes > 0) names.emplace_back(text::fold(record->name), person);
        }
        std::sort(names.begin(), names.end());
        name_ranks_.assign(people, people);
        for (std::uint32_t rank = 0; rank < names.size(); ++rank) name_ranks_[names[rank].second] = rank;
    }

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
        const ColumnView standings = segment_.column(Family::standing_column);
        const ColumnView copies = segment_.column(Family::copy_column);
        const auto& starts = segment_.quote_starts();
        std::uint32_t article = 0;
        for (const ScoredDocument& quote : quotes) {
            while (article < segment_.counts().articles && starts[article + 1] <= quote.document) ++article;
            if (article == segment_.counts().articles) break;
            const FailedFilters failed = articles_[article].failed;
            const std::uint32_t person = persons[quote.document] - 1;  // 0, unknown, becomes the number of no person
            if (request_.person.known() && person != request_.person.value) continue;
            const std::uint32_t copy = copies[quote.document];
            const bool chosen = !by_speaker || said_by_chosen(speakers, person);
            const auto kind = static_cast<StoredKind>(kinds[quote.document]);
            const Standing standing = standing_of(standings[quote.document], segment_);
            if (kind == StoredKind::indirect && !request_.indirect_too) {
                answer_.indirect += chosen && failed == 0 && standing >= request_.least ? 1u : 0u;
                continue;
            }
            if (standing < request_.least) {
                answer_.below += chosen && failed == 0 ? 1u : 0u;
                continue;
            }
            // What fails by one filter alone is counted where that filter is chosen, and not listed.
            if (failed == 0 && person < counted_.of_speaker.size() && is_first(copy, of_speaker_)) ++counted_.of_speaker[person];
            if (!chosen) continue;
            if (request_.copies_once && copy != 0) counted_.copies.push_back({article, copy});
            else ++counted_.of_article[article];
            if ((failed & ~date_bit) != 0) continue;
            if (is_first(copy, dated_)) dates_.add(dates[article]);
            if (failed != 0) continue;
            const bool known = person < counted_.of_speaker.size();
            const std::uint32_t name_rank = known && !name_ranks_.empty() ? name_ranks_[person] : segment_.counts().people;
            list({quote.document, article, dates[article], quote_rank(standing, kind, known), quote.score, name_rank}, copy);
        }
    }

    // Whether this is the first printing of its quotation that is counted there.
    bool is_first(std::uint32_t copy, std::vector<bool>& counted) const {
        if (!request_.copies_once || copy == 0 || copy > segment_.counts().quotes) return true;
        counted.resize(segment_.counts().quotes);
        const bool first = !counted[copy - 1];
        counted[copy - 1] = true;
        return first;
    }

    // Takes the quote for the list: of the printings of one quotation the one that comes first, where they are listed once.
    void list(const FoundQuote& found, std::uint32_t copy) {
        if (!request_.copies_once || copy == 0 || copy > segment_.counts().quotes) return quotes_.push_back(found);
        listed_.resize(segment_.counts().quotes);
        std::uint32_t& at = listed_[copy - 1];
        if (at == 0) {
            quotes_.push_back(found);
            at = static_cast<std::uint32_t>(quotes_.size());
            return;
        }
        ++answer_.copies;
        if (goes_before(request_.order, found, quotes_[at - 1])) quotes_[at - 1] = found;
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
    std::vector<std::uint32_t> listed_;      // by the quote that stands for its copies: 1 + where in quotes_ one of them is; 0: none
    std::vector<bool> of_speaker_, dated_;   // by the same: whether one of them is counted
    DateCounter dates_;
    std::vector<std::uint32_t> name_ranks_;  // by person; empty unless names order the list
};

void put_in_order(FoundQuotes& found, std::size_t count) {
    place_first(found.quotes, found.placed, count,
                [order = found.request.order](const FoundQuote& a, const FoundQuote& b) { return goes_before(order, a, b); });
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
    if (request.with_passages) set_passage(*record, text::passage_around, passage_bytes, view);
}

// What two requests for pages of the same quotations have in common.
QuotesRequest without_page(QuotesRequest request) {
    request.offset = request.limit = 0;
    request.with_passages = false;
    return request;
}

// The query as it is read, and what in it was read otherwise than as typed.
FreeReading read_freely(SegmentReader& segment, const QuotesRequest& request, const QueryNode& query, const bundle::Manifest& manifest, Slips slips) {
    FreeReading reading{request.query, {}};
    if (request.interpretation != Interpretation::free || request.query.empty()) return reading;
    if (request.typing == Typing::finished) reading = mend_spelling(segment, request.query, query, slips);
    const ParseOptions options{request.typing, Field::said, manifest.last, request.forms};
    const ParsedQuery mended = parse_query(reading.query, options);
    const auto* tree = std::get_if<QueryNode>(&mended);
    if (!tree) return {request.query, {}};
    FreeReading named = read_names_and_dates(segment, reading.query, *tree, request.typing, manifest.first, manifest.last);
    if (!std::holds_alternative<QueryNode>(parse_query(named.query, options))) return reading;
    named.parts.insert(named.parts.begin(), std::make_move_iterator(reading.parts.begin()), std::make_move_iterator(reading.parts.end()));
    return named;
}

// Finds what a request means: as it is typed, or by the first reading that finds something. Whether the answer is known.
bool find_quotes(SegmentReader& segment, const QuotesRequest& request, const QueryNode& typed, const bundle::Manifest& manifest, FoundQuotes& found) {
    // What finds nothing is read with the slips mended that some articles share, and then with all forms of its words.
    const std::pair<Slips, bool> attempts[] = {{Slips::unknown, false}, {Slips::rare_too, false}, {Slips::rare_too, true}};
    for (const auto& [slips, all_forms] : attempts) {
        FreeReading reading = read_freely(segment, request, typed, manifest, slips);
        if (!segment.reading().complete()) return false;
        const ParsedQuery parsed = parse_query(reading.query, {request.typing, Field::said, manifest.last, all_forms ? WordForms::all : request.forms});
        const auto* tree = std::get_if<QueryNode>(&parsed);
        found = FoundQuotes{.request = found.request, .meant = tree ? *tree : typed};
        found.counts.read_as = std::move(reading.parts);
        if (!QuotesFinder(segment, found).find(found.meant, reading.query)) return false;
        const bool freely = request.interpretation == Interpretation::free && request.typing == Typing::finished && !request.query.empty();
        found.counts.near_alone |= all_forms && !found.quotes.empty();
        if (!found.quotes.empty() || found.counts.below > 0 || !freely) break;
    }
    return true;
}

}  // namespace

Outcome<QuotesAnswer> Engine::quotes(const QuotesRequest& request) {
    return state_->read_query<QuotesAnswer>(request, Field::said, [&](SegmentReader& segment, const QueryNode& typed, QuotesAnswer& answer) {
        // Remembered is what is paged through, and not what is asked beside it.
        std::optional<FoundQuotes> own;
        std::optional<FoundQuotes>& found = request.limit > 0 && !request.variants_of.known() ? state_->found_quotes : own;
        const QuotesRequest wanted = without_page(request);
        bool known = true, whole = true;
        if (!found || found->request != wanted) {
            found.emplace(FoundQuotes{.request = wanted});
            known = find_quotes(segment, request, typed, state_->manifest, *found);
            whole = known && segment.reading().whole();
        }
        answer = found->counts;
        // The page's texts are asked for together with what the counts still lack.
        if (known) {
            const Highlighter highlighter(found->meant, Highlighter::Where::quotes);
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
        FoundQuotes found{.request = without_page(request)};
        const bool known = find_quotes(segment, request, query, state_->manifest, found);
        listing.error = found.counts.error;
        if (!known || listing.error) return;
        put_in_order(found, found.quotes.size());
        listing.places.reserve(found.quotes.size());
        for (const FoundQuote& one : found.quotes) listing.places.push_back({base::ArticleId{one.article}, base::QuoteId{one.quote}});
    });
}

}  // namespace verbatim::search
