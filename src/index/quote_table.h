// What is decided of each quotation over the whole collection: how it stands, and which one stands for its copies.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/ids.h"
#include "index/people_table.h"
#include "index/spool.h"
#include "linking/variants.h"
#include "quotes/standing.h"

namespace verbatim::index {

class QuoteTable {
  public:
    // First pass: judges the quotations of an article, in the order of the collection.
    void add(const SpooledArticle& spooled);

    // Between the passes, once: `people` is finished, `variants` are found, `sources` are the outlets of the collection.
    void decide(const PeopleTable& people, const linking::Variants& variants, const std::vector<std::string>& sources);

    // By number of the quote, or of the article.
    quotes::Standing standing(std::uint32_t quote) const { return standings_[quote]; }
    std::uint32_t copy(std::uint32_t quote) const { return copies_[quote]; }  // as bundle::Family::copy_column has it
    quotes::Opinion opinion(std::uint32_t article) const { return opinions_[article]; }

    // How many quotations lists show of each of the registry's people whose name tells fully: direct and mixed ones that are at least
    // likely, copies once.
    const std::vector<std::uint32_t>& shown_of() const { return shown_of_; }
    // And of all, those without a known speaker included.
    std::uint32_t shown() const { return shown_; }

  private:
    void count_shown(const std::vector<base::PersonId>& speakers, const std::vector<names::NameTells>& tells);

    std::vector<quotes::Standing> standings_;  // before decide(): provided that the speaker's name tells who speaks
    std::vector<bool> spoken_, introduced_;    // direct or mixed; StandingJudge::is_introduced()
    std::vector<quotes::Opinion> opinions_;
    std::vector<std::uint32_t> copies_, shown_of_;
    std::uint32_t shown_ = 0;
};

}  // namespace verbatim::index
