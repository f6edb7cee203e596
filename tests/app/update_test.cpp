#include "app/update.h"

#include <doctest/doctest.h>

using namespace verbatim;
using namespace verbatim::app;

namespace {

template <class T>
const T* first_of(const Effects& effects) {
    for (const Effect& effect : effects)
        if (const T* found = std::get_if<T>(&effect)) return found;
    return nullptr;
}

}  // namespace

TEST_CASE("typing searches and replaces the address; going to another view adds to the history") {
    State state;
    Effects effects = update(state, TypeQuery{"trade"});
    CHECK(state.route.query == "trade");
    CHECK(state.route.view == View::articles);
    CHECK(state.typing == search::Typing::in_last_word);
    REQUIRE(first_of<ReplaceRoute>(effects));
    CHECK(first_of<ReplaceRoute>(effects)->route == "/articles?q=trade");
    CHECK_FALSE(first_of<PushRoute>(effects));

    effects = update(state, ShowView{View::quotes});
    REQUIRE(first_of<PushRoute>(effects));
    CHECK(first_of<PushRoute>(effects)->route == "/quotes?q=trade");
}

TEST_CASE("typing the same words again does nothing") {
    State state;
    update(state, TypeQuery{"trade"});
    CHECK(update(state, TypeQuery{"trade"}).empty());
}

TEST_CASE("a facet's value is included, excluded and taken away") {
    State state;
    const auto& source = state.route.filters.facets[0];
    update(state, ToggleFacetValue{FacetKind::source, "Trend", Polarity::include});
    CHECK(source.include == std::vector<std::string>{"Trend"});
    update(state, ToggleFacetValue{FacetKind::source, "Trend", Polarity::exclude});
    CHECK(source.include.empty());
    CHECK(source.exclude == std::vector<std::string>{"Trend"});
    update(state, ToggleFacetValue{FacetKind::source, "Trend", Polarity::exclude});
    CHECK(source.empty());
}

TEST_CASE("dates in the wrong order are turned round") {
    State state;
    update(state, ChooseDates{base::parse_date("2025-03-01"), base::parse_date("2025-01-01")});
    CHECK(state.route.filters.from == base::parse_date("2025-01-01"));
    CHECK(state.route.filters.to == base::parse_date("2025-03-01"));
}

TEST_CASE("a date being typed filters once it is whole, and stays as typed until then") {
    State state;
    CHECK(update(state, TypeDate{DateEnd::from, "2025-0"}).empty());
    CHECK(state.typed_dates[0] == "2025-0");
    CHECK_FALSE(state.route.filters.from);
    CHECK_FALSE(update(state, TypeDate{DateEnd::from, "2025-01-31"}).empty());
    CHECK(state.route.filters.from == base::parse_date("2025-01-31"));
    CHECK(state.typed_dates[0].empty());
    update(state, TypeDate{DateEnd::from, ""});
    CHECK_FALSE(state.route.filters.from);
}

TEST_CASE("filtering starts the lists from their tops and keeps the window's height") {
    State state;
    update(state, RowsVisible{500, 520});
    update(state, MoreQuotes{});
    update(state, ToggleOnlyWithQuotes{});
    CHECK(state.rows.first == 0);
    CHECK(state.rows.last == 20);
    CHECK(state.quotes_wanted == State{}.quotes_wanted);
}

TEST_CASE("all forms of words can be asked for and are part of the address") {
    State state;
    update(state, TypeQuery{"trade"});
    CHECK_FALSE(update(state, ToggleWordForms{}).empty());
    CHECK(state.route.forms == search::WordForms::all);
    CHECK(encode(state.route).find("forms=all") != std::string::npos);
    update(state, ClearFilters{});
    CHECK(state.route.forms == search::WordForms::all);
    update(state, ToggleWordForms{});
    CHECK(state.route.forms == search::WordForms::exact);
}

TEST_CASE("an address that arrives sets the view and sends nothing back") {
    State state;
    const Effects effects = update(state, RouteArrived{"/quotes?speaker=Xi%20Jinping"});
    CHECK(effects.empty());
    CHECK(state.route.view == View::quotes);
    CHECK(state.route.speaker == "Xi Jinping");
}

TEST_CASE("opening and closing an article are steps of the history") {
    State state;
    Effects effects = update(state, OpenArticle{"a-1"});
    REQUIRE(first_of<PushRoute>(effects));
    CHECK(first_of<PushRoute>(effects)->route == "/articles?article=a-1");
    CHECK(update(state, OpenArticle{"a-1"}).empty());
    effects = update(state, CloseArticle{});
    CHECK(state.route.article.empty());
    CHECK(first_of<PushRoute>(effects));
}

TEST_CASE("Escape closes what lies on top first") {
    State state;
    update(state, OpenArticle{"a-1"});
    update(state, ShowEvidence{base::QuoteId{3}});
    update(state, CloseOverlay{});
    CHECK(state.overlay == Overlay::none);
    CHECK(state.route.article == "a-1");
    update(state, CloseOverlay{});
    CHECK(state.route.article.empty());
    CHECK(update(state, CloseOverlay{}).empty());
}

TEST_CASE("text sizes stay within their bounds") {
    State state;
    for (int i = 0; i < 50; ++i) update(state, ChangeTextSize{1});
    CHECK(state.text_step == largest_text_step);
    for (int i = 0; i < 50; ++i) update(state, ChangeTextSize{-1});
    CHECK(state.text_step == smallest_text_step);
    update(state, ChangeTextSize{0});
    CHECK(state.text_step == 0);
}

