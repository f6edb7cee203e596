// The whole state of the program as plain data. What the shards hold is not state: it is read anew from the engine and
// shown through view models (session.h).
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/action.h"
#include "app/route.h"
#include "app/types.h"
#include "base/ids.h"
#include "search/request.h"

namespace verbatim::app {

enum class Overlay : std::uint8_t { none, filters, speakers, palette, shortcuts, search_help, evidence, value_menu };

// Rows of the article list that are wanted: those on the screen. Half open.
struct RowWindow {
    std::uint32_t first = 0, last = 20;
};

struct State {
    Route route;  // what the address holds
    search::Typing typing = search::Typing::finished;
    std::string person_name;  // typed into the people view's field
    std::array<std::string, facet_kinds> facet_search;
    std::array<bool, facet_kinds> facet_unfolded{};
    std::array<std::string, 2> typed_dates;  // from and to, as long as they are no whole dates
    std::optional<base::Date> zoom_from, zoom_to;  // what the histogram shows; none: all dates
    std::vector<std::string> searches;             // that led somewhere, newest first
    RowWindow rows;
    bool usually_once = false;         // so many articles are copies that each is listed once unless the route says otherwise
    std::uint32_t quotes_wanted = 20;  // grow as the list is scrolled
    std::uint32_t people_wanted = 100;
    QuotesBy people_by = QuotesBy::speaker;        // how the people view is ordered
    std::int64_t quote_at = -1;                    // the row of the quotes view that j and k have come to
    std::uint32_t quote_moves = 0;                 // counts their steps
    std::vector<base::QuoteId> contexts;           // quotations whose passage is shown in the list
    std::uint32_t articles_looked_into = 100;      // for words in context: the newest so many
    std::uint32_t lines_wanted = 200;
    std::int64_t line_at = -1;                     // the line of the words view that j and k have come to
    std::uint32_t line_moves = 0;                  // counts their steps
    ShowValueMenu value;                           // what the value menu is for
    int hit = 0;                  // steps from the article's first hit; taken modulo their number
    std::uint32_t hit_moves = 0;  // counts StepHit, so that a view scrolls once for each
    bool repeated_lines = false;  // lines that outlets put into many articles are shown
    Overlay overlay = Overlay::none;
    base::QuoteId evidence;  // whose card is open
    std::string palette_text;
    ThemeChoice theme = ThemeChoice::system;
    std::string language;                       // that was chosen for the interface, BCP 47; empty: as the system
    bool letters = true;  // single letters are shortcuts
    int text_step = 0;                          // smallest_text_step … largest_text_step
    std::string toast;                          // a short word about what was just done
    std::uint32_t retries = 0;                  // counts Retry, so that the session forgets failures once for each
    // Until the session has begun to save the file.
    std::optional<ExportFormat> export_wanted, export_over_time;
};

}  // namespace verbatim::app
