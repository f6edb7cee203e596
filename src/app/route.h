// A route: what of the view stands in the address, so that a link reopens it. Short and readable:
//
//     /articles?q=trade%20volume&source=Trend&source!=Sport&from=2025-01-01&article=000_59238e75049b2153
//     /quotes?speaker=Kassym-Jomart%20Tokayev&about=Xi%20Jinping
//     /quotes?q=debt&least=sure
//     /words?q=trade&lines=left&over-time=share
//
// A `!` after a facet's name marks an unwanted value. Unknown pages lead to the overview, unknown keys are passed over,
// impossible values are left out: whatever an address holds, decoding ends in a state that the program can show.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "app/types.h"
#include "search/request.h"

namespace verbatim::app {

struct Route {
    View view = View::overview;
    std::string query;
    search::Filters filters;
    search::WordForms forms = search::WordForms::exact;
    SortKind sort = SortKind::relevance;
    std::string article;  // an article's own id; empty: none is open
    std::string quote;    // the hash of a quotation's words in that article and where they stood, or empty
    std::string paragraph;  // the same of a paragraph
    std::string compare;  // id of an article that prints the same text, which the open one is held against; or empty
    std::uint32_t version = 0;  // or which of its earlier texts, from 1
    Copies copies = Copies::as_usual;  // of the list of articles
    std::string speaker;  // whose quotes the quotes view shows; empty: everyone's
    std::string about;    // whom they speak of; empty: whoever it is
    QuotesBy by = QuotesBy::speaker;
    bool as_typed = false;  // nothing is read into the query
    bool indirect = false;  // reported speech is listed, too
    Least least = Least::likely;  // how a quotation has to stand
    LineOrder lines = LineOrder::right;      // of words in context
    OverTime over_time = OverTime::articles;
    friend bool operator==(const Route&, const Route&) = default;
};

// Starts with '/'. Two equal routes give the same text.
std::string encode(const Route& route);

// Reads what encode() wrote, with or without a leading '#'. Never fails; linear in `text`, of which at most 16 KB are read.
Route decode_route(std::string_view text);

// What of an address decode_route() passes over or cannot make sense of, for who has to be told: "an unknown page \"nowhere\"". Empty where all of it
// counts.
std::string unread_in_route(std::string_view text);

// The facet's key in an address ("source").
std::string_view facet_key(FacetKind kind);

// Percent-encodes for an address, leaving letters, digits and -._~,:;@/() as they are.
std::string percent_encode(std::string_view text);

}  // namespace verbatim::app
