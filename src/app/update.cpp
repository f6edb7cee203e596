#include "app/update.h"

#include <algorithm>
#include <utility>

namespace verbatim::app {
namespace {

constexpr std::uint32_t toast_milliseconds = 2500;
constexpr std::uint32_t most_quotes_a_step = 400;

enum class Step : std::uint8_t { push, replace };

class Updater {
  public:
    explicit Updater(State& state) : state_(state) {}
    Effects take() { return std::move(effects_); }

    // Going places.
    void operator()(const ShowView& action) {
        Route& route = state_.route;
        // The search and the filters go along from view to view; what was open does not.
        if (route.view != action.view) leave_article();
        route.view = action.view;
        route.speaker.clear();
        lists_changed();
        state_.overlay = Overlay::none;
        moved(Step::push);
    }
    void operator()(const OpenArticle& action) { open(action.id, {}); }
    void operator()(const OpenQuote& action) { open(action.article_id, action.word_hash); }
    void operator()(const CloseArticle&) {
        leave_article();
        moved(Step::push);
    }
    void operator()(const ShowSpeaker& action) {
        leave_article();
        state_.route.view = View::quotes;
        state_.route.speaker = action.name;
        state_.overlay = Overlay::none;
        lists_changed();
        moved(Step::push);
    }
    void operator()(const GoTo& action) {
        (*this)(RouteArrived{action.route});
        moved(Step::push);
    }
    void operator()(const GoBackInHistory&) { effects_.emplace_back(GoBack{}); }
    void operator()(const RouteArrived& action) {
        Route route = decode_route(action.route);
        if (route == state_.route) return;
        state_.route = std::move(route);
        state_.typing = search::Typing::finished;
        state_.overlay = Overlay::none;
        state_.hit = 0;
        lists_changed();
    }

    // Searching.
    void operator()(const TypeQuery& action) {
        if (action.text == state_.route.query) return;
        state_.route.query = action.text;
        state_.typing = search::Typing::in_last_word;
        if (state_.route.view == View::overview) state_.route.view = View::articles;
        state_.hit = 0;
        lists_changed();
        moved(Step::replace);
    }
    void operator()(const SubmitQuery&) {
        state_.typing = search::Typing::finished;
        if (state_.route.view == View::overview) state_.route.view = View::articles;
        lists_changed();
        moved(Step::push);
    }
    void operator()(const ChooseSort& action) {
        state_.route.sort = action.sort;
        lists_changed();
        moved(Step::replace);
    }
    void operator()(const TypePersonName& action) {
        state_.person_name = action.text;
        lists_changed();
    }

    // Filtering.
    void operator()(const ToggleFacetValue& action) {
        search::FacetSelection& selection = state_.route.filters.facets[static_cast<std::size_t>(action.facet)];
        const bool include = action.polarity == Polarity::include;
        std::erase(include ? selection.exclude : selection.include, action.value);
        std::vector<std::string>& values = include ? selection.include : selection.exclude;
        if (std::erase(values, action.value) == 0) values.push_back(action.value);
        filtered();
    }
    void operator()(const ClearFacet& action) {
        state_.route.filters.facets[static_cast<std::size_t>(action.facet)] = {};
        filtered();
    }
    void operator()(const ChooseDates& action) {
        auto from = action.from, to = action.to;
        if (from && to && *to < *from) std::swap(from, to);
        state_.typed_dates = {};
        state_.route.filters.from = from;
        state_.route.filters.to = to;
        filtered();
    }
    void operator()(const TypeDate& action) {
        search::Filters& filters = state_.route.filters;
        std::string& typed = state_.typed_dates[static_cast<std::size_t>(action.end)];
        std::optional<base::Date>& bound = action.end == DateEnd::from ? filters.from : filters.to;
        const std::optional<base::Date> date = base::parse_date(action.text);
        typed = date ? std::string() : action.text;
        if (!date && !action.text.empty()) return;
        bound = date;
        filtered();
    }
    void operator()(const ToggleOnlyWithQuotes&) {
        state_.route.filters.only_with_quotes = !state_.route.filters.only_with_quotes;
        filtered();
    }
    void operator()(const ClearFilters&) {
        state_.route.filters = {};
        state_.typed_dates = {};
        filtered();
    }
    void operator()(const TypeFacetSearch& action) {
        state_.facet_search[static_cast<std::size_t>(action.facet)] = action.text;
    }
    void operator()(const ToggleFacetUnfolded& action) {
        bool& unfolded = state_.facet_unfolded[static_cast<std::size_t>(action.facet)];
        unfolded = !unfolded;
    }

