// The columns of a segment, gathered article by article and written in pieces.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>
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
};

class ArticleColumns {
  public:
    void add(const ArticleRow& row, std::string_view id);
    // Both ascend; called once an article.
    void add_people(const std::vector<std::uint32_t>& mentioned, const std::vector<std::uint32_t>& speakers);
    // `about` ascends.
    void add_quote(base::PersonId person, bundle::StoredKind kind, const std::vector<std::uint32_t>& about);
    void write(const std::function<FamilyWriter&(bundle::Family, bundle::ShardKind)>& family);

  private:
    std::vector<std::uint32_t> dates_, sources_, places_, languages_, quotes_, spoken_;
    std::vector<std::uint32_t> quote_persons_, quote_kinds_;
    bundle::Lists tags_, mentioned_, speakers_, about_;
    std::vector<bundle::IdEntry> ids_;
};

// Sorts by place in the text and drops whatever overlaps something before it.
void keep_disjoint(std::vector<bundle::StoredMention>& mentions);

}  // namespace verbatim::index
