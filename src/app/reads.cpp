#include "app/reads.h"

#include <algorithm>
#include <array>
#include <utility>

#include "app/completion.h"
#include "app/update.h"

namespace verbatim::app {
namespace {

constexpr std::uint32_t page = 20;  // rows are fetched in pages; those on the screen first, then one to spare on either side
constexpr std::uint32_t most_rows = 20 * page;
constexpr std::uint32_t samples_looked_at = 120;  // for the striking ones on the overview
constexpr std::uint32_t newest_shown = 5;
constexpr std::uint32_t speakers_beside = 60;
constexpr std::uint32_t most_elsewhere = 5;  // other wordings on the evidence card

search::PeopleOrder people_order(QuotesBy by) {
    return by == QuotesBy::spoken_of ? search::PeopleOrder::spoken_of : search::PeopleOrder::quoted;
}

search::Standing standing_of(Least least) {
    return least == Least::sure ? search::Standing::sure : least == Least::all ? search::Standing::doubtful : search::Standing::likely;
}

search::Interpretation interpretation_of(const State& state) {
    return state.route.as_typed ? search::Interpretation::as_typed : search::Interpretation::free;
}

// Without words to fit, fit is the newest first.
search::QuoteOrder quote_order(SortKind sort) {
    switch (sort) {
        case SortKind::newest: return search::QuoteOrder::newest;
        case SortKind::oldest: return search::QuoteOrder::oldest;
        case SortKind::speaker: return search::QuoteOrder::speaker;
        default: return search::QuoteOrder::fit;
    }
}

// The search as it stands, of whatever kind of answer.
template <class Request>
Request searching(const State& state) {
    Request request;
    request.query = state.route.query;
    request.typing = state.typing;
    request.forms = state.route.forms;
    request.filters = state.route.filters;
    return request;
}

search::SearchRequest facets_request(const State& state) {
    search::SearchRequest request = articles_request(state);
    request.sort = search::Sort::newest;
    request.limit = 0;
    request.with_facets = true;
    request.bins = search::DateUnit::day;
    return request;
}

// Counts under what stands before the word being typed: the same for all of its letters.
search::SearchRequest offers_request(const State& state) {
    search::SearchRequest request = facets_request(state);
    request.query = before_last_word(state.route.query);
    request.typing = search::Typing::finished;
    return request;
}

// Every row is a text to fetch: a new list asks first for what is on the screen, and for some to spare once that is there.
search::SearchRequest rows_request(const State& state, const std::optional<search::SearchRequest>& asked) {
    search::SearchRequest request = articles_request(state);
    request.with_snippets = true;
    const auto range = [&](std::uint32_t spare) {
        const std::uint32_t first = state.rows.first / page * page;
        request.offset = first - std::min(first, spare);
        const auto end = (std::max(state.rows.last, state.rows.first + 1) + page - 1) / page * page;
        request.limit = std::min(end + spare - request.offset, most_rows);
    };
    if (asked) {
        request.offset = asked->offset;
        request.limit = asked->limit;
    }
    range(asked && *asked == request ? page : 0);
    return request;
}

search::SearchRequest first_article_request() {
    search::SearchRequest request;
    request.limit = 1;
    return request;
}

}  // namespace

bool usually_once(const search::BundleInfo& info) { return std::uint64_t{info.near_copies} * 10 > info.articles; }

search::SearchRequest articles_request(const State& state) {
    auto request = searching<search::SearchRequest>(state);
    request.interpretation = interpretation_of(state);
    request.copies_once = state.route.copies == Copies::as_usual ? state.usually_once : state.route.copies == Copies::once;
    request.sort = state.route.sort == SortKind::speaker ? search::Sort::relevance : static_cast<search::Sort>(state.route.sort);
    return request;
}

search::FrequencyRequest over_time_request(const State& state) {
    auto request = searching<search::FrequencyRequest>(state);
    request.filters.from.reset();
    request.filters.to.reset();
    request.step = search::DateUnit::day;
    return request;
}

search::ConcordanceRequest lines_request(const State& state) {
    constexpr std::array orders{search::ContextOrder::right, search::ContextOrder::left, search::ContextOrder::newest};
    auto request = searching<search::ConcordanceRequest>(state);
    request.order = orders[static_cast<std::size_t>(state.route.lines)];
    request.articles = articles_asked_for(state);
    request.limit = state.lines_wanted;
    return request;
}

search::PeopleRequest people_request(const State& state) {
    return {.name_part = state.person_name,
            .filters = state.route.filters,
            .order = people_order(state.people_by),
            .least = standing_of(state.route.least),
            .only = {},
            .limit = state.people_wanted};
}

search::QuotesRequest quotes_request(const State& state, base::PersonId person, base::PersonId about) {
    auto request = searching<search::QuotesRequest>(state);
    request.person = person;
    request.about = about;
    request.indirect_too = state.route.indirect;
    request.interpretation = interpretation_of(state);
    request.least = standing_of(state.route.least);
    request.copies_once = true;
    request.order = quote_order(state.route.sort);
    request.bins = search::DateUnit::day;
    request.limit = state.quotes_wanted;
    return request;
}

View shown_view(const State& state, const search::BundleInfo& info) {
    return info.articles == 1 && state.route.view == View::overview ? View::articles : state.route.view;
}

struct Reads::Asking {
    search::Engine& engine;
    Loader& loader;
    Effects& effects;