    // Reading.
    void operator()(const ShowEvidence& action) {
        state_.evidence = action.quote;
        state_.overlay = Overlay::evidence;
    }
    void operator()(const HideEvidence&) {
        if (state_.overlay == Overlay::evidence) state_.overlay = Overlay::none;
        state_.evidence = {};
    }
    void operator()(const StepHit& action) {
        state_.hit += action.by;
        ++state_.hit_moves;
    }
    // Which article comes next is the session's to know; it answers with OpenArticle.
    void operator()(const StepArticle&) {}
    void operator()(const ToggleIndirectQuotes&) {
        state_.indirect_quotes = !state_.indirect_quotes;
        lists_changed();
    }

    // Lists.
    void operator()(const RowsVisible& action) { state_.rows = {action.first, std::max(action.first, action.last)}; }
    // In growing steps: each asks for the list from its top, so that few steps make the cost of a long scroll linear.
    void operator()(const MoreQuotes&) { state_.quotes_wanted += std::min(state_.quotes_wanted, most_quotes_a_step); }
    void operator()(const MorePeople&) { state_.people_wanted += 100; }

    // Panels and preferences.
    void operator()(const ToggleFilterPanel&) {
        state_.overlay = state_.overlay == Overlay::filters ? Overlay::none : Overlay::filters;
    }
    void operator()(const ShowPalette&) {
        state_.palette_text.clear();
        state_.overlay = Overlay::palette;
    }
    void operator()(const TypePalette& action) { state_.palette_text = action.text; }
    void operator()(const ShowShortcuts&) { state_.overlay = Overlay::shortcuts; }
    void operator()(const CloseOverlay&) {
        if (state_.overlay != Overlay::none) {
            state_.overlay = Overlay::none;
            state_.evidence = {};
        } else if (!state_.route.article.empty()) {
            (*this)(CloseArticle{});
        }
    }
    void operator()(const ChooseTheme& action) { state_.theme = action.theme; }
    void operator()(const ChangeTextSize& action) {
        state_.text_step =
            action.by == 0 ? 0 : std::clamp(state_.text_step + action.by, smallest_text_step, largest_text_step);
    }

    // Taking things along.
    void operator()(const CopyWords& action) {
        effects_.emplace_back(CopyText{action.text});
        say(action.done);
    }
    void operator()(const FollowLink& action) {
        // Addresses come from the corpus: only what a browser may open without doing something.
        if (action.url.starts_with("https://") || action.url.starts_with("http://"))
            effects_.emplace_back(OpenLink{action.url});
    }
    void operator()(const ExportResults& action) {
        state_.export_wanted = action.format;
        state_.overlay = Overlay::none;
    }
    void operator()(const Retry&) { ++state_.retries; }
    void operator()(const ToastEnded&) { state_.toast.clear(); }

  private:
    void open(const std::string& id, const std::string& word_hash) {
        const bool same =
            state_.route.article == id && state_.route.quote == word_hash && state_.route.paragraph.empty();
        if (state_.route.view == View::overview) state_.route.view = View::articles;
        state_.route.article = id;
        state_.route.quote = word_hash;
        state_.route.paragraph.clear();
        state_.overlay = Overlay::none;
        state_.hit = 0;
        ++state_.hit_moves;
        if (!same) moved(Step::push);
    }
    void leave_article() {
        state_.route.article.clear();
        state_.route.quote.clear();
        state_.route.paragraph.clear();
        state_.hit = 0;
    }
    void filtered() {
        lists_changed();
        moved(Step::replace);
    }
    // The lists start again from their tops.
    void lists_changed() {
        const std::uint32_t height = state_.rows.last - state_.rows.first;
        state_.rows = {0, height};
        state_.quotes_wanted = State{}.quotes_wanted;
        state_.people_wanted = State{}.people_wanted;
    }
    void moved(Step step) {
        if (step == Step::push) effects_.emplace_back(PushRoute{encode(state_.route)});
        else effects_.emplace_back(ReplaceRoute{encode(state_.route)});
    }
    void say(const std::string& words) {
        state_.toast = words;
        effects_.emplace_back(WakeAfter{toast_milliseconds});
    }

    State& state_;
    Effects effects_;
};

}  // namespace

Effects update(State& state, const Action& action) {
    Updater updater(state);
    std::visit(updater, action);
    return updater.take();
}

}  // namespace verbatim::app
