#include "app/update.h"

#include <algorithm>
#include <utility>

#include "app/format.h"
#include "app/link.h"
#include "search/query.h"
#include "search/word_requests.h"

namespace verbatim::app {
namespace {

constexpr std::uint32_t most_quotes_a_step = 400;
constexpr std::uint32_t most_lines_a_step = 2000;
constexpr std::size_t most_searches = 12;  // remembered
constexpr std::int32_t narrow_days = 92;   // dates from an address that are closer than this are shown close up

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
        route.about.clear();
        state_.typing = search::Typing::finished;  // what is left half typed is said to be so
        lists_changed();
        state_.overlay = Overlay::none;
        moved(Step::push);
    }
    void operator()(const OpenArticle& action) {
        remember_search();
        open(action.id, {});
    }
    void operator()(const OpenQuote& action) {
        remember_search();
        open(action.article_id, action.word_hash);
    }
    void operator()(const OpenHit& action) {
        (*this)(OpenArticle{action.id});
        state_.hit = static_cast<int>(action.hit);
        if (action.line >= 0) state_.line_at = action.line;
    }
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
    void operator()(const ShowAbout& action) {
        leave_article();
        // From elsewhere it means everyone's words about somebody; among the quotations it narrows what is there.
        if (state_.route.view != View::quotes) state_.route.speaker.clear();
        state_.route.view = View::quotes;
        state_.route.about = action.name;
        state_.overlay = Overlay::none;
        lists_changed();
        moved(Step::push);
    }
    void operator()(const ListQuotesBy& action) {
        state_.route.by = action.by;
        moved(Step::replace);
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
        zoom_to_narrow_dates();
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
        remember_search();
        lists_changed();
        moved(Step::push);
    }
    void operator()(const SearchFor& action) {
        state_.route.query = action.text;
        state_.hit = 0;
        (*this)(SubmitQuery{});
    }
    void operator()(const ForgetSearches& action) {
        if (action.text.empty()) state_.searches.clear();
        else std::erase(state_.searches, action.text);
        keep_searches();
    }
    void operator()(const ChooseSort& action) {
        state_.route.sort = action.sort;
        lists_changed();
        moved(Step::replace);
    }
    void operator()(const TypePersonName& action) {
        state_.person_name = action.text;
        state_.people_wanted = State{}.people_wanted;
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
        if (!from && !to) (*this)(ZoomDates{});
        const bool were_dated = dated();
        state_.route.filters.from = from;
        state_.route.filters.to = to;
        filtered(dated() == were_dated ? Step::replace : Step::push);
    }
    void operator()(const ZoomDates& action) {
        state_.zoom_from = action.from;
        state_.zoom_to = action.to;
    }
    void operator()(const TypeDate& action) {
        search::Filters& filters = state_.route.filters;
        std::string& typed = state_.typed_dates[static_cast<std::size_t>(action.end)];
        std::optional<base::Date>& bound = action.end == DateEnd::from ? filters.from : filters.to;
        const std::optional<base::Date> date = read_date(action.text);
        typed = date ? std::string() : action.text;
        if (!date && !action.text.empty()) return;
        const bool were_dated = dated();
        bound = date;
        filtered(dated() == were_dated ? Step::replace : Step::push);
    }
    void operator()(const ToggleOnlyWithQuotes&) {
        state_.route.filters.only_with_quotes = !state_.route.filters.only_with_quotes;
        filtered();
    }
    void operator()(const ToggleWordForms&) {
        const bool all = state_.route.forms == search::WordForms::all;
        state_.route.forms = all ? search::WordForms::exact : search::WordForms::all;
        filtered();
    }
    void operator()(const ToggleAsTyped&) {
        state_.route.as_typed = !state_.route.as_typed;
        state_.typing = search::Typing::finished;
        lists_changed();
        moved(Step::replace);
    }
    void operator()(const ClearFilters&) {
        state_.route.filters = {};
        state_.typed_dates = {};
        state_.zoom_from.reset();
        state_.zoom_to.reset();
        filtered();
    }
    void operator()(const TypeFacetSearch& action) {
        state_.facet_search[static_cast<std::size_t>(action.facet)] = action.text;
    }
    void operator()(const ToggleFacetUnfolded& action) {
        bool& unfolded = state_.facet_unfolded[static_cast<std::size_t>(action.facet)];
        unfolded = !unfolded;
    }

