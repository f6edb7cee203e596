// What came of the user's corrections of quotations: how often each was used, and why one was not.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "corpus/article.h"
#include "quotes/corrections.h"

namespace verbatim::cli {

// One correction, and how many quotations it changed; 0: it does not apply any more.
struct CorrectionUse {
    std::string article, words;
    std::size_t uses = 0;
    std::string reason;          // why there was no use; empty when there was
    std::string unheard_person;  // the correction's `person` when no article has that name: misspelt, most likely
};

class CorrectionUses {
  public:
    explicit CorrectionUses(std::vector<quotes::QuoteCorrection> list);

    // Corrects one article's quotations and looks for what the corrections speak of in it.
    void apply(const corpus::Article& article, quotes::Analysis& analysis);

    // In the order of the file. Call after the last article.
    std::vector<CorrectionUse> report() const;

  private:
    // What has been seen of one correction so far.
    struct Sighting {
        std::string words, person;  // folded
        bool article = false, in_text = false, speaker = false;
        bool named = false;         // some article has the person's name, or there is none to look for
    };

    quotes::Corrections corrections_;
    std::vector<Sighting> sightings_;  // parallel to corrections_.list()
};

}  // namespace verbatim::cli
