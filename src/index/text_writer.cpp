#include "index/text_writer.h"

#include <algorithm>

#include "bundle/articles.h"
#include "bundle/directory.h"
#include "bundle/notes.h"

namespace verbatim::index {

namespace {

// Before compression; text shrinks to about a third. Where a host serves no ranges, ten scattered excerpts fetch ten shards of text, and
// twenty scattered quotations twenty of notes: so small corpora have small shards. Saving all quotations fetches every shard,
// at some three milliseconds a request, so shards grow with the corpus. Notes are a seventh of their text.
constexpr std::size_t least_text_shard = std::size_t{40} << 10, largest_text_shard = std::size_t{128} << 10;
constexpr std::size_t least_notes_shard = std::size_t{8} << 10;  // 24 KB saved 2% of all notes
constexpr std::size_t text_shards_wanted = 512, texts_to_notes = 7;

// The dictionary is fetched before the first excerpt: larger ones save less on ten articles than they cost then (32 KB: 7 KB
// more than 16 KB, and 0.5 less), though they would save 5% of all text. So it grows with the corpus up to a size, and a corpus too
// small to pay for one has none.
constexpr std::size_t largest_dictionary = std::size_t{14} << 10, least_dictionary = std::size_t{4} << 10;
constexpr std::size_t text_a_dictionary_byte = 32;
constexpr std::uint32_t most_samples = 2000;
constexpr std::size_t most_sample_bytes = 4000;

// An article as its frame holds it, before compression.
std::string frame_of(std::uint32_t number, const corpus::Article& article, const ArticleRow& row, const std::vector<base::TextSpan>& folded) {
    bundle::ArticleRecord record;
    record.id = article.id;
    record.title = article.title;
    record.author = article.author;
    record.url = article.url;
    record.agency = article.agency;
    record.text = article.text;
    record.title_made = article.title_made;
    record.date = row.date;
    record.source = row.source;
    record.place = row.place;
    record.language = row.language;
    record.tags = row.tags;
    record.dateline = article.dateline;
    record.folded = folded;
    record.first_quote = row.first_quote;
    record.quotes = row.quotes;
    record.spoken = row.spoken;
    return bundle::write_article(number, record);
}

}  // namespace

DictionarySamples::DictionarySamples(std::uint32_t articles) : stride_(articles / most_samples + 1) {}

void DictionarySamples::offer(std::uint32_t number, const corpus::Article& article) {
    all_bytes_ += article.text.size();
    if (number % stride_ != 0) return;
    samples_.push_back(frame_of(number, article, {}, {}));
    if (samples_.back().size() > most_sample_bytes) samples_.back().resize(most_sample_bytes);
}

std::string DictionarySamples::train() const {
    const std::size_t size = std::min(largest_dictionary, all_bytes_ / text_a_dictionary_byte);
    return size < least_dictionary ? std::string() : bundle::train_dictionary(samples_, size);
}

TextWriter::TextWriter(FamilyWriter& text, FamilyWriter& notes, std::string_view dictionary, std::size_t bytes)
    : text_(text),
      notes_(notes),
      text_shard_size_(std::clamp(bytes / text_shards_wanted, least_text_shard, largest_text_shard)),
      notes_shard_size_(std::max(text_shard_size_ / texts_to_notes, least_notes_shard)) {
    if (!dictionary.empty()) dictionary_ = std::make_unique<bundle::WriteDictionary>(dictionary);
}

void TextWriter::add(const corpus::Article& article, const ArticleRow& row, const std::vector<base::TextSpan>& folded, std::string notes) {
    open_text_.push_back({article, row, folded});
    text_size_ += article.text.size();
    notes_size_ += notes.size();
    open_notes_.push_back(std::move(notes));
    ++articles_;
    if (text_size_ >= text_shard_size_) close_text();
    if (notes_size_ >= notes_shard_size_) close_notes();
}

void TextWriter::close_text() {
    if (open_text_.empty()) return;
    const auto first = articles_ - static_cast<std::uint32_t>(open_text_.size());
    std::vector<std::string> frames;
    for (const auto& [article, row, folded] : open_text_)
        frames.push_back(frame_of(first + static_cast<std::uint32_t>(frames.size()), article, row, folded));
    text_.add_framed(bundle::row_key(first), std::move(frames), dictionary_.get());
    open_text_.clear();
    text_size_ = 0;
}

void TextWriter::close_notes() {
    if (open_notes_.empty()) return;
    const auto first = articles_ - static_cast<std::uint32_t>(open_notes_.size());
    notes_.add(bundle::row_key(first), {bundle::write_notes(first, open_notes_)});
    open_notes_.clear();
    notes_size_ = 0;
}

void TextWriter::finish() {
    close_text();
    close_notes();
}

}  // namespace verbatim::index
