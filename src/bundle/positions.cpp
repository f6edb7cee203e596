#include "bundle/positions.h"

#include <algorithm>

#include "base/bytes.h"
#include "bundle/bits.h"
#include "bundle/damage.h"

namespace verbatim::bundle {

namespace {

constexpr unsigned title_k = 3;

bool in_title(const Posting& posting) { return posting.impact >= first_title_impact; }

unsigned parameter_for(unsigned k, std::size_t count) {
    const auto shift = static_cast<unsigned>(std::bit_width(count)) - 1;
    return k > shift ? k - shift : 0;
}

void put_ascending(BitWriter& out, const std::vector<std::uint32_t>& positions, unsigned k) {
    std::uint32_t next = 0;
    for (std::uint32_t position : positions) {
        out.put_rice(position - next, k);
        next = position + 1;
    }
}

void put_document(BitWriter& out, const Posting& posting, const DocumentPositions& document, unsigned k) {
    const auto text_count = static_cast<std::uint32_t>(document.text.size());
    out.put_gamma(text_count + (in_title(posting) ? 1 : 0));
    if (text_count > 0) put_ascending(out, document.text, parameter_for(k, text_count));
    if (!in_title(posting)) return;
    out.put_gamma(static_cast<std::uint32_t>(document.title.size()));
    put_ascending(out, document.title, title_k);
}

// The k that suits documents that hold the term once.
unsigned block_parameter(const DocumentPositions* documents, std::size_t count) {
    std::uint64_t sum = 0, documents_with_text = 0;
    for (std::size_t i = 0; i < count; ++i) {
        if (documents[i].text.empty()) continue;
        sum += documents[i].text.back();
        ++documents_with_text;
    }
    return best_rice_parameter(sum, documents_with_text);
}

std::string write_block(const Posting* postings, const DocumentPositions* documents, std::size_t count) {
    BitWriter out;
    const unsigned k = block_parameter(documents, count);
    out.put(k, 5);
    for (std::size_t i = 0; i < count; ++i) put_document(out, postings[i], documents[i], k);
    return out.take();
}

}  // namespace

void PositionListWriter::add(const Posting& posting, DocumentPositions positions) {
    postings_.push_back(posting);
    documents_.push_back(std::move(positions));
    if (postings_.size() == postings_block) close_block();
}

void PositionListWriter::close_block() {
    if (postings_.empty()) return;
    blocks_.push_back(write_block(postings_.data(), documents_.data(), postings_.size()));
    postings_.clear();
    documents_.clear();
}

std::string PositionListWriter::finish() {
    close_block();
    base::ByteWriter list;
    for (std::size_t i = 0; i + 1 < blocks_.size(); ++i) list.varint(blocks_[i].size());
    for (const std::string& block : blocks_) list.bytes(block);
    blocks_.clear();
    return list.take();
}

PositionsCursor::PositionsCursor(const std::vector<Posting>& postings, std::string_view list) : postings_(postings) {
    base::ByteReader reader(list);
    std::size_t start = 0;
    block_starts_.push_back(0);
    for (std::size_t i = postings_block; i < postings.size() && reader.ok(); i += postings_block) {
        const std::uint32_t length = reader.varint32();
        if (length > reader.remaining() || start + length > list.size()) reader.fail();
        start += length;
        block_starts_.push_back(start);
    }
    ok_ = reader.ok() && start <= reader.remaining();
    if (ok_) blocks_ = list.substr(reader.position());
    block_starts_.push_back(blocks_.size());
}

bool PositionsCursor::enter_block(std::size_t block) {
    block_ = block;
    next_ = block * postings_block;
    bits_ = BitReader(blocks_.substr(block_starts_[block], block_starts_[block + 1] - block_starts_[block]));
    k_ = bits_.get(5);
    return bits_.ok();
}

bool PositionsCursor::read(std::size_t index, DocumentPositions& out) {
    const std::size_t block = index / postings_block;
    if (ok_ && block != block_) ok_ = enter_block(block);
    while (ok_ && next_ <= index) ok_ = read_document(postings_[next_++], out);
    return ok_;
}

// Each position takes at least a bit, so a count that exceeds the bits left is damage.
bool PositionsCursor::read_ascending(std::uint32_t count, unsigned k, std::vector<std::uint32_t>& out) {
    out.clear();
    if (count > bits_.remaining()) return false;
    out.reserve(count);
    std::uint32_t next = 0;
    for (std::uint32_t i = 0; i < count; ++i) {
        const std::uint32_t position = next + bits_.get_rice(k);
        if (position < next) return false;
        out.push_back(position);
        next = position + 1;
    }
    return bits_.ok();
}

bool PositionsCursor::read_document(const Posting& posting, DocumentPositions& out) {
    const std::uint32_t written = bits_.get_gamma();
    const std::uint32_t text_count = in_title(posting) ? written - 1 : written;
    out.title.clear();
    out.text.clear();
    if (text_count > 0 && !read_ascending(text_count, parameter_for(k_, text_count), out.text)) return false;
    if (!in_title(posting)) return bits_.ok();
    return read_ascending(bits_.get_gamma(), title_k, out.title);
}

base::Result<PositionShard> PositionShard::read(std::string content) {
    PositionShard shard;
    shard.content_ = std::move(content);
    base::ByteReader reader(shard.content_);
    shard.first_ordinal_ = reader.varint32();
    const std::uint32_t count = reader.count();
    shard.starts_.reserve(std::size_t{count} + 1);
    std::uint64_t start = 0;
    for (std::uint32_t i = 0; i < count && reader.ok(); ++i) {
        start += reader.varint32();
        if (start > shard.content_.size()) return damaged(ShardKind::positions, "length of a list");
        shard.starts_.push_back(static_cast<std::uint32_t>(start));
    }
    if (!reader.ok() || reader.remaining() != start) return damaged(ShardKind::positions, "length");
    for (std::uint32_t& offset : shard.starts_) offset += static_cast<std::uint32_t>(reader.position());
    return shard;
}

std::string_view PositionShard::list(std::uint32_t ordinal) const {
    if (ordinal < first_ordinal_ || ordinal - first_ordinal_ >= size()) return {};
    const std::uint32_t index = ordinal - first_ordinal_;
    return std::string_view(content_).substr(starts_[index], starts_[index + 1] - starts_[index]);
}

std::vector<std::string> write_position_shard(std::uint32_t first_ordinal, const std::vector<std::string>& lists) {
    base::ByteWriter head;
    head.varint(first_ordinal);
    head.varint(lists.size());
    std::string joined;
    for (const std::string& list : lists) {
        head.varint(list.size());
        joined += list;
    }
    return {head.take(), std::move(joined)};
}

}  // namespace verbatim::bundle
