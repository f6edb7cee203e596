// The user's word on single quotations: it goes before all rules.
//
// A correction names an article and how the quotation's words begin (case, accents and punctuation do not matter), and says who
// spoke, which words name the speaker, or that there is no quotation at all. Each use is counted, and one that no longer
// applies – the article is gone, the words have changed – is reported, never ignored.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "corpus/article.h"
#include "quotes/analyze.h"

namespace verbatim::quotes {

struct QuoteCorrection {
    std::string article;                 // its id
    std::string words;                   // the beginning of the quotation's words
    bool drop = false;                   // not a quotation
    std::optional<std::string> person;   // who spoke; "" for somebody unknown or unnamed
    std::optional<std::string> speaker;  // the words of the article that name the speaker
};

class Corrections {
  public:
    explicit Corrections(std::vector<QuoteCorrection> list);

    // Applies what concerns this article. A corrected quotation has Rule::correction and confidence 1000. Linear in the
    // article's quotations times its corrections.
    void apply(const corpus::Article& article, Analysis& analysis);

    const std::vector<QuoteCorrection>& list() const { return list_; }
    // How many quotations each correction has changed so far; parallel to list(). 0: it does not apply any more.
    const std::vector<std::size_t>& uses() const { return uses_; }

  private:
    bool correct(const corpus::Article& article, const QuoteCorrection& correction, Analysis& analysis, Quote& quote) const;

    std::vector<QuoteCorrection> list_;
    std::vector<std::string> folded_;                          // the words of each, folded
    std::vector<std::size_t> uses_;
    std::multimap<std::string, std::size_t> by_article_;
};

}  // namespace verbatim::quotes