    template <class Request, class Answer>
    void operator()(Read<Request, Answer>& slot, const Request& request,
                    search::Outcome<Answer> (search::Engine::*question)(const Request&)) {
        if (slot.asked && *slot.asked == request) {
            slot.pending = false;
            return;
        }
        take(slot, request, (engine.*question)(request));
    }

    template <class Answer>
    void by_name(Read<std::string, Answer>& slot, const std::string& name,
                 search::Outcome<Answer> (search::Engine::*question)(std::string_view)) {
        if (slot.asked && *slot.asked == name) {
            slot.pending = false;
            return;
        }
        take(slot, name, (engine.*question)(name));
    }

  private:
    template <class Request, class Answer>
    void take(Read<Request, Answer>& slot, const Request& request, search::Outcome<Answer> outcome) {
        slot.pending = !outcome.ready();
        loader.want(engine, outcome.missing, effects);
        if (!outcome.ready()) return;
        slot.asked = request;
        slot.answer = std::move(outcome.value);
        slot.gaps = std::move(outcome.gaps);
        ++slot.revision;
    }
};

void Reads::refresh(const State& state, search::Engine& engine, Loader& loader, Effects& effects) {
    Asking ask{engine, loader, effects};
    using search::Engine;
    ask(facets, facets_request(state), &Engine::search);
    if (state.typing == search::Typing::in_last_word) ask(offers, offers_request(state), &Engine::search);
    read_lists(state, shown_view(state, engine.info()), ask);
    read_people_asked_for(state, ask);
    read_open_article(state, ask);
    if (state.overlay == Overlay::evidence)
        if (const search::QuoteView* quote = find_evidence(state.evidence)) {
            ask(evidence_article, {.article = quote->article}, &Engine::article);
            if (quote->other_places > 0)
                ask(elsewhere, {.variants_of = quote->quote, .limit = most_elsewhere}, &Engine::quotes);
        }
}

void Reads::read_lists(const State& state, View view, Asking& ask) {
    using search::Engine;
    switch (view) {
        case View::overview:
            ask(speakers, {.limit = speakers_beside}, &Engine::people);
            ask(newest, {.sort = search::Sort::newest, .limit = newest_shown}, &Engine::search);
            return ask(samples,
                       {.indirect_too = false, .least = search::Standing::striking, .copies_once = true, .limit = samples_looked_at},
                       &Engine::quotes);
        case View::articles: return ask(rows, rows_request(state, rows.asked), &Engine::search);
        case View::quotes:
            ask(speakers,
                {.name_part = state.person_name,
                 .filters = state.route.filters,
                 .order = people_order(state.route.by),
                 .least = standing_of(state.route.least),
                 .limit = speakers_beside},
                &Engine::people);
            return read_quotes(state, ask);
        case View::people:
            return ask(people, people_request(state), &Engine::people);
        case View::words: return read_words(state, ask);
    }
}

void Reads::read_words(const State& state, Asking& ask) {
    using search::Engine;
    if (state.route.query.empty()) {
        over_time.drop();
        under_dates.drop();
        return lines.drop();
    }
    search::FrequencyRequest request = over_time_request(state);
    ask(over_time, request, &Engine::frequencies);
    if (state.route.filters.from || state.route.filters.to) {
        request.filters = state.route.filters;
        ask(under_dates, request, &Engine::frequencies);
    } else {
        under_dates.drop();
    }
    ask(lines, lines_request(state), &Engine::concordance);
}

// Those whose names fit the palette's words; the one whom a value menu is about.
void Reads::read_people_asked_for(const State& state, Asking& ask) {
    using search::Engine;
    constexpr std::uint32_t names_offered = 8;
    if (state.overlay == Overlay::palette) {
        ask(found_people, {.name_part = state.palette_text, .limit = names_offered}, &Engine::people);
    } else if (state.overlay == Overlay::value_menu) {
        base::PersonId person = state.value.person;
        const bool by_name = state.value.facet == FacetKind::person || state.value.facet == FacetKind::speaker;
        if (!person.known() && by_name) {
            ask.by_name(menu_person_id, state.value.value, &Engine::find_person);
            if (menu_person_id.pending) return;
            person = *menu_person_id.answer;
        }
        if (person.known()) ask(found_people, {.only = person, .limit = 1}, &Engine::people);
        else found_people.drop();
    }
}

void Reads::read_open_article(const State& state, Asking& ask) {
    using search::Engine;
    open_article_ = state.route.article;
    if (open_article_.empty() && ask.engine.info().articles == 1 &&
        shown_view(state, ask.engine.info()) == View::articles) {
        ask(sole, first_article_request(), &Engine::search);
        if (sole.answer && !sole.answer->hits.empty()) open_article_ = sole.answer->hits.front().id;
    }
    if (open_article_.empty()) {
        article_id.drop();
        article.drop();
        return;
    }
    ask.by_name(article_id, open_article_, &Engine::find_article);
    if (!article_id.pending && article_id.answer->known())
        ask(article,
            {.article = *article_id.answer, .query = state.route.query, .typing = state.typing, .forms = state.route.forms, .compared_with = state.route.compare, .version = state.route.version},
            &Engine::article);
}

// The quotations of the view; nothing while a name is not looked up yet, or when nobody has it.
std::optional<search::QuotesRequest> Reads::quotes_to_ask_for(const State& state, Asking& ask) {
    base::PersonId person, about;
    const auto look_up = [&](Read<std::string, base::PersonId>& read, const std::string& name, base::PersonId& one) {
        if (name.empty()) return true;
        ask.by_name(read, name, &search::Engine::find_person);
        if (read.pending || !read.answer->known()) return false;
        one = *read.answer;
        return true;
    };
    const bool speaker_found = look_up(person_id, state.route.speaker, person);
    const bool about_found = look_up(about_id, state.route.about, about);
    if (!speaker_found || !about_found) return std::nullopt;
    return quotes_request(state, person, about);
}

void Reads::read_quotes(const State& state, Asking& ask) {
    constexpr std::uint32_t spoken_of_shown = 7, most_speakers = 1000, most_spoken_of = 200;
    auto request = quotes_to_ask_for(state, ask);
    if (!request) {
        const bool speaker_pending = !state.route.speaker.empty() && person_id.pending;
        const bool about_pending = !state.route.about.empty() && about_id.pending;
        if (speaker_pending || about_pending) return;
        // A name that nobody has: no words, rather than everyone's; the same nothing until another name is asked for.
        const auto none = [](auto& read) {
            if (!read.asked && read.answer && read.answer->total == 0) return;
            read.drop();
            read.answer.emplace();
        };
        none(quotes);
        none(quote_facets);
        by_person.drop();
        return;
    }
    // Counts are asked for apart: the list does not wait for their names.
    search::QuotesRequest counts = *request;
    counts.order = search::QuoteOrder::newest;
    counts.limit = 0;
    counts.with_facets = true;
    if (request->person.known())
        ask(speaker, {.filters = state.route.filters, .only = request->person, .limit = 1}, &search::Engine::people);
    else speaker.drop();
    request->with_passages = true;
    if (!request->about.known()) request->about_limit = spoken_of_shown;
    ask(quotes, *request, &search::Engine::quotes);
    ask(quote_facets, counts, &search::Engine::quotes);
    // The list beside the quotations is counted anew where a query, or a choice in the other list, narrows them; else all people are in it.
    const bool by_speaker = state.route.by == QuotesBy::speaker;
    const bool narrowed = !request->query.empty() || (by_speaker ? request->about : request->person).known();
    if (!narrowed || (by_person.asked && by_person.asked->with_facets != by_speaker)) by_person.drop();  // the last answer is of the other list
    if (!narrowed) return;
    if (by_speaker) {
        counts.person = {};
        counts.facet_limit = most_speakers;
    } else {
        counts.about = {};
        counts.about_limit = most_spoken_of;
        counts.with_facets = false;
    }
    ask(by_person, counts, &search::Engine::quotes);
}

void Reads::forget() {
    const auto again = [](auto&... slots) { (slots.asked.reset(), ...); };
    again(facets, offers, rows, sole, newest, article_id, article, evidence_article, person_id, about_id,
          menu_person_id, quotes, quote_facets, by_person, samples, people, speakers, speaker, found_people, elsewhere, over_time, under_dates, lines);
}

const search::QuoteView* Reads::find_evidence(base::QuoteId id) const {
    const auto in = [id](const std::vector<search::QuoteView>& quotes_at_hand) -> const search::QuoteView* {
        const auto it = std::find_if(quotes_at_hand.begin(), quotes_at_hand.end(),
                                     [id](const search::QuoteView& quote) { return quote.quote == id; });
        return it == quotes_at_hand.end() ? nullptr : &*it;
    };
    if (!id.known()) return nullptr;
    const search::QuoteView* found = article.answer ? in(article.answer->quotes) : nullptr;
    if (!found && quotes.answer) found = in(quotes.answer->quotes);
    if (!found && samples.answer) found = in(samples.answer->quotes);
    return found;
}

}  // namespace verbatim::app
