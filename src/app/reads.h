// What the views ask of the engine: for each kind of question the last one asked, its answer, and whether a newer answer
// is still on its way. Which questions there are follows from the state alone.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/effect.h"
#include "app/loader.h"
#include "app/state.h"
#include "search/engine.h"
#include "search/request.h"
#include "search/word_requests.h"

namespace verbatim::app {

template <class Request, class Answer>
struct Read {
    std::optional<Request> asked;   // what `answer` answers
    std::optional<Answer> answer;   // the last one; stays while the next is on its way
    std::vector<search::Gap> gaps;  // of the answer
    bool pending = false;           // files are under way for a newer question
    std::uint32_t revision = 0;     // changes with the answer

    const Answer* get() const { return answer ? &*answer : nullptr; }
    void drop() {
        if (answer) ++revision;
        asked.reset();
        answer.reset();
        gaps.clear();
        pending = false;
    }
};

class Reads {
  public:
    Read<search::SearchRequest, search::SearchAnswer> facets, offers, rows, sole, newest;
    Read<search::FrequencyRequest, search::FrequencyAnswer> over_time, under_dates;
    Read<search::ConcordanceRequest, search::ConcordanceAnswer> lines;
    Read<std::string, base::ArticleId> article_id;
    Read<search::ArticleRequest, search::ArticleView> article, evidence_article;
    Read<std::string, base::PersonId> person_id, about_id, menu_person_id;
    Read<search::QuotesRequest, search::QuotesAnswer> quotes, quote_facets, by_person, samples, elsewhere;
    // Whom the lists name; whose quotations are shown; whose name the palette or the value menu asks for.
    Read<search::PeopleRequest, search::PeopleAnswer> people, speakers, speaker, found_people;

    // Asks everything that `state` shows. What is already answered costs nothing; missing files go into `effects`.
    void refresh(const State& state, search::Engine& engine, Loader& loader, Effects& effects);

    // Answers are asked for again by the next refresh(); the old ones stay until then.
    void forget();

    // The quotation whose evidence card is open, in whichever answer holds it; null when none does.
    const search::QuoteView* find_evidence(base::QuoteId id) const;

    // The one person of an answer; null while there is none.
    static const search::PersonRow* only(const Read<search::PeopleRequest, search::PeopleAnswer>& read) {
        return read.answer && read.answer->people.size() == 1 ? &read.answer->people.front() : nullptr;
    }

    // The own id of the article that is open: the one in the address, or the only one there is; empty for none.
    const std::string& open_article() const { return open_article_; }
    // The article that is open could not be found.
    bool article_unknown() const {
        return !open_article_.empty() && !article_id.pending && article_id.answer && !article_id.answer->known();
    }
    bool article_ready() const { return article.answer && article.answer->head.id == open_article_; }

  private:
    struct Asking;
    void read_open_article(const State& state, Asking& ask);
    void read_lists(const State& state, View view, Asking& ask);
    void read_quotes(const State& state, Asking& ask);
    void read_words(const State& state, Asking& ask);
    void read_people_asked_for(const State& state, Asking& ask);
    std::optional<search::QuotesRequest> quotes_to_ask_for(const State& state, Asking& ask);

    std::string open_article_;
};

// Whether articles that print one text are listed once where nobody chose: where more than a tenth of the collection are copies.
bool usually_once(const search::BundleInfo& info);

// What a state asks for, page by page as the lists show it.
search::SearchRequest articles_request(const State& state);
search::PeopleRequest people_request(const State& state);
search::QuotesRequest quotes_request(const State& state, base::PersonId person, base::PersonId about);
search::ConcordanceRequest lines_request(const State& state);
// By days, whatever the bars stand for; they are all shown, so the dates that are chosen leave none out.
search::FrequencyRequest over_time_request(const State& state);

// The page that is shown: a collection of one article has no use for an overview.
View shown_view(const State& state, const search::BundleInfo& info);

}  // namespace verbatim::app
