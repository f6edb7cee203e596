// What can be asked of a bundle, and what comes back: plain data, shared by the engine, the app and the command line.
//
// Every read is a pure function of (request, shards at hand). Its Outcome is an answer, or the shards it still lacks, or an
// answer with named gaps where shards failed for good. The host fetches what is missing and asks again.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/ids.h"
#include "base/span.h"
#include "search/dates.h"
#include "search/outcome.h"

namespace verbatim::search {

enum class Facet : std::uint8_t { source, place, person, speaker, language, tag };
inline constexpr std::size_t facet_count = 6;

// One facet's chosen values. An article passes when it has one of `include` (or that is empty) and none of `exclude`.
struct FacetSelection {
    std::vector<std::string> include;
    std::vector<std::string> exclude;
    bool empty() const { return include.empty() && exclude.empty(); }
    friend bool operator==(const FacetSelection&, const FacetSelection&) = default;
};

struct Filters {
    std::array<FacetSelection, facet_count> facets;  // indexed by Facet
    std::optional<base::Date> from;                  // inclusive
    std::optional<base::Date> to;                    // inclusive
    bool only_with_quotes = false;
    friend bool operator==(const Filters&, const Filters&) = default;
};

enum class Sort : std::uint8_t { relevance, newest, oldest, source };

// Where the person is typing: the last word counts as a prefix from three letters on.
enum class Typing : std::uint8_t { finished, in_last_word };

// Whether a bare word stands for itself alone or for all its forms: trade, trades, traded. Words between quotation marks
// always stand for themselves.
enum class WordForms : std::uint8_t { exact, all };

// Whether words may be read otherwise than as typed: a known speaker's name as speaker:, a year as date:, a word that nobody writes as
// the one it is near to; and whether more is listed where few or none have all the words. Each is said in the answer.
enum class Interpretation : std::uint8_t { as_typed, free };

// What was read otherwise. `typed` are the words of the query, `meant` is what they were read as: a name, a date, a word.
enum class ReadAs : std::uint8_t { spelling, speaker, date };
struct QueryReading {
    ReadAs as = ReadAs::spelling;
    std::string typed, meant;
    friend bool operator==(const QueryReading&, const QueryReading&) = default;
};

struct SearchRequest {
    std::string query;               // docs/query-language.md
    Typing typing = Typing::finished;
    WordForms forms = WordForms::exact;
    Interpretation interpretation = Interpretation::as_typed;
    Filters filters;
    Sort sort = Sort::relevance;
    std::uint32_t offset = 0;
    std::uint32_t limit = 10;
    bool with_facets = false;
    bool with_snippets = false;
    bool copies_once = false;        // of articles that print one text only the first in the order is listed
    std::uint32_t facet_limit = 200;  // values a facet; chosen ones come on top
    DateUnit bins = DateUnit::month;
    friend bool operator==(const SearchRequest&, const SearchRequest&) = default;
};

// Text with the places to be marked in it.
struct Snippet {
    std::string text;
    std::vector<base::TextSpan> hits;  // in `text`
};

// How a quotation stands: what lists show of their own accord is at least likely. Frozen numbers, as quotes::Standing; docs/quotes.md
// tells what they mean.
enum class Standing : std::uint8_t { doubtful = 0, likely = 1, sure = 2, striking = 3 };

// What the speaker has to do with the words. Frozen numbers, as quotes::Stance.
enum class Stance : std::uint8_t { says = 0, denies = 1 };
// By what the column says. A bundle without it has no denials, or does not know of any.
constexpr Stance stance_of(std::uint32_t stored) { return stored == 1 ? Stance::denies : Stance::says; }

// One quotation as stored, with everything the evidence card shows.
struct QuoteView {
    base::QuoteId quote;
    base::ArticleId article;
    std::string words;                        // fragments joined by " … "
    std::vector<base::TextSpan> fragments;    // in the article's text
    std::vector<bool> own_words;              // of each fragment: all of it is the speaker's; else the article's, marks and all
    std::uint8_t kind = 0;                    // bundle::… frozen numbers: 0 direct, 1 mixed, 2 indirect
    std::string speaker;                      // the words that name the speaker; empty when none
    base::TextSpan speaker_span;
    std::string cue;
    base::TextSpan cue_span;
    std::string rule;
    std::uint16_t confidence = 0;             // thousandths
    Stance stance = Stance::says;
    Standing standing = Standing::likely;     // likely also where an older bundle does not say
    std::uint8_t opinion = 0;                 // of its article: 0 a report, 1 of an opinion section, 2 told in the first person
    base::PersonId person;                    // none: unknown
    std::string person_name;
    std::string word_hash;                    // short hash of the words: links name it
    std::string article_id, article_title, source, place;
    std::string article_author, article_url;  // url: the original's
    std::optional<base::Date> date;
    std::vector<base::TextSpan> hits;         // in `words`
    std::uint32_t other_wordings = 0;         // in how many other wordings the collection has this quotation
    std::uint32_t other_places = 0;           // where else it stands, in whatever words: QuotesRequest::variants_of lists them
    std::vector<base::PersonId> about;        // people and organisations named in the words
    std::string passage;                      // the paragraphs around the words; only where asked for
    std::uint32_t passage_at = 0;             // where it begins in the article's text
};

struct Hit {
    base::ArticleId article;
    std::string id;             // the article's own
    std::string title;
    bool title_made = false;
    std::optional<base::Date> date;
    std::string source;
    std::string place;
    std::string author, url;    // url: the original's
    std::uint32_t score = 0;    // integer impacts; higher is better; 0 when sorted otherwise
    std::uint32_t quotes = 0;   // direct and mixed quotes in the article
    std::uint8_t opinion = 0;   // 0 a report, 1 of an opinion section, 2 told in the first person
    std::uint32_t printings = 0;       // how many other articles print its text
    std::vector<std::string> also_in;  // whose those are: outlets, at most a few, not its own
    Snippet snippet;            // empty unless asked for
    // Comes with the snippet where the query asks for quotations (said:, speaker:, about:, stance:) or the filters choose speakers: the
    // quotation that fits best, the first of equals.
    std::optional<QuoteView> quotation;
};

struct FacetValue {
    std::string value;
    std::uint32_t count = 0;    // articles, or quotes, under all other filters
};

struct DateBin {
    base::Date first;           // first day of the bin
    std::uint32_t count = 0;
};

// A place in the query that could not be understood.
struct QueryError {
    base::TextSpan at;          // in the query
    std::string expected;
    std::string repair;         // a query that would work, or empty
};

// Something that an answer leaves out by rule: "only the 5,000 most frequent of the 21,300 words like this". Totals are
// then of what was looked for.
struct QueryNote {
    base::TextSpan at;          // in the query
    std::string text;
};

struct SearchAnswer {
    std::uint32_t total = 0;
    std::uint32_t copies = 0;                                 // of the total: would be listed if copies were not listed once
    std::vector<Hit> hits;                                    // request.offset … at most limit
    std::array<std::vector<FacetValue>, facet_count> facets;  // by count, then value; each ignores its own selection
    std::vector<DateBin> histogram;                           // ascending, none empty; ignores the date filter
    std::uint32_t undated = 0;
    std::optional<QueryError> error;                          // then total is 0 and hits are empty
    std::vector<QueryNote> notes;
    std::vector<QueryReading> read_as;
    bool near_alone = false;                                  // none has all words: these have other forms of them, or lack one
    std::vector<std::string> did_you_mean;                    // for words and names that occur nowhere
};

// fit: how well the words, the speaker's name and the article fit the query's words; newest first where it has none.
enum class QuoteOrder : std::uint8_t { newest, oldest, fit, speaker };

struct QuotesRequest {
    std::string query;                        // searched inside quotations only
    Typing typing = Typing::finished;
    WordForms forms = WordForms::exact;
    Interpretation interpretation = Interpretation::as_typed;
    Filters filters;
    base::PersonId person;                    // none: all speakers
    base::QuoteId variants_of;                // known: only the other places and wordings of this quote
    base::PersonId about;                     // none: whoever is spoken about
    bool indirect_too = true;
    Standing least = Standing::doubtful;      // what stands less is counted, and not listed
    bool copies_once = false;                 // of the printings of one quotation only the first in the order is listed
    QuoteOrder order = QuoteOrder::newest;
    DateUnit bins = DateUnit::month;
    bool with_passages = false;
    std::uint32_t about_limit = 0;            // how many of those spoken about are counted; 0: that is not asked
    bool with_facets = false;                 // counts of quotes, as a SearchRequest asks for those of articles
    std::uint32_t facet_limit = 200;
    std::uint32_t offset = 0;
    std::uint32_t limit = 50;
    friend bool operator==(const QuotesRequest&, const QuotesRequest&) = default;
};

// Somebody, and in how many quotes.
struct PersonCount {
    base::PersonId person;
    std::string name;
    std::uint32_t count = 0;
};

struct QuotesAnswer {
    std::uint32_t total = 0;
    std::uint32_t direct = 0, mixed = 0, indirect = 0;  // of the total; indirect ones are counted also where they are not listed
    std::uint32_t below = 0;                  // would be listed if they did not stand less than is asked for; each printing counts
    std::uint32_t copies = 0;                 // would be listed if copies were not listed once
    bool near_alone = false;                  // none has all words: some stand in the article alone, or in another form
    std::vector<QueryReading> read_as;
    std::vector<QuoteView> quotes;            // by date (undated ones last), rank (QuoteRank, engine_state.h), article, place in it
    std::vector<DateBin> histogram;           // ascending, none empty; ignores the date filter
    std::vector<PersonCount> about;           // whom the quotes of the total speak of, most often first
    std::array<std::vector<FacetValue>, facet_count> facets;  // by count, then value; each ignores its own selection
    std::uint32_t undated = 0;                // of those that the histogram is of
    std::optional<QueryError> error;
    std::vector<QueryNote> notes;
};

// What articles call a person, from the first to the last that does; no dates when all are undated.
struct RoleView {
    std::string role;
    std::optional<base::Date> first, last;
};

struct PersonRow {
    base::PersonId person;
    std::string name;
    std::vector<RoleView> roles;              // most told first
    std::uint32_t quotes = 0;                 // direct and mixed under the filters, at least as asked for, copies once
    std::uint32_t articles = 0;               // that mention the person, under the filters
    std::uint32_t about = 0;                  // direct and mixed quotes that speak of the person; only in that order
    std::optional<base::Date> first, last;
};

// By quotes, articles, name; or by quotes about the person first, and then only those who are spoken of.
enum class PeopleOrder : std::uint8_t { quoted, spoken_of };

struct PeopleRequest {
    std::string name_part;                    // each word starts a word of the name; empty for all
    Filters filters;
    PeopleOrder order = PeopleOrder::quoted;
    Standing least = Standing::likely;        // of the quotations that count
    base::PersonId only;                      // known: this one alone
    std::uint32_t offset = 0;
    std::uint32_t limit = 100;
    friend bool operator==(const PeopleRequest&, const PeopleRequest&) = default;
};

struct PeopleAnswer {
    std::uint32_t total = 0;
    std::vector<PersonRow> people;
};

struct NameMention {
    base::TextSpan span;
    base::PersonId person;
};

// Another text that an open article is held against.
struct ComparedText {
    std::string id;  // of the article; empty for an older version
    std::string title, source;
    std::optional<base::Date> date;
    std::string text;
    std::vector<base::TextSpan> quoted;  // words of direct and mixed quotations in it; ascend
};

// Another article that prints the same text, or an older text of the same article.
struct PrintedElsewhere {
    std::string id, title, source;
    std::optional<base::Date> date;
};

struct ArticleView {
    Hit head;                                 // without snippet and score
    std::string author, url, agency, language;
    std::vector<std::string> tags;
    std::string text;
    base::TextSpan dateline;
    std::vector<base::TextSpan> folded;       // paragraphs that the outlet puts into many of its articles, in order
    std::vector<QuoteView> quotes;            // in text order
    std::vector<NameMention> mentions;        // in text order
    std::vector<base::TextSpan> hits;         // of the request's query, in `text`
    std::vector<PrintedElsewhere> copies;     // articles that print the same text, at most 20
    std::vector<PrintedElsewhere> versions;   // earlier texts under its address, newest first; without ids
    std::optional<ComparedText> compared;     // as asked for
};

struct ArticleRequest {
    base::ArticleId article;
    std::string query;                        // to mark its hits; may be empty
    Typing typing = Typing::finished;
    WordForms forms = WordForms::exact;
    std::string compared_with;                // id of one of its copies, to be held against it; empty: none
    std::uint32_t version = 0;                // or which of its versions, from 1; 0: none
    friend bool operator==(const ArticleRequest&, const ArticleRequest&) = default;
};

}  // namespace verbatim::search
