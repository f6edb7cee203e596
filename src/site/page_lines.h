// PageLines: what the page says in plain HTML, before the application runs and where it cannot.
//
// The newest articles and their quotations, as text: enough to read and to find with a search engine, and bounded, so
// that index.html stays small however large the collection is. The explorer never reads this; it has the bundle.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "corpus/article.h"
#include "quotes/analyze.h"

namespace verbatim::site {

inline constexpr std::size_t most_page_articles = 200;
inline constexpr std::size_t most_page_quotes = 200;

struct QuoteLine {
    std::string words;    // in marks where they are the speaker's own
    std::string speaker;  // the person's name, else the words that describe the speaker
};

struct ArticleLine {
    std::string id;
    std::string title;
    std::string date;    // "2025-01-03"; empty when undated
    std::string place;
    std::string source;
    std::string url;     // as given in the corpus: not to be trusted
    std::vector<QuoteLine> quotes;  // direct and mixed ones that are at least likely (quotes/standing.h), in text order
};

// Holds the most_page_articles newest of the articles added, undated ones last, ties by id: which ones are kept does
// not depend on the order of adding.
class PageLines {
  public:
    void add(const corpus::Article& article, const quotes::Analysis& analysis);
    void add(ArticleLine line);

    // Newest first. Sorts what was added since the last call.
    const std::vector<ArticleLine>& articles();
    // How many were added, and how many such quotations they hold.
    std::size_t total_articles() const { return total_articles_; }
    std::size_t total_quotes() const { return total_quotes_; }

  private:
    void keep_newest();

    std::vector<ArticleLine> lines_;
    std::size_t total_articles_ = 0;
    std::size_t total_quotes_ = 0;
};

}  // namespace verbatim::site
