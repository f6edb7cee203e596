// Positions: at which words of its documents a term stands. Apart from the postings, since most queries never need them.
//
//     positions := first ordinal: varint, count: varint, list's length in bytes: varint *, list*
//     list      := length in bytes of each block but the last: varint *, block*      blocks of 128 postings
//     block     := shift: 4 bits, document*
//     document  := [text count: gamma, positions: Rice], [title count: gamma, positions: Rice 3]
//
// The documents are those of the term's postings, in order, and their impacts tell which of them have the term in the
// title (first_title_impact); only those carry the title part, and only in those may the text count be 0 (written plus
// one). The r-th position is written as its distance to the one before, less one.
//
// An impact says more: a term that stands n times in a text of L words has an impact that falls with L, so n and the
// impact give L roughly, and L / (n + 1) is the gap to expect. The Rice parameter follows from that (expected_parameter),
// moved by the block's shift - 8, which the writer chooses. That saves a bit a posting against one parameter a block.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "bundle/bits.h"
#include "bundle/postings.h"

namespace verbatim::bundle {

// A gamma code of a count has at most 20 zeros (bits.h), so no more places of a term in one document's text, or in its title, are
// kept. Only a text of two million equal words has more.
inline constexpr std::uint32_t most_positions = (1u << 21) - 2;

// Where a term stands in one document: ordinals of words, ascending.
struct DocumentPositions {
    std::vector<std::uint32_t> text;
    std::vector<std::uint32_t> title;
    friend bool operator==(const DocumentPositions&, const DocumentPositions&) = default;
};

// Gathers the list of one term, holding one block at a time. The text count of a document that is not in_title is at least 1.
// Positions past most_positions are left out: phrases are not found in that part of the text.
class PositionListWriter {
  public:
    void add(const Posting& posting, DocumentPositions positions);
    // The whole list; the writer is ready for the next one.
    std::string finish();

  private:
    void close_block();
    std::vector<Posting> postings_;
    std::vector<DocumentPositions> documents_;
    std::vector<std::string> blocks_;
};

// Reads the positions of chosen documents of one list. Borrows the postings and the bytes.
class PositionsCursor {
  public:
    PositionsCursor(const std::vector<Posting>& postings, std::string_view list);
    // The positions in the posting with this index; indexes must ascend from call to call. False: damaged, and so are
    // all further ones. Blocks in between are skipped.
    bool read(std::size_t index, DocumentPositions& out);
    bool ok() const { return ok_; }

  private:
    bool enter_block(std::size_t block);
    bool read_document(const Posting& posting, DocumentPositions& out);
    bool read_ascending(std::uint32_t count, unsigned k, std::vector<std::uint32_t>& out);

    const std::vector<Posting>& postings_;
    std::string_view blocks_;
    std::vector<std::size_t> block_starts_;
    std::size_t next_ = 0;    // posting that the bits stand at
    std::size_t block_ = SIZE_MAX;
    BitReader bits_;
    int shift_ = 0;
    bool ok_ = true;
};

// The Rice parameter for gaps of a term of this impact that stands `count` ≥ 1 times in the text. Frozen with the format.
unsigned expected_parameter(std::uint8_t impact, std::uint32_t count);

// A shard of lists. Movable; owns its bytes.
class PositionShard {
  public:
    static base::Result<PositionShard> read(std::string content);
    // The list of a term, empty when it is not here.
    std::string_view list(std::uint32_t ordinal) const;
    std::uint32_t first_ordinal() const { return first_ordinal_; }
    std::uint32_t size() const { return static_cast<std::uint32_t>(starts_.size()) - 1; }
    std::size_t memory() const { return content_.size() + starts_.size() * 4; }

  private:
    std::string content_;
    std::vector<std::uint32_t> starts_{0};  // in content_, one more than there are lists
    std::uint32_t first_ordinal_ = 0;
};

// The content of a shard, from lists of neighbouring ordinals: lengths and lists, to be compressed apart.
std::vector<std::string> write_position_shard(std::uint32_t first_ordinal, const std::vector<std::string>& lists);

}  // namespace verbatim::bundle
