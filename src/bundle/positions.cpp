#include "bundle/positions.h"

#include <algorithm>

#include "base/bytes.h"
#include "bundle/bits.h"
#include "bundle/damage.h"
#include "bundle/impact.h"

namespace verbatim::bundle {

namespace {

constexpr unsigned title_k = 3;

bool in_title(const Posting& posting) { return posting.impact >= first_title_impact; }

constexpr int neutral_shift = 8;

unsigned shifted(unsigned parameter, int shift) { return static_cast<unsigned>(std::clamp(static_cast<int>(parameter) + shift, 0, 30)); }

unsigned shifted_parameter(const Posting& posting, std::uint32_t count, int shift) {
    return shifted(expected_parameter(posting.impact, count), shift);
}

void put_ascending(BitWriter& out, const std::vector<std::uint32_t>& positions, unsigned k) {
    std::uint32_t next = 0;
    for (std::uint32_t position : positions) {
        out.put_rice(position - next, k);
        next = position + 1;
    }
}

void put_document(BitWriter& out, const Posting& posting, const DocumentPositions& document, int shift) {
    const auto text_count = static_cast<std::uint32_t>(document.text.size());
    out.put_gamma(text_count + (in_title(posting) ? 1 : 0));
    if (text_count > 0) put_ascending(out, document.text, shifted_parameter(posting, text_count, shift));
    if (!in_title(posting)) return;
    out.put_gamma(static_cast<std::uint32_t>(document.title.size()));
    put_ascending(out, document.title, title_k);
}

std::uint64_t bits_of(const std::vector<std::uint32_t>& positions, unsigned k) {
    std::uint64_t bits = 0;
    std::uint32_t next = 0;
    for (std::uint32_t position : positions) {
        bits += ((position - next) >> k) + 1 + k;
        next = position + 1;
    }
    return bits;
}

// The shift that writes a block in the fewest bits.
int best_shift(const Posting* postings, const DocumentPositions* documents, std::size_t count) {
    std::vector<unsigned> expected;
    for (std::size_t i = 0; i < count; ++i)
        expected.push_back(expected_parameter(postings[i].impact, static_cast<std::uint32_t>(documents[i].text.size())));
    int best = 0;
    std::uint64_t least = UINT64_MAX;
    for (int shift = -neutral_shift; shift < 16 - neutral_shift; ++shift) {
        std::uint64_t bits = 0;
        for (std::size_t i = 0; i < count && bits < least; ++i) bits += bits_of(documents[i].text, shifted(expected[i], shift));
        if (bits < least) {
            least = bits;
            best = shift;
        }
    }
    return best;
}

std::string write_block(const Posting* postings, const DocumentPositions* documents, std::size_t count) {
    BitWriter out;
    const int shift = best_shift(postings, documents, count);
    out.put(static_cast<std::uint32_t>(shift + neutral_shift), 4);
    for (std::size_t i = 0; i < count; ++i) put_document(out, postings[i], documents[i], shift);
    return out.take();
}

}  // namespace

unsigned expected_parameter(std::uint8_t impact, std::uint32_t count) {
    // saturation = n / (n + norm) and norm = 0.6 + 0.6 · L / 400 (impact.h), solved for L, in thousandths.
    std::uint32_t words = mean_words;
    if (impact < first_title_impact) {
        const std::uint32_t saturation = impact_value[impact] + 35u;  // the middle of the level
        const std::uint64_t norm = std::uint64_t{1000} * (1000 - saturation) / saturation * std::min(count, 1000u);
        words = norm <= 600 ? 30 : static_cast<std::uint32_t>(std::clamp<std::uint64_t>((norm - 600) * mean_words / 600, 30, 4000));
    }
    return best_rice_parameter(words, std::uint64_t{count} + 1);
}

void PositionListWriter::add(const Posting& posting, DocumentPositions positions) {
    for (std::vector<std::uint32_t>* part : {&positions.text, &positions.title})
        if (part->size() > most_positions) part->resize(most_positions);
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
    shift_ = static_cast<int>(bits_.get(4)) - neutral_shift;
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
    if (text_count > 0 && !read_ascending(text_count, shifted_parameter(posting, text_count, shift_), out.text)) return false;
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
