// What the views draw: plain data with every string made, every list sorted, every choice an Action ready to be returned.
// A view looks at these and at nothing else. They are rebuilt when the state or the shards at hand change, not each frame,
// so a `revision` tells a view when what it has laid out is out of date.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/action.h"
#include "app/types.h"
#include "app/view_parts.h"
#include "base/ids.h"
#include "base/span.h"

namespace verbatim::app {

struct HeaderModel {
    std::string site_title;
    std::array<Choice, view_count> tabs;
    std::string query, query_hint;
    std::string query_error;  // "Expected a closing quotation mark"
    base::TextSpan query_error_at;
    std::vector<Choice> query_repairs;
    std::vector<Choice> completions;  // of the word being typed
    std::vector<Choice> searches;     // made before, offered while the field is empty
    Choice forget_searches;
    std::vector<Choice> examples;     // offered while the field is empty and nothing was searched for yet; the last says how to search
    Choice theme;                     // goes on to the next theme
    std::string language_label;       // of the button that opens the languages
    std::vector<Choice> languages;    // of the interface
    std::vector<Choice> chips;        // the filters in force; pressing takes one away
    std::vector<std::string> chips_from;  // "+3": how many there are from each on, for where they do not fit
    std::string filters_label;        // of the button where the filters are folded away
};

struct FacetRow {
    std::string value, label, count;
    std::string exclude_label;
    bool included = false, excluded = false;
};

struct FacetModel {
    FacetKind kind = FacetKind::source;
    std::string label;
    std::string only_value;      // set when there is one value and nothing to choose: shown as a line
    std::vector<FacetRow> rows;  // chosen ones first; folded to a few unless unfolded
    std::string more;            // label of the button that unfolds or folds; empty when not needed
    std::string search, search_hint;
    bool searchable = false;
};

struct FiltersModel {
    std::uint32_t revision = 0;
    std::vector<FacetModel> facets;
    HistogramModel histogram;
    std::string date_label;               // what is chosen, or the only date
    std::string from, to;                 // as they stand in the date fields
    bool dated = false;                   // a date filter is in force
    bool date_wrong = false;              // what is typed there is no date, which the label says
    std::string undated;
    bool only_with_quotes = false;
    bool all_forms = false;    // bare words of the query stand for all their forms
    bool any = false;          // some filter is in force
    std::string show_results;  // "Show 12 articles", for the sheet
};

struct ArticlesModel {
    std::uint32_t revision = 0;
    Status status = Status::loading;
    std::string heading;  // "1,204 articles"
    std::vector<Choice> sorts;
    std::string sort_label;
    std::uint32_t total = 0, first = 0;  // `rows` are rows first … of total
    std::vector<ResultRow> rows;
    std::int64_t selected = -1;  // the open article's row, when it is known
    std::uint32_t reveal = 0;    // changes when the selected row has to be scrolled into sight
    std::uint32_t restart = 0;   // changes when the list is another one and starts from its top
    Notice notice, partial;
    std::vector<Choice> exports;
};

// What is beside the list while no article is open.
struct FoundModel {
    struct Speaker {
        Choice choice;  // their quotations; its hint says in how many articles
        float share = 0;  // of the first one's articles
    };
    std::uint32_t revision = 0;
    std::string heading, hint;  // empty where nothing was found
    std::vector<Speaker> speakers;
    std::vector<Choice> ways;  // to other views of the same search
};

struct Paragraph {
    base::TextSpan span;
    std::vector<StyledRun> runs;  // cover the span without gaps
    std::string link;
};

struct ReadingModel {
    std::uint32_t revision = 0;       // changes with anything that is drawn
    std::uint32_t text_revision = 0;  // changes with the words alone
    Status status = Status::closed;
    std::string id, title, made_note, meta, byline;
    std::string language;  // of the words, BCP 47; empty where nobody knows
    std::vector<Choice> copies;  // the text itself, then others to hold it against: copies and earlier versions; empty where there are none
    std::string copies_label;
    Choice original;  // leads to where it was published; its label holds the address. Not shown() where that is no web address
    std::vector<MetaPart> meta_parts;
    std::string text;
    std::vector<Paragraph> paragraphs;  // those that are shown: what the outlet repeats is folded until it is asked for, or led to
    Choice repeated;                    // shows or hides what the outlet repeats; not shown() where there is none
    std::vector<QuoteRow> quotes;  // in text order
    std::string quotes_heading;
    std::string hit_label;  // "2 of 7"
    std::string note;       // about a link that no longer fits
    std::string link, citation;             // of the quotation that the address names, else of the article
    std::string link_label, citation_label;  // which of them, in words
    std::int32_t chosen_paragraph = -1;  // the one that the address names
    base::TextSpan target;     // bring this into sight…
    std::uint32_t reveal = 0;  // …when this changes
    Notice notice;
};

struct QuotesModel {
    std::uint32_t revision = 0;
    Status status = Status::loading;
    std::string heading, roles, kinds;
    std::array<Choice, 2> lists;   // those who speak, those who are spoken of
    std::vector<Choice> speakers;  // most quoted, or most spoken of, first; the current one is marked
    std::string chosen;            // who is chosen there, in words
    std::string name_part;         // typed to find one of them
    std::string about_label;
    std::vector<Choice> about;  // whom the quotations speak of; the current one is marked
    HistogramModel histogram;
    std::vector<Choice> orders;
    std::string order_label;
    std::int64_t at = -1;      // the row that j and k have come to
    std::uint32_t reveal = 0;  // changes when it has to be scrolled into sight
    std::vector<QuoteRow> rows;
    std::uint32_t total = 0, listed = 0;  // quotations; rows may stand for several of those listed
    bool more = false;
    Choice indirect;  // shows or hides reported speech
    Choice denials;   // shows denials alone
    Choice doubtful;  // shows or hides what is doubtful; not shown() where there is none
    Choice sure;      // leaves only what is sure
    std::vector<Choice> exports;
    std::string link;
    std::uint32_t restart = 0;
    Notice notice, partial;
};

struct PeopleModel {
    std::uint32_t revision = 0;
    Status status = Status::loading;
    std::string heading, name_part;
    std::vector<PersonCard> rows;
    std::array<Choice, 2> orders;
    bool more = false;
    std::uint32_t restart = 0;
    Notice notice, partial;
};

struct WordsModel {
    std::uint32_t revision = 0;
    Status status = Status::loading, lines_status = Status::loading;
    std::string heading, figures;  // the search; "In 42 of 1,204 articles: 3.5%"
    std::array<Choice, 2> measures;
    HistogramModel histogram;
    std::string highest;  // what the highest bar stands for
    std::vector<Choice> curve_exports;
    std::string lines_heading, looked_into;
    Choice further;  // looks into more articles; not shown() when all were
    std::array<Choice, 3> orders;
    std::vector<ContextRow> rows;
    std::uint32_t total = 0;
    bool more = false;
    std::int64_t at = -1;      // the row that j and k have come to
    std::uint32_t reveal = 0;  // changes when it has to be scrolled into sight
    std::vector<Choice> exports;
    std::string link;
    std::uint32_t restart = 0;
    Notice notice, lines_notice, partial;
};

struct OverviewModel {
    std::uint32_t revision = 0;
    std::string title, figures, period, rights;
    std::vector<Choice> begin;
    HistogramModel histogram;
    std::vector<Choice> sources;  // with their numbers of articles
    std::vector<PersonCard> people;
    std::vector<QuoteRow> quotes;
    std::vector<ResultRow> newest;
    Notice notice;  // of a collection without articles
};

struct EvidenceModel {
    bool open = false;
    std::uint32_t revision = 0;
    QuoteRow quote;
    std::string who, named_as, cue, rule, pattern, sureness;
    std::string stance;      // empty where the words were said
    std::string printed_in;  // title, outlet and date of the article
    std::string doubts;   // why somebody else may have spoken; empty where the speaker is sure
    std::string chain;    // from the words that name the speaker to the person; empty without a step between
    std::string context;  // the passage around the words, cut out of the article
    std::vector<StyledRun> context_runs;
    std::string correction;
    std::vector<QuoteRow> elsewhere;  // the same quotation in other places and wordings, at most a few
};

// What can be done with a value that was met somewhere.
struct ValueMenuModel {
    bool open = false;
    std::string title, detail;
    std::vector<Choice> choices;
};

struct PaletteModel {
    bool open = false;
    std::string text;
    std::vector<Choice> choices;
};

// A file that is being saved, or was saved and lacks something.
struct SavingModel {
    std::string words;  // "Saving: 12,500 of 48,719 quotations"
    Choice end;         // stops it, or puts the words away; Escape does the same
    bool shown() const { return !words.empty(); }
};

struct ViewModel {
    Status status = Status::loading;  // of the collection itself
    View view = View::overview;
    ThemeChoice theme = ThemeChoice::system;
    int text_step = 0;
    bool article_open = false;
    bool only_article = false;  // the collection holds one article: it is always open
    bool filters_open = false, speakers_open = false, shortcuts_open = false, search_help_open = false;
    bool letters = true;  // single letters are shortcuts
    bool busy = false;  // files are under way
    HeaderModel header;
    FiltersModel filters;
    ArticlesModel articles;
    FoundModel found;
    ReadingModel reading;
    QuotesModel quotes;
    PeopleModel people;
    WordsModel words;
    OverviewModel overview;
    EvidenceModel evidence;
    PaletteModel palette;
    ValueMenuModel value_menu;
    Notice notice;  // when the collection cannot be shown at all
    std::string toast;
    SavingModel saving;
    bool working = false;  // the next view() goes on with something, without waiting for an event
};

}  // namespace verbatim::app
