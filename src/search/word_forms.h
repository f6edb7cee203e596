// The forms of words in a collection of several languages: by which rules a term is a form of a word, and of which
// documents those rules hold.
//
//     query "die"   English rules: die, dies, dying      in English articles alone
//                   German rules:  die                   everywhere, since it is the word itself
#pragma once

#include <cstdint>
#include <vector>

#include "bundle/layout.h"
#include "search/segment_reader.h"
#include "text/stemmer.h"

namespace verbatim::search {

// Which sets of rules a term fits by, a bit each; the last bit stands for documents of languages without rules.
using RuleSet = std::uint32_t;
inline constexpr RuleSet every_rule = ~RuleSet{0};

class LanguageRules {
  public:
    explicit LanguageRules(SegmentReader& segment);

    const std::vector<text::Stemmer>& stemmers() const { return stemmers_; }
    // Whether a set holds for every language of the collection.
    bool is_all(RuleSet rules) const { return (rules & used_) == used_; }
    // The bit that holds of each document: articles, or the quotes of quote_terms.
    const std::vector<RuleSet>& of(bundle::Family terms);

  private:
    SegmentReader& segment_;
    std::vector<text::Stemmer> stemmers_;
    std::vector<RuleSet> by_language_;  // by number of the value
    RuleSet used_ = 0;
    std::vector<RuleSet> articles_, quotes_;
};

}  // namespace verbatim::search
