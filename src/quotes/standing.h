// Standing: what a list shows of its own accord. docs/quotes.md tells readers what the words mean.
//
//     striking  sure, in one piece that begins and ends as a sentence does, and the speaker's name stands beside it: fit for a front page
//     sure      likely, and the speaker is named with a confidence of 900 and more
//     likely    the words tell something, and a person, an organisation or a described source says them with a confidence of 430 and more
//     doubtful  all else: it is kept, counted apart, and shown where it is asked for
//
// The writer of an opinion piece answers, mocks and imagines others. So its quotations are likely at best: those that would be sure elsewhere,
// are wholly quoted, and name their speaker. In an article told in the first person (opinion.h) the first of these is enough.
#pragma once

#include <cstdint>
#include <string_view>

#include "corpus/article.h"
#include "names/speakers.h"
#include "quotes/analyze.h"
#include "quotes/opinion.h"
#include "quotes/quote.h"

namespace verbatim::quotes {

// Frozen: written to bundles. A higher one stands better.
enum class Standing : std::uint8_t { doubtful = 0, likely = 1, sure = 2, striking = 3 };

// "likely".
std::string_view standing_name(Standing standing);

// Judges the quotations of one article. Borrows the article and its analysis; both must outlive it.
class StandingJudge {
  public:
    // Linear in the article.
    StandingJudge(const corpus::Article& article, const Analysis& analysis);

    Opinion opinion() const { return opinion_; }

    // Precondition of all: the quote is one of the analysis. Linear in the quotation.
    Standing standing_of(const Quote& quote) const;
    // The same, provided that the name of the quote's person tells who speaks: for whoever knows a fuller name than the article gives
    // (said_by()). Precondition: the quote has a person.
    Standing standing_if_named(const Quote& quote) const;

    // Whether the article tells who the quote's person is besides the name: a role, a title or "Mr". Precondition: it has a person.
    bool is_introduced(const Quote& quote) const;

  private:
    bool is_likely(const Quote& quote) const;
    bool is_striking(const Quote& quote) const;
    bool is_named(const Quote& quote) const;

    const corpus::Article& article_;
    const Analysis& analysis_;
    Opinion opinion_ = Opinion::none;
};

// The standing of a quotation by how much its speaker's name tells. A name that tells partly is likely at best, and only where the article
// introduces the person (StandingJudge::is_introduced).
Standing said_by(names::NameTells name, Standing if_named, bool introduced);

}  // namespace verbatim::quotes
