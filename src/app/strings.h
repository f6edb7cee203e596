// Every word that the interface says, in one table, ready for translation. Patterns hold {0}, {1}… for what format.h fills
// in. A translation is another table of this type.
#pragma once

#include <array>
#include <string_view>

#include "app/quote_strings.h"
#include "app/types.h"

namespace verbatim::app {

struct Strings : QuoteStrings {
    std::string_view program = "Verbatim";
    std::array<std::string_view, view_count> views{"Overview", "Articles", "Quotes", "People", "Words"};
    std::array<std::string_view, facet_kinds> facets{"Source", "Place", "Mentioned", "Speaker", "Language", "Tag"};
    constexpr std::string_view view(View which) const { return views[static_cast<std::size_t>(which)]; }
    constexpr std::string_view facet(FacetKind which) const { return facets[static_cast<std::size_t>(which)]; }
    std::array<std::string_view, sort_kinds> sorts{"Best match", "Newest first", "Oldest first", "By source", "By speaker"};
    std::array<std::string_view, 4> sureness{"sure", "likely", "doubtful", "unknown"};
    std::array<std::string_view, 3> quote_kinds{"direct", "partly quoted", "reported"};
    std::array<std::string_view, 4> themes{"As the system", "Light", "Dark", "High contrast"};
    std::array<std::string_view, 7> exports{"CSV", "JSONL", "BibTeX", "CSL-JSON", "Markdown", "RIS", "Web Annotation"};
    std::array<std::string_view, 12> months{"January", "February", "March",     "April",   "May",      "June",
                                            "July",    "August",   "September", "October", "November", "December"};
    std::array<std::string_view, 12> short_months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                  "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

    // Top bar and searching.
    std::string_view search_label = "Search";
    std::string_view search_hint = "Search articles and quotes";
    std::string_view search_quotes_hint = "Search inside quotations";
    std::string_view search_words_hint = "A word or a phrase";
    std::string_view clear_search = "Clear the search";
    std::string_view expected = "Expected {0}";
    std::string_view repair = "Try: {0}";
    std::string_view did_you_mean = "Did you mean {0}?";
    std::string_view theme_button = "Theme: {0}";
    std::string_view shortcuts_button = "Keyboard shortcuts";
    std::string_view palette_button = "Commands";
    std::string_view back = "Back";
    std::string_view close = "Close";
    std::string_view copy_link = "Copy link";
    std::string_view link_copied = "Link copied";
    std::string_view menu = "Menu";

    static constexpr std::size_t field_count = 13;
    std::array<std::string_view, field_count> field_help{"words inside quotations",
                                                         "words of the title",
                                                         "words of the text",
                                                         "where it was published",
                                                         "where it was written",
                                                         "who speaks in it",
                                                         "who is spoken about",
                                                         "who is mentioned",
                                                         "its language",
                                                         "its tag",
                                                         "denies or says",
                                                         "when, such as 2025-01",
                                                         "quote"};
    std::string_view completions = "Suggestions";
    std::string_view searches = "Earlier searches";
    std::string_view forget_searches = "Forget earlier searches";

    // Filters.
    std::string_view filters = "Filters";
    std::string_view filters_active = "Filters ({0})";
    std::string_view date = "Date";
    std::string_view undated = "{0} undated";
    std::string_view without = "Not: {0}";
    std::string_view only_with_quotes = "With quotes";
    std::string_view all_forms = "All forms of words";
    std::string_view clear_filters = "Clear all filters";
    std::string_view clear = "Clear";
    std::string_view show_more = "{0} more";
    std::string_view show_fewer = "Show fewer";
    std::array<std::string_view, facet_kinds> find_in_facet{"Find a source",  "Find a place",    "Find a name",
                                                            "Find a speaker", "Find a language", "Find a tag"};
    std::string_view exclude_value = "Exclude {0}";
    std::string_view only_value = "Only {0}";
    std::string_view zoom_in = "Zoom in";
    std::string_view zoom_out = "All dates";
    std::string_view from_date = "From date";
    std::string_view date_expected = "No date yet: try 31 Jan 2025";
    std::string_view to_date = "To date";
    std::string_view from_only = "from {0}";
    std::string_view to_only = "to {0}";
    std::string_view show_results = "Show {0}";

