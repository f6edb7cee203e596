// What can be asked of words rather than of articles: where they stand, and how common they are over time.
#pragma once

#include "search/request.h"

namespace verbatim::search {

// In what order lines stand: newest article first, or by the words before or after the hit, those next to it first.
enum class ContextOrder : std::uint8_t { newest, left, right };

inline constexpr std::uint32_t most_articles_looked_into = 1000;  // by one ConcordanceRequest

// The words of a query with what stands around them, a line each.
struct ConcordanceRequest {
    std::string query;
    Typing typing = Typing::finished;
    WordForms forms = WordForms::exact;
    Filters filters;
    ContextOrder order = ContextOrder::right;
    std::uint32_t articles = 100;             // the newest so many are looked into, up to the most there may be: each is a text to fetch
    std::uint32_t offset = 0;
    std::uint32_t limit = 50;
    friend bool operator==(const ConcordanceRequest&, const ConcordanceRequest&) = default;
};

struct ConcordanceLine {
    base::ArticleId article;
    std::string article_id, source;
    std::optional<base::Date> date;
    std::string left, hit, right;             // whole words, some sixty bytes on either side
    base::TextSpan at;                        // the hit in the article's text
    std::uint32_t number = 0;                 // which of the article's hits it is, as ArticleView lists them
};

struct ConcordanceAnswer {
    std::uint32_t articles = 0;               // that the query finds
    std::uint32_t looked_into = 0;            // of them; less than `articles` is to be told
    std::uint32_t total = 0;                  // lines in these
    std::vector<ConcordanceLine> lines;       // request.offset … at most limit
    std::optional<QueryError> error;
    std::vector<QueryNote> notes;
};

// In how many articles of each stretch of time the query is found, and out of how many.
struct FrequencyRequest {
    std::string query;
    Typing typing = Typing::finished;
    WordForms forms = WordForms::exact;
    Filters filters;
    DateUnit step = DateUnit::month;
    friend bool operator==(const FrequencyRequest&, const FrequencyRequest&) = default;
};

struct FrequencyBin {
    base::Date first;                         // first day
    std::uint32_t count = 0;                  // articles of the query
    std::uint32_t articles = 0;               // all under the filters
};

struct FrequencyAnswer {
    std::uint32_t total = 0, articles = 0;    // undated ones too
    std::vector<FrequencyBin> bins;           // ascending, without those in which there are no articles at all
    std::optional<QueryError> error;
    std::vector<QueryNote> notes;
};

}  // namespace verbatim::search
