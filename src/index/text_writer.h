// Texts and notes of articles, cut into shards; and the dictionary that makes small text shards cheap.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "bundle/shard.h"
#include "corpus/article.h"
#include "index/columns_writer.h"
#include "index/shard_sink.h"

namespace verbatim::index {

// Picks articles evenly from the whole corpus and trains a dictionary from what their frames hold.
class DictionarySamples {
  public:
    explicit DictionarySamples(std::uint32_t articles);
    void offer(std::uint32_t number, const corpus::Article& article);
    // Empty when the corpus is too small for a dictionary to pay.
    std::string train() const;
    // Of all texts that were offered.
    std::size_t bytes() const { return all_bytes_; }

  private:
    std::uint32_t stride_ = 1;
    std::vector<std::string> samples_;
    std::size_t all_bytes_ = 0;
};

class TextWriter {
  public:
    // `dictionary` may be empty. `bytes`: of the texts that will come; they decide how large shards are.
    TextWriter(FamilyWriter& text, FamilyWriter& notes, std::string_view dictionary, std::size_t bytes);
    // Articles in order. `folded`: lines of the outlet in the text. `notes` as bundle::write_article_notes made them.
    void add(const corpus::Article& article, const ArticleRow& row, const std::vector<base::TextSpan>& folded, std::string notes);
    void finish();

  private:
    struct Pending {
        corpus::Article article;
        ArticleRow row;
        std::vector<base::TextSpan> folded;
    };
    void close_text();
    void close_notes();

    FamilyWriter& text_;
    FamilyWriter& notes_;
    const std::size_t text_shard_size_, notes_shard_size_;
    std::unique_ptr<bundle::WriteDictionary> dictionary_;
    std::vector<Pending> open_text_;
    std::size_t text_size_ = 0;
    std::vector<std::string> open_notes_;
    std::size_t notes_size_ = 0;
    std::uint32_t articles_ = 0;
};

}  // namespace verbatim::index