    // Lists.
    Plural articles{"1 article", "{0} articles"};
    Plural quotes{"1 quote", "{0} quotes"};
    Plural people{"1 person or organisation", "{0} people and organisations"};
    Plural names{"1 name", "{0} names"};
    std::string_view named_in = "named in {0}";
    std::string_view at_least = "at least {0}";
    std::string_view while_typing = "{0} with “{1}…”";
    std::string_view who_says = "{0}: ";  // before words quoted
    std::string_view who_denies = "{0} ";  // before words that begin with before_denied
    std::string_view made_title = "title made from the first sentence";
    std::string_view no_date = "undated";
    std::string_view cut_off = "…";
    std::string_view article_list = "Articles found";
    std::string_view copies_once = "{0} without copies";  // how many rows there are
    std::string_view fold_copies = "Copies once";  // a choice that is on or off
    std::string_view also_in = "also in {0}";
    Plural printings{"printed once more", "printed {0} more times"};
    std::string_view quote_list = "Quotations";
    std::string_view people_list = "People";
    std::string_view export_button = "Export";
    std::string_view exported = "{0} saved";
    std::string_view export_failed = "{0} could not be written";
    std::string_view saving_begins = "Saving: looking up what is in the list";
    std::string_view saving_articles = "Saving: {0} of {1} articles";
    std::string_view saving_quotes = "Saving: {0} of {1} quotations";
    std::string_view stop_saving = "Stop";
    std::string_view saving_stopped = "Stopped: nothing was saved";
    std::string_view saved_without_articles = "{0} lacks {1} of {2} articles that could not be read: {3}";
    std::string_view saved_without_quotes = "{0} lacks {1} of {2} quotations that could not be read: {3}";
    std::string_view saved_in_part = "{0} is not complete. What could not be read: {1}";

    // Reading.
    std::string_view by_author = "By {0}";
    std::string_view in_this_article = "Quoted in this article";
    std::string_view other_texts = "Copies and earlier texts";
    std::string_view this_text = "This text alone";
    std::string_view compare_with = "Compare with {0}";
    std::string_view also_printed = "Also printed by {0}";
    Plural earlier_texts{"1 earlier text", "{0} earlier texts"};
    std::string_view earlier_text = "the earlier text, {0}";
    std::string_view compared_with = "Compared with {0}";
    std::string_view compared_same = "The same words as {0}";
    Plural only_here{"1 word only here", "{0} words only here"};
    Plural only_there{"1 word only there", "{0} words only there"};
    Plural quotations_differ{"1 quotation differs", "{0} quotations differ"};
    Plural show_repeated{"Show 1 line that this outlet repeats", "Show {0} lines that this outlet repeats"};
    Plural hide_repeated{"Hide 1 line that this outlet repeats", "Hide {0} lines that this outlet repeats"};
    std::string_view words_copied = "Copied";
    std::string_view hit_of = "{0} of {1}";
    std::string_view next_hit = "Next hit";
    std::string_view previous_hit = "Previous hit";
    std::string_view open_original = "Open the original: {0}";
    std::string_view larger_text = "Larger text";
    std::string_view smaller_text = "Smaller text";
    std::string_view in_these_articles = "In these articles";
    std::string_view in_this_article_found = "In this article";
    std::string_view who_speaks = "Who speaks";
    std::string_view see_words = "See the words over time";
    std::string_view pick_article = "Pick an article, or press j: it opens here, with its quotations marked and their speakers named.";
    std::string_view quote_changed = "The linked quotation is no longer in this article. The nearest one is shown.";
    std::string_view paragraph_changed = "The linked paragraph has changed. The nearest one is shown.";
    std::string_view paragraph_gone = "The linked paragraph is no longer in this article.";
    std::string_view copy_paragraph_link = "Copy link to this paragraph";
    std::string_view quote_gone = "The linked quotation is no longer in this article.";