TEST_CASE("only web addresses are followed") {
    State state;
    for (const char* url : {"javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "mailto:a@example.org", "//example.org", "a/b.html", "https://", "https:///etc", "http://a b"})
        CHECK(update(state, FollowLink{url}).empty());
    for (const char* url : {"https://example.org/a", "HTTP://example.org"}) CHECK(first_of<OpenLink>(update(state, FollowLink{url})));
}

TEST_CASE("copying says what was done, for a while") {
    State state;
    const Effects effects = update(state, CopyWords{"words", "Copied"});
    REQUIRE(first_of<CopyText>(effects));
    CHECK(first_of<CopyText>(effects)->text == "words");
    CHECK(first_of<WakeAfter>(effects));
    CHECK(state.toast == "Copied");
    update(state, ToastEnded{});
    CHECK(state.toast.empty());
}

TEST_CASE("a search is remembered once it led somewhere, newest first, and can be forgotten") {
    State state;
    update(state, TypeQuery{"tra"});
    CHECK(state.searches.empty());
    const Effects effects = update(state, SubmitQuery{});
    CHECK(state.searches == std::vector<std::string>{"tra"});
    REQUIRE(first_of<KeepText>(effects));
    CHECK(first_of<KeepText>(effects)->text == "tra\n");
    update(state, TypeQuery{"peace"});
    update(state, OpenArticle{"a-1"});
    update(state, SearchFor{"tra"});
    CHECK(state.route.query == "tra");
    CHECK(state.searches == std::vector<std::string>{"tra", "peace"});
    update(state, ForgetSearches{"tra"});
    CHECK(state.searches == std::vector<std::string>{"peace"});
    CHECK(first_of<KeepText>(update(state, ForgetSearches{}))->text.empty());
    CHECK(state.searches.empty());
    for (int i = 0; i < 100; ++i) update(state, SearchFor{std::to_string(i)});
    CHECK(state.searches.size() <= 12);
}

TEST_CASE("what was kept is taken over, whatever it says") {
    State state;
    restore(state, {"theme", "2"});
    restore(state, {"text", "-1"});
    restore(state, {"searches", "one\n\ntwo"});
    CHECK(state.theme == ThemeChoice::dark);
    CHECK(state.text_step == -1);
    CHECK(state.searches == std::vector<std::string>{"one", "two"});
    restore(state, {"theme", "99999999999"});
    restore(state, {"theme", "x"});
    CHECK(state.theme == ThemeChoice::system);
    restore(state, {"text", "-9"});
    CHECK(state.text_step == smallest_text_step);
    restore(state, {"unheard of", "1"});
}

TEST_CASE("quotes about somebody: from elsewhere everyone's, among the quotes those of whoever is chosen") {
    State state;
    update(state, ShowSpeaker{"Anna Berg"});
    update(state, ShowAbout{"Chen Wu"});
    CHECK(encode(state.route) == "/quotes?speaker=Anna%20Berg&about=Chen%20Wu");
    update(state, ShowView{View::articles});
    CHECK(encode(state.route) == "/articles");
    update(state, ShowAbout{"Chen Wu"});
    CHECK(encode(state.route) == "/quotes?about=Chen%20Wu");
}

TEST_CASE("filtering on the front page leads to the articles") {
    State state;
    update(state, ToggleFacetValue{FacetKind::source, "Trend", Polarity::include});
    CHECK(encode(state.route) == "/articles?source=Trend");
}

TEST_CASE("an address with close dates shows their days; without dates the histogram shows all of them") {
    State state;
    update(state, RouteArrived{"/articles?from=2025-03-01&to=2025-03-31"});
    CHECK(state.zoom_from == base::parse_date("2025-03-01"));
    update(state, ChooseDates{});
    CHECK_FALSE(state.zoom_from);
    update(state, RouteArrived{"/articles?from=2020-03-01&to=2025-03-31"});
    CHECK_FALSE(state.zoom_from);
}

TEST_CASE("contexts are shown and hidden one by one, and gone with another list") {
    State state;
    update(state, ToggleContext{base::QuoteId{3}});
    update(state, ToggleContext{base::QuoteId{5}});
    update(state, ToggleContext{base::QuoteId{3}});
    CHECK(state.contexts == std::vector<base::QuoteId>{base::QuoteId{5}});
    update(state, ShowSpeaker{"Anna Berg"});
    CHECK(state.contexts.empty());
}

TEST_CASE("choosing a filter is a step back undoes; dates that move on are none of their own") {
    State state;
    state.route.view = View::articles;
    const auto pushes = [&](const Action& action) { return first_of<PushRoute>(update(state, action)) != nullptr; };
    const auto day = [](const char* date) { return base::parse_date(date); };
    CHECK(pushes(ToggleFacetValue{FacetKind::source, "Trend", Polarity::include}));
    CHECK(pushes(ToggleOnlyWithQuotes{}));
    CHECK(pushes(ChooseDates{day("2025-01-01"), day("2025-01-05")}));
    CHECK_FALSE(pushes(ChooseDates{day("2025-01-01"), day("2025-01-06")}));
    CHECK_FALSE(pushes(TypeDate{DateEnd::from, "2 Jan 2025"}));
    CHECK(state.route.filters.from == day("2025-01-02"));
    CHECK(pushes(ChooseDates{}));
    CHECK_FALSE(pushes(ChooseDates{}));
    CHECK(pushes(TypeDate{DateEnd::to, "2025-01-02"}));
}

TEST_CASE("a word too short to be a beginning is finished once a filter is chosen; a beginning goes on") {
    State state;
    update(state, TypeQuery{"zq"});
    update(state, ToggleFacetValue{FacetKind::source, "Trend", Polarity::include});
    CHECK(state.typing == search::Typing::finished);
    update(state, TypeQuery{"minist"});
    update(state, ToggleFacetValue{FacetKind::source, "Trend", Polarity::include});
    CHECK(state.typing == search::Typing::in_last_word);
}
