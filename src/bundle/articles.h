// A shard of whole articles: what a result line, a snippet and the reading view need, in one fetch.
//
//     text    := article*
//     article := number: varint, first quote: varint, head, text
//     head    := id title author url agency: string (url: slug.h), flags: u8, date source place language: varint,
//                tags: count, varint*, dateline: start, length, quotes spoken text's length: varint,
//                where the flags say so, lines that are shown folded: count, (distance from the end of the one before, length)*
//
// Each article is a zstd frame of its own, packed with the segment's dictionary, so that a host that serves ranges is asked for
// a kilobyte and not for the whole shard. What that costs: 3% of the text against shards packed in one frame.
// Date, source, place and language repeat what the columns hold, so that a list of results needs no column.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/span.h"

namespace verbatim::bundle {

// Views live as long as the shard (reading) or as what they were made from (writing).
struct ArticleRecord {
    std::string_view id, title, author, url, agency, text;
    bool title_made = false;
    std::uint32_t date = 0;                          // days shifted by date_shift; 0: undated
    std::uint32_t source = 0, place = 0, language = 0;  // indexes into the values
    std::vector<std::uint32_t> tags;                 // indexes into the values
    base::TextSpan dateline;                         // in `text`
    std::vector<base::TextSpan> folded;              // in `text`, in order: lines that the outlet puts into many articles
    std::uint32_t first_quote = 0;                   // number of its first quote; they follow each other
    std::uint32_t quotes = 0, spoken = 0;            // all of them; direct and mixed ones
};

class ArticleShard {
  public:
    // Reads a shard's content, or that of one frame.
    static base::Result<ArticleShard> read(std::string content);
    std::uint32_t first_article() const { return first_article_; }
    // The record of an article by its number; null when it is not in this shard.
    const ArticleRecord* find(std::uint32_t article) const;
    const std::vector<ArticleRecord>& records() const { return records_; }
    std::size_t memory() const { return content_->size() + records_.size() * sizeof(ArticleRecord); }

  private:
    std::unique_ptr<const std::string> content_;  // on the heap, so that views survive a move
    std::deque<std::string> urls_;                // expanded; addresses stay when the shard is moved
    std::vector<ArticleRecord> records_;
    std::uint32_t first_article_ = 0;
};

// One article; a shard's content is several of them with ascending numbers.
std::string write_article(std::uint32_t number, const ArticleRecord& record);

}  // namespace verbatim::bundle
