// From answers of the engine to what is drawn: one builder a view. Pure functions; internal to app/ (they see search/).
#pragma once

#include <array>
#include <cstdint>
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
// What is counted beside the filters: articles, or quotations where those are listed.
FiltersModel build_filters(const Setting& setting, const search::SearchAnswer& articles);
FiltersModel build_filters(const Setting& setting, const search::QuotesAnswer& quotes);

// "1,204 articles", "at least 1,204 articles"; while a word is being typed, "1,204 articles with “minist…”".
std::string articles_heading(const search::SearchRequest& asked, std::uint32_t total, const std::vector<search::Gap>& gaps);
// What is beside the list while no article is open: who is quoted in those found, and where to go on.
FoundModel build_found(const Setting& setting, const search::SearchAnswer& facets);
ArticlesModel build_articles(const Setting& setting, const search::SearchAnswer& answer, const search::SearchRequest& asked,
                             const std::vector<search::Gap>& gaps);
ReadingModel build_reading(const Setting& setting, const search::ArticleView& article);
// Makes the model that of the article held against `article.compared`, whose words stand between its own. Requires: there is such a text.
void compare(const search::ArticleView& article, ReadingModel& model);
// Who else prints the article and what it said before, each with the way to hold it against that.
void add_copies(const Setting& setting, const search::ArticleView& article, ReadingModel& model);
// What stands beside the quotations, as far as it is at hand.
struct QuotesBeside {
    const search::PeopleAnswer* people = nullptr;     // to choose from
    const search::QuotesAnswer* by_person = nullptr;  // those found, counted by person: listed instead where they are fewer than all
    const search::PersonRow* speaker = nullptr;       // who speaks, when that is one person
};
QuotesModel build_quotes(const Setting& setting, const search::QuotesAnswer& answer, const search::QuotesRequest& asked,
                         const QuotesBeside& beside, const std::vector<search::Gap>& gaps);
PeopleModel build_people(const Setting& setting, const search::PeopleAnswer& answer,
                         const std::vector<search::Gap>& gaps);
// What the words view is made of; each may still be on its way. All answer `query`: the last one that was answered, which is
// an older one than the state's while that is looked up. `under_dates` counts under the date filter as well, which the bars
// ignore; null where there is none.
struct WordsParts {
    std::string_view query;
    const search::FrequencyAnswer* over_time = nullptr;
    const search::FrequencyAnswer* under_dates = nullptr;
    const search::ConcordanceAnswer* lines = nullptr;
    const std::vector<search::Gap>& over_time_gaps;
    const std::vector<search::Gap>& lines_gaps;
};
WordsModel build_words(const Setting& setting, const WordsParts& parts);
// What the front page is made of; each may still be on its way.
struct OverviewParts {
    const search::SearchAnswer* facets = nullptr;  // of the whole collection
    const search::SearchAnswer* newest = nullptr;
    const search::PeopleAnswer* people = nullptr;
    const search::QuotesAnswer* quotes = nullptr;  // to choose from
};
OverviewModel build_overview(const Setting& setting, const OverviewParts& parts);
EvidenceModel build_evidence(const Setting& setting, const search::QuoteView& quote,
                             const search::ArticleView* article, const search::QuotesAnswer* elsewhere);
// `people` are those whose names fit what was typed.
PaletteModel build_palette(const Setting& setting, const search::PeopleAnswer* people);
// `person` is who a value known by number alone means; null while that is looked up.
ValueMenuModel build_value_menu(const Setting& setting, const search::PersonRow* person);