    // Words.
    std::string_view which_word = "Which word?";
    std::string_view which_word_detail =
        "Type a word or a phrase into the search field: here stands how common it is over time, and each place where it is used.";
    std::string_view found_in = "In {0} of {1}: {2}";
    std::array<std::string_view, 2> over_time{"Articles", "Share of all articles"};
    std::string_view found_then = "{0}: {1} of {2}, {3}";
    std::string_view no_articles_then = "{0}: no articles";
    std::string_view share = "{0}%";
    std::string_view least_share = "under 0.1%";
    Plural lines{"1 line", "{0} lines"};
    std::array<std::string_view, 3> line_orders{"By what follows", "By what precedes", "Newest"};
    std::string_view line_list = "Words in context";
    std::string_view looked_into = "From the newest {0} of {1} articles.";
    std::string_view look_further = "Look into the newest {0}";
    std::string_view no_lines = "No words to show";
    std::string_view no_lines_detail = "The articles found have these words in their titles alone, or were found by something other than words.";
    std::string_view export_counts = "Export the counts";
    std::string_view export_lines = "Export the lines";

    // Overview.
    std::string_view sources_heading = "Sources";
    std::string_view most_quoted = "Most quoted";
    std::string_view striking = "In their words";
    std::string_view read_articles = "Read {0}";
    std::string_view newest_heading = "Newest";
    std::string_view browse_quotes = "See who said what";
    std::string_view browse_people = "Find a person";
    std::string_view period = "{0} – {1}";
    std::string_view about_figures = "{0} · {1} · {2}";

    // When something is missing.
    std::string_view loading = "Loading";
    std::string_view loading_collection = "Opening the collection";
    std::string_view nothing_found = "Nothing found";
    std::string_view nothing_found_detail = "No article matches this search.";
    std::string_view nothing_filtered_detail = "No article matches this search and these filters together.";
    std::string_view no_quotes_found = "No quotations found";
    std::string_view no_quotes_detail = "No quotation matches this search.";
    std::string_view no_quotes_filtered_detail = "No quotation matches this search and these filters together.";
    std::string_view find_person = "Find a person by name";
    std::array<std::string_view, 2> people_orders{"Most quoted", "Most spoken of"};
    std::string_view no_people_found = "Nobody found";
    std::string_view no_people_detail = "No person of this name is in the articles under these filters.";
    std::string_view empty_collection = "There are no articles in this collection";
    std::string_view empty_collection_detail = "Its build report (report.json beside this page) says what became of each file.";
    std::string_view query_wrong = "This search cannot be understood";
    std::string_view left_out = "Not everything was counted: {0}.";
    std::string_view partial = "Part of the collection could not be read: {0}. Totals are lower bounds.";
    std::string_view try_again = "Try again";
    std::string_view article_missing = "This article is not in the collection";
    std::string_view article_missing_detail = "The link may be older than the collection: “{0}”.";
    std::string_view article_failed = "This article could not be read";
    std::string_view collection_failed = "The collection could not be opened";

    // Palette and shortcuts.
    std::string_view palette_hint = "Go to a page, a person, or do something";
    std::string_view search_for = "Search for “{0}”";
    std::string_view save_as = "Save as";
    std::string_view export_as = "Save as {0}";
    std::string_view shortcuts_title = "Keyboard shortcuts";
    std::array<std::array<std::string_view, 2>, 17> shortcuts{{
        {"/", "Search"},
        {"Ctrl K", "Go anywhere, do anything"},
        {"j   k", "Next and previous in the list"},
        {"n   p", "Next and previous hit"},
        {"Enter", "Open it in its article"},
        {"e   x", "A quotation’s evidence, context"},
        {"Space", "A screen on, with Shift back"},
        {"c", "Copy as a citation"},
        {"l", "Copy the link to this place"},
        {"f", "Filters"},
        {"Alt Enter", "Menu of a filter’s value"},
        {"1 2 3 4 5", "The pages, from the left"},
        {"+   −", "Larger and smaller text"},
        {"t", "Next theme"},
        {"Alt left, right", "Back and forward"},
        {"Esc", "Close what is open"},
        {"?", "These shortcuts"},
    }};
};

inline constexpr Strings english{};

}  // namespace verbatim::app
