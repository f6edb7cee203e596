// What the plain pages are made of: articles with their quotations and speakers, as values. Whoever makes pages takes these from a
// finished bundle, so pages say what the explorer says, and nothing that the site withholds.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/span.h"

namespace verbatim::site {

struct PageQuotation {
    std::string words;                      // as lists show them: in marks where they are the speaker's own, "denied: " before what is denied
    std::vector<base::TextSpan> fragments;  // in the article's text; the first one is cited
    std::string speaker;                    // the person's name, else the words that describe the speaker; empty: unknown
    std::string person;                     // the person's name; empty where nobody is known
    std::string link_hash;                  // what the explorer's links call these words
    bool shown = false;                     // lists show it of their own accord, and it is direct or mixed
    bool sure = false;
    std::uint32_t printed_elsewhere = 0;
};

// What lists say of an article.
struct PageHead {
    std::string id, title, date, source;  // date: "2025-01-03", empty where there is none
};

struct PageArticle {
    PageHead head;
    std::string place, author, url, language;  // url: as given in the corpus, not to be trusted
    std::string text;                          // paragraphs parted by blank lines
    std::vector<base::TextSpan> folded;        // paragraphs that the outlet puts into many of its articles, in order
    std::vector<PageQuotation> quotations;     // in text order
};

// Somebody whom lists show with at least one quotation.
struct PageSpeaker {
    std::string name;
    std::string role;            // what articles call them most often; may be empty
    std::uint32_t quotations = 0;
};

// Words that somebody said, as a key: equal for the same words of the same speaker, in whatever article.
std::string quotation_key(const PageQuotation& quotation);

}  // namespace verbatim::site
