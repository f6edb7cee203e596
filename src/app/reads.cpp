#include "app/reads.h"

#include <algorithm>
#include <utility>

#include "app/completion.h"

namespace verbatim::app {
namespace {

constexpr std::uint32_t page = 50;  // rows are fetched in pages, one to spare on either side of the screen
constexpr std::uint32_t most_rows = 8 * page;
constexpr std::uint32_t samples_looked_at = 120;  // for the striking ones on the overview
constexpr std::uint32_t speakers_beside = 60;
constexpr std::uint32_t most_elsewhere = 5;  // other wordings on the evidence card

search::SearchRequest base_request(const State& state) {
    search::SearchRequest request;
    request.query = state.route.query;
    request.typing = state.typing;
    request.forms = state.route.forms;
    request.filters = state.route.filters;
    request.sort = static_cast<search::Sort>(state.route.sort);
    return request;
}

search::SearchRequest facets_request(const State& state) {
    search::SearchRequest request = base_request(state);
    request.sort = search::Sort::newest;
    request.limit = 0;
    request.with_facets = true;
    return request;
}

// Counts under what stands before the word being typed: the same for all of its letters.
search::SearchRequest offers_request(const State& state) {
    search::SearchRequest request = facets_request(state);
    request.query = before_last_word(state.route.query);
    request.typing = search::Typing::finished;
    return request;
}

search::SearchRequest rows_request(const State& state) {
    search::SearchRequest request = base_request(state);
    const std::uint32_t first = state.rows.first / page * page;
    request.offset = first >= page ? first - page : 0;
    request.limit = std::min((state.rows.last / page + 2) * page - request.offset, most_rows);
    request.with_snippets = true;
    return request;
}

search::SearchRequest export_request(const State& state) {
    search::SearchRequest request = base_request(state);
    request.typing = search::Typing::finished;
    request.limit = ~0u;
    return request;
}

search::SearchRequest first_article_request() {
    search::SearchRequest request;
    request.limit = 1;
    return request;
}

}  // namespace

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
    const View view = shown_view(state, engine.info());
    ask(facets, facets_request(state), &Engine::search);
    if (state.typing == search::Typing::in_last_word) ask(offers, offers_request(state), &Engine::search);
    if (view == View::articles) ask(rows, rows_request(state), &Engine::search);
    if (view == View::overview) ask(samples, {.indirect_too = false, .limit = samples_looked_at}, &Engine::quotes);
    if (view == View::people)
        ask(people, {.name_part = state.person_name, .filters = state.route.filters, .limit = state.people_wanted},
            &Engine::people);
    if (view == View::overview || state.overlay == Overlay::palette) {
        ask(speakers, {.limit = speakers_beside}, &Engine::people);
    } else if (view == View::quotes) {
        ask(speakers, {.filters = state.route.filters, .limit = speakers_beside}, &Engine::people);
        read_quotes(state, ask);
    }
    read_open_article(state, ask);
    if (state.overlay == Overlay::evidence)
        if (const search::QuoteView* quote = find_evidence(state.evidence)) {
            ask(evidence_article, {.article = quote->article}, &Engine::article);
            if (quote->other_places > 0)
                ask(elsewhere, {.variants_of = quote->quote, .limit = most_elsewhere}, &Engine::quotes);
        }
    read_exports(state, ask);
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
        ask(article, {.article = *article_id.answer, .query = state.route.query, .forms = state.route.forms}, &Engine::article);
}

// The quotations of the view; nothing while the speaker's name is not looked up yet, or when nobody has it.
std::optional<search::QuotesRequest> Reads::quotes_request(const State& state, Asking& ask) {
    search::QuotesRequest request;
    request.query = state.route.query;
    request.typing = state.typing;
    request.forms = state.route.forms;
    request.filters = state.route.filters;
    request.indirect_too = state.indirect_quotes;
    request.limit = state.quotes_wanted;
    if (state.route.speaker.empty()) return request;
    ask.by_name(person_id, state.route.speaker, &search::Engine::find_person);
    if (person_id.pending || !person_id.answer->known()) return std::nullopt;
    request.person = *person_id.answer;
    return request;
}

void Reads::read_quotes(const State& state, Asking& ask) {
    if (const auto request = quotes_request(state, ask)) return ask(quotes, *request, &search::Engine::quotes);
    if (person_id.pending) return;
    quotes.drop();  // a name that nobody has: no words, rather than everyone's
    quotes.answer.emplace();
}

void Reads::read_exports(const State& state, Asking& ask) {
    exported_quotes.drop();
    exported.drop();
    if (!state.export_wanted) return;
    if (shown_view(state, ask.engine.info()) != View::quotes)
        return ask(exported, export_request(state), &search::Engine::search);
    auto request = quotes_request(state, ask);
    if (!request) return;
    request->typing = search::Typing::finished;
    request->limit = ~0u;
    ask(exported_quotes, *request, &search::Engine::quotes);
}

void Reads::forget() {
    const auto again = [](auto&... slots) { (slots.asked.reset(), ...); };
    again(facets, offers, rows, sole, exported, article_id, article, evidence_article, person_id, quotes, samples,
          elsewhere, people, speakers);
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
