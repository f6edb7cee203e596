// The columns of a segment, gathered article by article and written in pieces.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>
#include <utility>
#include <vector>

#include "base/ids.h"
#include "bundle/columns.h"
#include "bundle/ids.h"
#include "bundle/layout.h"
#include "bundle/notes.h"
#include "index/shard_sink.h"

namespace verbatim::index {

// What columns hold of one article.
struct ArticleRow {
    std::uint32_t date = 0;                             // shifted by date_shift; 0: undated
    std::uint32_t source = 0, place = 0, language = 0;  // numbers of values
    std::vector<std::uint32_t> tags;                    // numbers of values, ascending
    std::uint32_t first_quote = 0, quotes = 0, spoken = 0;
    std::uint32_t opinion = 0;                          // as quotes::Opinion
};

// What columns hold of one quote.
struct QuoteColumns {
    base::PersonId person;
    bundle::StoredKind kind = bundle::StoredKind::direct;
    std::uint32_t standing = 0;                         // as quotes::Standing
    std::uint32_t stance = 0;                           // as quotes::Stance
    std::uint32_t copy = 0;                             // 1 + the number of the quote that stands for all its printings; 0: printed once
};

class ArticleColumns {
  public:
    void add(const ArticleRow& row, std::string_view id);
    // Both ascend; called once an article.
    void add_people(const std::vector<std::uint32_t>& mentioned, const std::vector<std::uint32_t>& speakers);
    // `about` ascends.
    void add_quote(const QuoteColumns& quote, const std::vector<std::uint32_t>& about);
    // Of each article the group of those that print one text (bundle::Family::near_copy_column).
    void set_near_copies(std::vector<std::uint32_t> groups) { near_copies_ = std::move(groups); }
    void write(const std::function<FamilyWriter&(bundle::Family, bundle::ShardKind)>& family);

  private:
    std::vector<std::uint32_t> dates_, sources_, places_, languages_, quotes_, spoken_;
    std::vector<std::uint32_t> near_copies_;
    std::vector<std::uint32_t> opinions_, quote_persons_, quote_kinds_, standings_, stances_, copies_;
    bundle::Lists tags_, mentioned_, speakers_, about_;
    std::vector<bundle::IdEntry> ids_;
};

// Sorts by place in the text and drops whatever overlaps something before it.
void keep_disjoint(std::vector<bundle::StoredMention>& mentions);

}  // namespace verbatim::index
