#include "bundle/articles.h"

#include "base/bytes.h"
#include "bundle/damage.h"

namespace verbatim::bundle {

namespace {

constexpr std::uint8_t flag_title_made = 1;

// Reads a head; the text's length comes back through `text_length`.
ArticleRecord read_head(base::ByteReader& reader, std::uint32_t& text_length) {
    ArticleRecord record;
    for (std::string_view* field : {&record.id, &record.title, &record.author, &record.url, &record.agency})
        *field = reader.string();
    record.title_made = (reader.u8() & flag_title_made) != 0;
    for (std::uint32_t* field : {&record.date, &record.source, &record.place, &record.language}) *field = reader.varint32();
    const std::uint32_t tags = reader.count();
    for (std::uint32_t i = 0; i < tags && reader.ok(); ++i) record.tags.push_back(reader.varint32());
    record.dateline.start = reader.varint32();
    const std::uint64_t end = std::uint64_t{record.dateline.start} + reader.varint32();
    record.quotes = reader.varint32();
    record.spoken = reader.varint32();
    text_length = reader.varint32();
    if (end > text_length || record.spoken > record.quotes) reader.fail();
    record.dateline.end = static_cast<std::uint32_t>(end);
    return record;
}

void write_head(base::ByteWriter& out, const ArticleRecord& record) {
    for (std::string_view field : {record.id, record.title, record.author, record.url, record.agency}) out.string(field);
    out.u8(record.title_made ? flag_title_made : 0);
    for (std::uint32_t field : {record.date, record.source, record.place, record.language}) out.varint(field);
    out.varint(record.tags.size());
    for (std::uint32_t tag : record.tags) out.varint(tag);
    out.varint(record.dateline.start);
    out.varint(record.dateline.size());
    out.varint(record.quotes);
    out.varint(record.spoken);
    out.varint(record.text.size());
}

}  // namespace

base::Result<ArticleShard> ArticleShard::read(std::string content) {
    ArticleShard shard;
    shard.content_ = std::make_unique<const std::string>(std::move(content));
    base::ByteReader reader(*shard.content_);
    shard.first_article_ = reader.varint32();
    std::uint64_t quote = reader.varint32();
    const std::uint32_t count = reader.count(15);
    std::vector<std::uint32_t> lengths(count);
    shard.records_.reserve(count);
    for (std::uint32_t& length : lengths) {
        if (!reader.ok()) break;
        shard.records_.push_back(read_head(reader, length));
        shard.records_.back().first_quote = static_cast<std::uint32_t>(quote);
        quote += shard.records_.back().quotes;
    }
    if (!reader.ok() || quote > 0xFFFFFFFFu) return damaged(ShardKind::text, "head of an article");
    for (std::uint32_t i = 0; i < count; ++i) shard.records_[i].text = reader.bytes(lengths[i]);
    if (!reader.at_end()) return damaged(ShardKind::text, "length");
    return shard;
}

const ArticleRecord* ArticleShard::find(std::uint32_t article) const {
    if (article < first_article_ || article - first_article_ >= records_.size()) return nullptr;
    return &records_[article - first_article_];
}

std::string write_articles(std::uint32_t first_article, const std::vector<ArticleRecord>& records) {
    base::ByteWriter out;
    out.varint(first_article);
    out.varint(records.empty() ? 0 : records.front().first_quote);
    out.varint(records.size());
    for (const ArticleRecord& record : records) write_head(out, record);
    for (const ArticleRecord& record : records) out.bytes(record.text);
    return out.take();
}

}  // namespace verbatim::bundle
