#include "bundle/articles.h"

#include "base/bytes.h"
#include "bundle/damage.h"
#include "bundle/slug.h"

namespace verbatim::bundle {

namespace {

// Frozen.
constexpr std::uint8_t flag_title_made = 1, flag_folded = 2;

void read_folded(base::ByteReader& reader, std::uint32_t text_length, std::vector<base::TextSpan>& folded) {
    const std::uint32_t lines = reader.count(2);
    std::uint64_t end = 0;
    for (std::uint32_t i = 0; i < lines && reader.ok(); ++i) {
        const std::uint64_t start = end + reader.varint32();
        end = start + reader.varint32();
        if (end > text_length) return reader.fail();
        folded.push_back({static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end)});
    }
}

// Reads a head; the text's length comes back through `text_length`.
ArticleRecord read_head(base::ByteReader& reader, std::uint32_t& text_length) {
    ArticleRecord record;
    for (std::string_view* field : {&record.id, &record.title, &record.author, &record.url, &record.agency})
        *field = reader.string();
    const std::uint8_t flags = reader.u8();
    record.title_made = (flags & flag_title_made) != 0;
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
    if ((flags & flag_folded) != 0) read_folded(reader, text_length, record.folded);
    return record;
}

void write_head(base::ByteWriter& out, const ArticleRecord& record) {
    const std::string url = shorten_address(record.url, record.title);
    for (std::string_view field : {record.id, record.title, record.author, std::string_view(url), record.agency}) out.string(field);
    out.u8(static_cast<std::uint8_t>((record.title_made ? flag_title_made : 0) | (record.folded.empty() ? 0 : flag_folded)));
    for (std::uint32_t field : {record.date, record.source, record.place, record.language}) out.varint(field);
    out.varint(record.tags.size());
    for (std::uint32_t tag : record.tags) out.varint(tag);
    out.varint(record.dateline.start);
    out.varint(record.dateline.size());
    out.varint(record.quotes);
    out.varint(record.spoken);
    out.varint(record.text.size());
    if (record.folded.empty()) return;
    out.varint(record.folded.size());
    std::uint32_t end = 0;
    for (const base::TextSpan line : record.folded) {
        out.varint(line.start - end);
        out.varint(line.size());
        end = line.end;
    }
}

}  // namespace

base::Result<ArticleShard> ArticleShard::read(std::string content) {
    ArticleShard shard;
    shard.content_ = std::make_unique<const std::string>(std::move(content));
    base::ByteReader reader(*shard.content_);
    while (reader.ok() && !reader.at_end()) {
        const std::uint32_t number = reader.varint32();
        if (shard.records_.empty()) shard.first_article_ = number;
        else if (number != shard.first_article_ + shard.records_.size()) reader.fail();
        const std::uint32_t first_quote = reader.varint32();
        std::uint32_t text_length = 0;
        ArticleRecord& record = shard.records_.emplace_back(read_head(reader, text_length));
        record.first_quote = first_quote;
        record.url = shard.urls_.emplace_back(expand_address(record.url, record.title));
        record.text = reader.bytes(text_length);
    }
    if (!reader.ok() || shard.records_.empty()) return damaged(ShardKind::text, "an article");
    return shard;
}

const ArticleRecord* ArticleShard::find(std::uint32_t article) const {
    if (article < first_article_ || article - first_article_ >= records_.size()) return nullptr;
    return &records_[article - first_article_];
}

std::string write_article(std::uint32_t number, const ArticleRecord& record) {
    base::ByteWriter out;
    out.varint(number);
    out.varint(record.first_quote);
    write_head(out, record);
    out.bytes(record.text);
    return out.take();
}

}  // namespace verbatim::bundle
