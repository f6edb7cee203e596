// The words of strings.h that are about quotations and their evidence.
#pragma once

#include <array>
#include <string_view>

namespace verbatim::app {

// "1 article", "5 articles".
struct Plural {
    std::string_view one, other;
};

struct QuoteStrings {
    std::string_view unknown_speaker = "Unknown speaker";
    std::string_view unnamed_speaker = "Unnamed: {0}";
    std::string_view everyone = "All speakers";
    std::string_view all_quotes = "All quotations";
    std::string_view anyone = "Anyone";
    std::string_view whoever_speaks = "Whoever says it";
    std::string_view whoever_about = "Whoever it speaks of";
    std::array<std::string_view, 2> quote_lists{"Speakers", "Spoken of"};
    std::string_view find_in_list = "Find a name";
    std::string_view spoken_of_chosen = "Spoken of: {0}";
    std::string_view about_person = "About {0}";
    std::string_view speaker_about_person = "{0} about {1}";
    std::string_view about_label = "About";
    std::string_view quotes_by = "What {0} said";
    std::string_view quotes_on = "What was said about {0}";
    Plural quotes_about{"1 quote about", "{0} quotes about"};
    std::string_view indirect_too = "Reported speech too";
    Plural doubtful_too{"Also show 1 doubtful one", "Also show {0} doubtful ones"};
    std::string_view less_sure_too = "Also show {0} less sure ones";
    // By search::ReadAs: the word as typed, and what it is read as.
    std::array<std::string_view, 3> readings{"“{0}” as “{1}”", "“{0}” as the speaker {1}", "“{0}” as the date"};
    std::string_view read_as = "Read {0}.";
    std::string_view search_as_typed = "Search as typed";
    std::string_view as_typed = "The words are searched as typed.";
    std::string_view read_freely = "Recognise names, dates and slips";
    std::string_view none_has_all_words = "Nothing has all these words. These results come closest.";
    std::string_view date_in_words = "“{0}” is searched as words.";
    std::string_view only_of_date = "Only articles of {0}";
    std::string_view doubtful_shown = "Doubtful ones too";
    std::string_view sure_only = "Only sure ones";
    std::string_view denials_only = "Denials";
    Plural copies_left_out{"1 more printing of the same words", "{0} more printings of the same words"};
    std::string_view opinion = "Opinion";
    std::string_view first_person = "First person";
    std::string_view before_denied = "denied: ";
    std::string_view show_context = "Context";
    std::string_view hide_context = "Hide the context";
    std::string_view counts_by_kind = "{0} direct, {1} partly quoted, {2} reported";
    std::string_view evidence = "Evidence";
    std::string_view evidence_for = "Evidence: who said this?";
    std::string_view who = "Who";
    std::string_view named_as = "Named as";
    std::string_view printed_in = "Printed in";
    std::string_view cue = "Cue";
    std::string_view rule = "Pattern";
    std::string_view stance = "Stance";
    std::string_view stance_denies = "denied: the speaker calls this untrue";
    std::string_view rule_with_pattern = "{0} ({1})";
    // What each rule has seen; the names are those of docs/quotes.md.
    std::array<std::array<std::string_view, 2>, 13> rule_patterns{{
        {"content-verb-subject", "“…,” said Name"},
        {"content-subject-verb", "“…,” Name said"},
        {"subject-verb-content", "Name said: “…”"},
        {"split", "“…,” Name said. “…”"},
        {"according-to", "According to Name, “…”"},
        {"colon", "Name: “…”"},
        {"dash", "“…” – Name"},
        {"same-sentence", "Name stands in the same sentence"},
        {"carried-over", "who spoke before goes on"},
        {"alternation", "two people speak in turn"},
        {"continued-paragraph", "the paragraph before goes on"},
        {"nominal", "Name’s remark “…”"},
        {"passive", "was told by Name"}}};
    std::string_view denial_pattern = "Name denied that …";  // in the place of any of them
    std::string_view confidence = "Confidence";
    std::string_view doubts = "In doubt";
    // Why somebody else may have spoken, as clauses.
    std::string_view doubt_namesake = "two here have the surname {0}";
    Plural doubt_others{"“{1}” names nobody, and somebody else is named shortly before", "“{1}” names nobody, and {0} others are named shortly before"};
    std::string_view doubt_untied = "no verb of saying ties these words to a speaker";
    std::string_view doubt_described = "the speaker is described and not named";
    std::string_view doubt_nobody = "nobody near is said to have spoken";
    std::string_view doubt_one_name = "the article gives one name only";
    std::string_view doubt_opinion = "the article is somebody’s opinion, and others’ words may be made up in it";
    std::string_view chain = "Chain";
    std::string_view chain_place = "{0} (first named in paragraph {1})";
    std::string_view no_cue = "none found";
    std::string_view sureness_number = "{0} ({1})";
    std::string_view copy_citation = "Copy as citation";
    std::string_view copy_quote_citation = "Copy quotation as citation";
    std::string_view copy_quote_link = "Copy link to the quotation";
    std::string_view citation_copied = "Citation copied";
    std::string_view copy_correction = "Report a mistake";
    std::string_view correction_copied = "Correction copied: send it to whoever publishes this collection";
    std::string_view correction_advice =
        "Put the right name after \"person\" (\"\" for somebody unknown), or \"drop\": true in its place if nobody said it.";
    std::string_view open_at_words = "Read in the article";
    Plural other_wordings{"1 other wording", "{0} other wordings"};
    Plural other_places{"printed once more", "printed {0} more times"};
    std::string_view called = "Called {0}";
    std::string_view role_dated = "{0} ({1})";
};

}  // namespace verbatim::app
