// Everything a person can do, as plain data. Views return actions; update() turns them into a new state. A recorded list
// of actions replays a session.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "app/types.h"
#include "base/date.h"
#include "base/ids.h"

namespace verbatim::app {

// Going places. Articles are named by their own id, people by their name, quotes by a hash of their words, because that is
// what addresses hold and what survives a rebuild.
struct ShowView { View view = View::articles; };
struct OpenArticle { std::string id; };
struct OpenQuote { std::string article_id, word_hash; };
// An article at one of the search's hits; where that is a line of the words view, j and k go on from it.
struct OpenHit { std::string id; std::uint32_t hit = 0; std::int64_t line = -1; };
struct CloseArticle {};
struct ShowSpeaker { std::string name; };  // the quotes of one person; empty: of everyone
struct ShowAbout { std::string name; };    // the quotes that speak of one person, by whoever is chosen; empty: of anyone
struct ListQuotesBy { QuotesBy by = QuotesBy::speaker; };
struct GoTo { std::string route; };  // a link inside the program
struct GoBackInHistory {};
struct RouteArrived { std::string route; };  // from the host: start, back, forward, an edited address

// Searching.
struct TypeQuery { std::string text; };
struct SubmitQuery {};
struct SearchFor { std::string text; };     // a whole query at once
struct ForgetSearches { std::string text; };  // one of the history; empty: all of them
struct ChooseSort { SortKind sort = SortKind::relevance; };
struct TypePersonName { std::string text; };

// Filtering. Toggling a value that is already chosen with the same polarity takes it away.
struct ToggleFacetValue {
    FacetKind facet = FacetKind::source;
    std::string value;
    Polarity polarity = Polarity::include;
};
struct ClearFacet { FacetKind facet = FacetKind::source; };
struct ChooseDates { std::optional<base::Date> from, to; };
// The stretch of time that the histogram shows; empty: all of it.
struct ZoomDates { std::optional<base::Date> from, to; };
// What stands in a date field; it filters once it is a whole date, or empty.
enum class DateEnd : std::uint8_t { from, to };
struct TypeDate { DateEnd end = DateEnd::from; std::string text; };
struct ToggleOnlyWithQuotes {};
struct ToggleWordForms {};
struct ToggleAsTyped {};  // whether names, dates and slips are read as what they most likely mean
struct ClearFilters {};
struct TypeFacetSearch { FacetKind facet = FacetKind::source; std::string text; };
struct ToggleFacetUnfolded { FacetKind facet = FacetKind::source; };

// What can be done with a value that is met anywhere: the menu for it. A person may be known by number alone.
struct ShowValueMenu {
    FacetKind facet = FacetKind::source;
    std::string value;
    base::PersonId person;
};

// Reading.
struct ShowEvidence { base::QuoteId quote; };
struct HideEvidence {};
struct StepHit { int by = 1; };
struct ToggleRepeatedLines {};  // those that the open article's outlet puts into many articles
struct StepRow { int by = 1; };  // the next or previous of the list
struct ToggleContext { base::QuoteId quote; };  // the passage around a quotation, in the list
struct ToggleIndirectQuotes {};
struct ChooseLeast { Least least = Least::likely; };

// What the lists have on the screen, so that rows are fetched for it.
struct RowsVisible { std::uint32_t first = 0, last = 0; };
struct MoreQuotes {};
struct MorePeople {};
struct MoreLines {};
struct LookFurther {};  // for words in context, into more articles
struct OrderLines { LineOrder order = LineOrder::right; };
struct ShowOverTime { OverTime what = OverTime::articles; };
struct OrderPeople { QuotesBy by = QuotesBy::speaker; };

// Panels and preferences.
struct ToggleFilterPanel {};
struct ToggleSpeakerPanel {};  // the list beside the quotations, where there is no room beside them
struct ShowPalette {};
struct TypePalette { std::string text; };
struct ShowShortcuts {};
struct ShowSearchHelp {};
struct ToggleLetters {};  // whether single letters are shortcuts
struct CloseOverlay {};  // what Escape means
struct ChooseTheme { ThemeChoice theme = ThemeChoice::system; };
struct ChangeTextSize { int by = 0; };
struct ChooseLanguage { std::string code; };  // of the interface; empty: as the system

// Taking things along. `text` and `done` were made by the view model.
struct CopyWords { std::string text, done; };
struct FollowLink { std::string url; };
struct ExportResults { ExportFormat format = ExportFormat::csv; };
struct ExportOverTime { ExportFormat format = ExportFormat::csv; };  // the words view's bars

struct StopSaving {};  // the file at hand; or puts away what was said of the last one

struct Retry {};
struct ToastEnded {};

// One of the above. It is a struct, not an alias of the variant, so that what makes, copies, moves and destroys its
// alternatives is compiled once, in action.cpp, and not in every view.
struct Action {
    using Any =
        std::variant<ShowView, OpenArticle, OpenQuote, OpenHit, CloseArticle, ShowSpeaker, ShowAbout, ListQuotesBy, GoTo,
                     GoBackInHistory, RouteArrived, TypeQuery, SubmitQuery, SearchFor, ForgetSearches, ChooseSort,
                     TypePersonName, ToggleFacetValue, ClearFacet, ChooseDates, ZoomDates, TypeDate, ToggleOnlyWithQuotes,
                     ToggleWordForms, ToggleAsTyped, ClearFilters, TypeFacetSearch, ToggleFacetUnfolded, ShowValueMenu, ShowEvidence, HideEvidence, StepHit, ToggleRepeatedLines,
                     StepRow, ToggleContext, ToggleIndirectQuotes, ChooseLeast, RowsVisible, MoreQuotes, MorePeople, MoreLines, LookFurther, OrderLines, ShowOverTime, OrderPeople,
                     ToggleFilterPanel, ToggleSpeakerPanel, ShowPalette, TypePalette, ShowShortcuts, ShowSearchHelp, ToggleLetters, CloseOverlay, ChooseTheme, ChangeTextSize, ChooseLanguage,
                     CopyWords, FollowLink, ExportResults, ExportOverTime, StopSaving, Retry, ToastEnded>;

    template <typename One>
        requires(!std::is_same_v<One, Action>)
    Action(One one) : Action() {
        put(std::move(one));
    }
    Action();
    Action(const Action& other);
    Action(Action&& other) noexcept;
    Action& operator=(const Action& other);
    Action& operator=(Action&& other) noexcept;
    ~Action();

    Any any;

  private:
    friend struct ActionParts;
    template <typename One>
    void put(One&& one);
};
using Actions = std::vector<Action>;

}  // namespace verbatim::app