// Shared by the builders.
// A count of what a query found, with the beginning that it is of where the query was still being typed.
std::string of_beginning(std::string_view query, search::Typing typing, std::string count);
// Title, outlet and date of the article that a quotation stands in, as far as they are known.
std::string printed_in(const search::QuoteView& quote);
// "Kassym-Jomart Tokayev", "Unnamed: a spokesman", "Unknown speaker".
std::string speaker_label(const search::QuoteView& quote);
Sureness sureness_of(const search::QuoteView& quote);
QuoteRow build_quote_row(const Setting& setting, const search::QuoteView& quote);
// What such a row begins with: the words, whose they are, and how sure that is.
QuoteRow build_quoted(const search::QuoteView& quote);
ResultRow build_result_row(const Setting& setting, const search::Hit& hit);
// What the articles call somebody and between which dates: no term of office, which they do not tell.
std::string called_line(const search::PersonRow& person);
// `most` is the highest number of quotes among the cards shown together.
PersonCard build_person_card(const search::PersonRow& person, std::uint32_t most);
std::uint32_t most_quotes(const std::vector<search::PersonRow>& people);
// Bars for days, months, quarters or years, as the time between `days` asks – or as much of it as `state` has zoomed in to.
// The languages of the interface, each by its own name, behind the system's.
std::vector<Choice> language_choices(const State& state);
HistogramModel build_histogram(const std::vector<search::DateBin>& days, const State& state, const Plural& unit);
// The same bars for a search over time, each with out of how many. The answer counts by days.
HistogramModel frequency_bars(const search::FrequencyAnswer& answer, const State& state);
// The words view itself, without an article open beside it.
Route words_route(const State& state);
// What is said where nothing is left: of the search alone, or with filters; with the ways back from them.
Notice nothing_left(const State& state, std::string_view title, std::string_view detail, std::string_view filtered_detail,
                    const std::vector<std::string>& did_you_mean = {});
// The same where articles were looked for; and what is said when the query makes no sense.
Notice nothing_found(const State& state, const std::vector<std::string>& did_you_mean = {});
Notice wrong_query(const search::QueryError& error);
// A part that can be pressed, unless the value is empty.
void add_meta_part(std::vector<MetaPart>& parts, FacetKind facet, std::string_view value);
// Those of tables: what is no article has no bibliography.
inline constexpr std::array table_formats{ExportFormat::csv, ExportFormat::jsonl};
// The order that a list stands in: the chosen one where it is offered, else the best match, and without a query the newest first.
SortKind shown_sort(const State& state, SortKind not_offered);
// The formats to save what is on the screen in.
std::vector<Choice> export_choices();
// "the text of some articles – not found (404)": the first few.
std::string gaps_in_words(const std::vector<search::Gap>& gaps);
// Says that parts of the collection failed, or else what an answer leaves out by rule; not shown() when there is neither.
Notice partial_notice(const std::vector<search::Gap>& gaps, const std::vector<search::QueryNote>& notes = {});
// The same, or what was read into the query and the way back to it as typed; `near_alone`: nothing has all its words.
Notice reading_notice(const State& state, const std::vector<search::Gap>& gaps, const std::vector<search::QueryNote>& notes,
                      const std::vector<search::QueryReading>& read_as, bool near_alone);
// The full address of a route, or the bare "#/…" when the page's address is unknown.
std::string address_of(std::string_view address, const Route& route);
// The route of one quotation in its article. The position is a hint for when the words have changed.
Route quote_route(const search::QuoteView& quote);
// “Words” — Speaker, as a citation begins; of reported speech that is said. For programs the bytes are as they are; for people the
// speaker's name is visible(), and the words keep their direction of writing to themselves (text/visible.h).
enum class For : std::uint8_t { programs, people };
std::string attributed(const QuoteRow& row, For whom);
// What a person sees of a facet's value ("en" is English).
std::string value_label(FacetKind facet, std::string_view value);

// Offsets come from files: one that does not fit the text marks nothing.
bool fits(std::string_view text, base::TextSpan span);

// Cuts `whole` into runs at the given marks; later marks lie over earlier ones. Marks outside are clipped.
struct Mark {
    base::TextSpan span;
    std::uint16_t style = style_plain;
    std::int32_t quote = -1;
    base::PersonId person = {};
};
std::vector<StyledRun> cut_runs(base::TextSpan whole, const std::vector<Mark>& marks);
// The same for each paragraph of a text.
std::vector<Paragraph> cut_paragraphs(std::string_view text, std::vector<Mark> marks);
// The whole text as runs with these hits marked; offsets that do not fit the text mark nothing.
std::vector<StyledRun> mark_hits(std::string_view text, const std::vector<base::TextSpan>& hits);

}  // namespace verbatim::app
