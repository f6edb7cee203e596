// From answers of the engine to what is drawn: one builder a view. Pure functions; internal to app/ (they see search/).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/state.h"
#include "app/strings.h"
#include "app/view_model.h"
#include "search/engine.h"
#include "search/request.h"

namespace verbatim::app {

// What every builder may need to know besides its answer.
struct Setting {
    const State& state;
    const search::BundleInfo& info;
    std::string_view address;  // of the page, for links that are copied; may be empty
};

// `offers` answers the search for what stands before the word being typed.
HeaderModel build_header(const Setting& setting, const search::SearchAnswer* facets, const search::QuotesAnswer* quotes,
                         const search::SearchAnswer* offers);
FiltersModel build_filters(const Setting& setting, const search::SearchAnswer& facets);

// `first` is the position of the answer's first hit in the whole list.
ArticlesModel build_articles(const Setting& setting, const search::SearchAnswer& answer, std::uint32_t first,
                             const std::vector<search::Gap>& gaps);
ReadingModel build_reading(const Setting& setting, const search::ArticleView& article);
QuotesModel build_quotes(const Setting& setting, const search::QuotesAnswer& answer, const search::PeopleAnswer* people,
                         const std::vector<search::Gap>& gaps);
PeopleModel build_people(const Setting& setting, const search::PeopleAnswer& answer,
                         const std::vector<search::Gap>& gaps);
OverviewModel build_overview(const Setting& setting, const search::PeopleAnswer* people,
                             const search::QuotesAnswer* quotes);
EvidenceModel build_evidence(const Setting& setting, const search::QuoteView& quote,
                             const search::ArticleView* article);
PaletteModel build_palette(const Setting& setting, const search::PeopleAnswer* people);

// Shared by the builders.
QuoteRow build_quote_row(const Setting& setting, const search::QuoteView& quote);
PersonCard build_person_card(const search::PersonRow& person);
std::vector<HistogramBar> build_histogram(const std::vector<search::DateBin>& months, const search::Filters& filters,
                                          const Plural& unit);
// The formats to save what is on the screen in.
std::vector<Choice> export_choices();
// Says that parts of the collection failed; not shown() when none did.
Notice partial_notice(const std::vector<search::Gap>& gaps);
// The full address of a route, or the bare "#/…" when the page's address is unknown.
std::string address_of(std::string_view address, const Route& route);
// The route of one quotation in its article. The position is a hint for when the words have changed.
Route quote_route(const search::QuoteView& quote);
// What a person sees of a facet's value ("en" is English).
std::string value_label(FacetKind facet, std::string_view value);

// Offsets come from files: one that does not fit the text marks nothing.
bool fits(std::string_view text, base::TextSpan span);

// Cuts `whole` into runs at the given marks; later marks lie over earlier ones. Marks outside are clipped.
struct Mark {
    base::TextSpan span;
    std::uint8_t style = style_plain;
    std::int32_t quote = -1;
};
std::vector<StyledRun> cut_runs(base::TextSpan whole, const std::vector<Mark>& marks);
// The whole text as runs with these hits marked; offsets that do not fit the text mark nothing.
std::vector<StyledRun> mark_hits(std::string_view text, const std::vector<base::TextSpan>& hits);

}  // namespace verbatim::app