    void operator()(const ShowValueMenu& action) {
        state_.value = action;
        state_.overlay = Overlay::value_menu;
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
    void operator()(const ToggleRepeatedLines&) { state_.repeated_lines = !state_.repeated_lines; }
    // Which row comes next is the session's to know.
    void operator()(const StepRow&) {}
    void operator()(const ToggleContext& action) {
        if (std::erase(state_.contexts, action.quote) == 0) state_.contexts.push_back(action.quote);
    }
    void operator()(const ToggleIndirectQuotes&) {
        state_.route.indirect = !state_.route.indirect;
        lists_changed();
        moved(Step::replace);
    }

    void operator()(const ChooseLeast& action) {
        state_.route.least = action.least;
        lists_changed();
        moved(Step::replace);
    }

    // Lists.
    void operator()(const RowsVisible& action) { state_.rows = {action.first, std::max(action.first, action.last)}; }
    // In growing steps: each asks for the list from its top, so that few steps make the cost of a long scroll linear.
    void operator()(const MoreQuotes&) { state_.quotes_wanted += std::min(state_.quotes_wanted, most_quotes_a_step); }
    void operator()(const MorePeople&) { state_.people_wanted += 100; }
    void operator()(const MoreLines&) { state_.lines_wanted += std::min(state_.lines_wanted, most_lines_a_step); }
    void operator()(const LookFurther&) {
        state_.articles_looked_into = further_than(state_.articles_looked_into);
        state_.line_at = -1;
    }
    void operator()(const OrderLines& action) {
        state_.route.lines = action.order;
        state_.line_at = -1;
        moved(Step::replace);
    }
    void operator()(const ShowOverTime& action) {
        state_.route.over_time = action.what;
        moved(Step::replace);
    }
    void operator()(const OrderPeople& action) {
        state_.people_by = action.by;
        lists_changed();
    }

    // Panels and preferences.
    void operator()(const ToggleFilterPanel&) {
        state_.overlay = state_.overlay == Overlay::filters ? Overlay::none : Overlay::filters;
    }
    void operator()(const ToggleSpeakerPanel&) {
        state_.overlay = state_.overlay == Overlay::speakers ? Overlay::none : Overlay::speakers;
    }
    void operator()(const ShowPalette&) {
        state_.palette_text.clear();
        state_.overlay = Overlay::palette;
    }
    void operator()(const TypePalette& action) { state_.palette_text = action.text; }
    void operator()(const ShowShortcuts&) { state_.overlay = Overlay::shortcuts; }
    void operator()(const ShowSearchHelp&) { state_.overlay = Overlay::search_help; }
    void operator()(const ToggleLetters&) {
        state_.letters = !state_.letters;
        effects_.emplace_back(KeepText{std::string(kept_letters), state_.letters ? std::string() : std::string("0")});
    }
    void operator()(const CloseOverlay&) {
        if (state_.overlay != Overlay::none) {
            state_.overlay = Overlay::none;
            state_.evidence = {};
        } else if (!state_.route.article.empty()) {
            (*this)(CloseArticle{});
        }
    }
    void operator()(const ChooseTheme& action) {
        state_.theme = action.theme;
        say(fill(phrases().theme_button, {phrases().themes[static_cast<std::size_t>(action.theme)]}));
        effects_.emplace_back(KeepText{std::string(kept_theme), std::to_string(static_cast<int>(action.theme))});
    }
    void operator()(const ChangeTextSize& action) {
        state_.text_step =
            action.by == 0 ? 0 : std::clamp(state_.text_step + action.by, smallest_text_step, largest_text_step);
        effects_.emplace_back(KeepText{std::string(kept_text_step), std::to_string(state_.text_step)});
    }
    void operator()(const ChooseLanguage& action) {
        state_.language = action.code;
        effects_.emplace_back(KeepText{std::string(kept_language), action.code});
    }

    // Taking things along.
    void operator()(const CopyWords& action) {
        effects_.emplace_back(CopyText{action.text});
        say(action.done);
    }
    void operator()(const FollowLink& action) {
        if (leads_out(action.url)) effects_.emplace_back(OpenLink{action.url});
    }
    void operator()(const ExportResults& action) {
        state_.export_wanted = action.format;
        state_.overlay = Overlay::none;
    }
    void operator()(const ExportOverTime& action) { state_.export_over_time = action.format; }
    // Files being saved are the session's.
    void operator()(const StopSaving&) {}
    void operator()(const Retry&) { ++state_.retries; }
    void operator()(const ToastEnded&) { state_.toast.clear(); }

  private:
    void open(const std::string& id, const std::string& word_hash) {
        const bool same =
            state_.route.article == id && state_.route.quote == word_hash && state_.route.paragraph.empty() && state_.route.compare.empty() && state_.route.version == 0;
        if (state_.route.view == View::overview) state_.route.view = View::articles;
        state_.route.article = id;
        state_.route.quote = word_hash;
        state_.route.paragraph.clear();
        compare_with_nothing();
        state_.overlay = Overlay::none;
        state_.hit = 0;
        ++state_.hit_moves;
        if (!same) moved(Step::push);
    }
    void leave_article() {
        state_.route.article.clear();
        state_.route.quote.clear();
        state_.route.paragraph.clear();
        compare_with_nothing();
        state_.hit = 0;
    }
    void compare_with_nothing() {
        state_.route.compare.clear();
        state_.route.version = 0;
    }
    bool dated() const { return state_.route.filters.from || state_.route.filters.to; }
    // What was too short to be looked for as a beginning is so no longer: the choice is made among what is there.
    void filtered(Step step = Step::push) {
        const search::TypedWord word = search::typed_word(state_.route.query);
        if (!word.beginning) state_.typing = search::Typing::finished;
        if (state_.route.view == View::overview) {
            state_.route.view = View::articles;
            step = Step::push;
        }
        lists_changed();
        moved(step);
    }
    // The lists start again from their tops.
    void lists_changed() {
        const std::uint32_t height = state_.rows.last - state_.rows.first;
        state_.rows = {0, height};
        state_.quotes_wanted = State{}.quotes_wanted;
        state_.people_wanted = State{}.people_wanted;
        state_.quote_at = -1;
        state_.lines_wanted = State{}.lines_wanted;
        state_.articles_looked_into = State{}.articles_looked_into;
        state_.line_at = -1;
        state_.contexts.clear();
    }
    // A search is worth remembering once it led somewhere or was finished with Enter.
    void remember_search() {
        const std::string& query = state_.route.query;
        if (query.empty() || query.find('\n') != query.npos || (!state_.searches.empty() && state_.searches.front() == query))
            return;
        std::erase(state_.searches, query);
        state_.searches.insert(state_.searches.begin(), query);
        if (state_.searches.size() > most_searches) state_.searches.resize(most_searches);
        keep_searches();
    }
    void keep_searches() {
        std::string lines;
        for (const std::string& search : state_.searches) lines += search + "\n";
        effects_.emplace_back(KeepText{std::string(kept_searches), std::move(lines)});
    }
    void zoom_to_narrow_dates() {
        const search::Filters& filters = state_.route.filters;
        state_.zoom_from.reset();
        state_.zoom_to.reset();
        if (!filters.from || !filters.to || filters.to->days - filters.from->days > narrow_days) return;
        state_.zoom_from = filters.from;
        state_.zoom_to = filters.to;
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

std::uint32_t articles_asked_for(const State& state) {
    constexpr std::uint32_t a_keystroke = 20;  // more are asked for when the word is whole, or when somebody says so
    const bool as_ever = state.articles_looked_into == State{}.articles_looked_into;
    return as_ever && state.typing == search::Typing::in_last_word ? a_keystroke : state.articles_looked_into;
}

std::uint32_t further_than(std::uint32_t articles) { return std::min(articles * 4, search::most_articles_looked_into); }

void restore(State& state, const TextKept& kept) {
    const auto number = [&](int least, int most) {
        const bool minus = kept.text.starts_with('-');
        const char digit = kept.text.size() == (minus ? 2u : 1u) ? kept.text.back() : '0';
        return std::clamp((minus ? -1 : 1) * (digit >= '0' && digit <= '9' ? digit - '0' : 0), least, most);
    };
    if (kept.key == kept_theme) state.theme = static_cast<ThemeChoice>(number(0, static_cast<int>(ThemeChoice::high_contrast)));
    else if (kept.key == kept_text_step) state.text_step = number(smallest_text_step, largest_text_step);
    else if (kept.key == kept_language) state.language = kept.text.empty() || fitting_language(kept.text) == kept.text ? kept.text : std::string();
    else if (kept.key == kept_letters) state.letters = kept.text != "0";
    else if (kept.key == kept_searches) {
        state.searches.clear();
        std::string_view rest = kept.text;
        while (!rest.empty() && state.searches.size() < most_searches) {
            const std::string_view line = rest.substr(0, rest.find('\n'));
            if (!line.empty()) state.searches.emplace_back(line);
            rest.remove_prefix(std::min(line.size() + 1, rest.size()));
        }
    }
}

Effects update(State& state, const Action& action) {
    Updater updater(state);
    std::visit(updater, action.any);
    return updater.take();
}

}  // namespace verbatim::app
