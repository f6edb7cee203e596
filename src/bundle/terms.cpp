#include "bundle/terms.h"

#include <algorithm>

#include "base/bytes.h"
#include "bundle/damage.h"
#include "bundle/front_coding.h"

namespace verbatim::bundle {

base::Result<TermShard> TermShard::read(std::string content) {
    TermShard shard;
    shard.content_ = std::move(content);
    base::ByteReader reader(shard.content_);
    shard.first_ordinal_ = reader.varint32();
    shard.documents_ = reader.varint32();
    const std::uint8_t impacts = reader.u8();
    if (impacts > 1) return damaged(ShardKind::terms, "kind of impacts");
    shard.impacts_ = static_cast<Impacts>(impacts);
    const std::uint32_t count = reader.count(4);
    shard.entries_.reserve(count);
    std::uint64_t list_start = 0;
    std::string term;
    for (std::uint32_t i = 0; i < count && reader.ok(); ++i) {
        get_front_coded(reader, term, i == 0);
        TermEntry entry;
        entry.term_start = static_cast<std::uint32_t>(shard.terms_.size());
        entry.term_size = static_cast<std::uint32_t>(term.size());
        entry.document_frequency = reader.varint32();
        entry.list_start = static_cast<std::uint32_t>(list_start);
        entry.list_size = reader.varint32();
        list_start += entry.list_size;
        if (list_start > shard.content_.size() || shard.terms_.size() + term.size() > most_front_coded(shard.content_.size()))
            return damaged(ShardKind::terms, "length of a list");
        shard.terms_ += term;
        shard.entries_.push_back(entry);
    }
    if (!reader.ok() || reader.remaining() != list_start) return damaged(ShardKind::terms, "length");
    for (TermEntry& entry : shard.entries_) entry.list_start += static_cast<std::uint32_t>(reader.position());
    return shard;
}

std::string_view TermShard::term(std::uint32_t index) const {
    return std::string_view(terms_).substr(entries_[index].term_start, entries_[index].term_size);
}

std::uint32_t TermShard::lower_bound(std::string_view wanted) const {
    const auto found = std::lower_bound(entries_.begin(), entries_.end(), wanted, [&](const TermEntry& entry, std::string_view term) {
        return std::string_view(terms_).substr(entry.term_start, entry.term_size) < term;
    });
    return static_cast<std::uint32_t>(found - entries_.begin());
}

bool TermShard::postings(std::uint32_t index, std::vector<Posting>& out) const {
    const TermEntry& entry = entries_[index];
    const auto list = std::string_view(content_).substr(entry.list_start, entry.list_size);
    return read_postings(list, entry.document_frequency, documents_, impacts_, out);
}

void TermShardWriter::add(std::string_view term, const std::vector<Posting>& postings) {
    const std::string list = write_postings(postings, impacts_);
    base::ByteWriter entry;
    put_front_coded(entry, before_, term);
    entry.varint(postings.size());
    entry.varint(list.size());
    entries_ += entry.view();
    lists_ += list;
    before_ = term;
    ++count_;
}

std::vector<std::string> TermShardWriter::finish() {
    base::ByteWriter head;
    head.varint(first_ordinal_);
    head.varint(documents_);
    head.u8(static_cast<std::uint8_t>(impacts_));
    head.varint(count_);
    head.bytes(entries_);
    return {head.take(), std::move(lists_)};
}

}  // namespace verbatim::bundle
