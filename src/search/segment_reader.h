// A segment as its readers see it: rows and terms, wherever their shards are.
//
// Every function may find shards missing or failed; then it returns null, nothing or what there is, and the Reading knows.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.h"
#include "bundle/layout.h"
#include "bundle/manifest.h"
#include "search/effort.h"
#include "search/shards.h"

namespace verbatim::search {

// A column in pieces, read by row. A piece that is gone for good reads as 0.
class ColumnView {
  public:
    void add(std::uint32_t first_row, const Column* piece) {
        starts_.push_back(first_row);
        pieces_.push_back(piece);
    }
    std::uint32_t operator[](std::uint32_t row) const {
        std::size_t index = 0;
        if (starts_.size() > 1) index = piece_of(row);
        if (index >= pieces_.size() || !pieces_[index]) return 0;
        const std::uint32_t offset = row - starts_[index];
        return offset < pieces_[index]->size() ? (*pieces_[index])[offset] : 0;
    }

  private:
    std::size_t piece_of(std::uint32_t row) const;
    std::vector<std::uint32_t> starts_;
    std::vector<const Column*> pieces_;
};

class SegmentReader;

// Sets in pieces, read by row. A piece is asked for when one of its rows is; one that is gone for good reads as empty sets.
class ListView {
  public:
    ListView(SegmentReader& segment, std::vector<bundle::DirectoryEntry> pieces);
    std::span<const std::uint32_t> operator[](std::uint32_t row);

  private:
    struct Piece {
        std::uint32_t first_row = 0;
        bundle::ShardRef ref;
        const bundle::Lists* lists = nullptr;
        bool asked = false;
    };
    SegmentReader& segment_;
    std::vector<Piece> pieces_;
    std::size_t last_ = 0;  // rows are mostly read in order
};

// A term in its shard.
struct TermPlace {
    const bundle::TermShard* shard = nullptr;
    std::uint32_t index = 0;
    std::string_view term() const { return shard->term(index); }
    std::uint32_t ordinal() const { return shard->first_ordinal() + index; }
    std::uint32_t document_frequency() const { return shard->document_frequency(index); }
};

class SegmentReader {
  public:
    // Null until the root is at hand.
    static const bundle::Root* root(Reading& reading, const bundle::SegmentEntry& entry);

    SegmentReader(Reading& reading, const bundle::Root& root) : reading_(reading), root_(root), effort_(root.articles) {}

    const bundle::Root& counts() const { return root_; }
    Reading& reading() { return reading_; }
    // What the query that is being read may still cost.
    Effort& effort() { return effort_; }

    // Every shard of a family, as far as its pages are at hand.
    std::vector<bundle::DirectoryEntry> all_shards(bundle::Family family) { return locate_range(family, {}, {}); }
    bool at_hand(bundle::ShardRef ref) const { return reading_.store().holds(ref); }

    const bundle::Values* values();
    ColumnView column(bundle::Family family);
    // One row of it, of which one shard is needed; 0 where the family ends before it.
    std::uint32_t cell(bundle::Family family, std::uint32_t row);
    // Whether the bundle has the family: older ones lack those added since.
    bool has(bundle::Family family) const { return root_.family(family).present; }
    ListView lists(bundle::Family family);
    // The number of the first quote of each article, and of all; no quotes where the column is missing.
    const std::vector<std::uint32_t>& quote_starts();

    // Asks for what every list of results needs beside its texts, so that it arrives in the same turn as the words.
    void expect_texts();
    // Asks for an article's text, and for its notes where they are wanted, and decodes neither. False where it is not known yet where they lie.
    bool expect_article(std::uint32_t article, bool with_notes);
    const bundle::ArticleRecord* article(std::uint32_t article);
    const bundle::ArticleNotes* notes(std::uint32_t article, std::size_t text_size, bundle::ArticleNotes& into);
    // Earlier texts of an article, newest first; null where there are none, or none are published.
    const std::vector<bundle::ArticleVersion>* versions(std::uint32_t article);
    const bundle::PersonRecord* person(std::uint32_t person);
    // Articles whose own id may be this one.
    std::vector<std::uint32_t> articles_with_id(std::string_view id);

    // The term itself; a null shard when it does not occur or cannot be had.
    TermPlace find_term(bundle::Family family, std::string_view term);
    // All terms that start with `prefix`, ascending.
    std::vector<TermPlace> find_prefix(bundle::Family family, std::string_view prefix);
    // Calls `visit` with each term of the articles that starts with `prefix`, ascending, and its document frequency.
    void each_term(std::string_view prefix, const std::function<void(std::string_view, std::uint32_t)>& visit);
    // The list of a term's positions; empty when it cannot be had.
    std::string_view positions(bundle::Family family, const TermPlace& place);
    // Asks for the shard that holds a term's positions, should there be such a term, before its postings are at hand.
    void expect_positions(bundle::Family family, std::string_view term);
    // The postings of a term; false when they are damaged, which is noted.
    bool postings(const TermPlace& place, std::vector<bundle::Posting>& out);

  private:
    // The entry of the shard that would hold a key; null when there is none or its page is not at hand.
    const bundle::DirectoryEntry* locate(bundle::Family family, std::string_view key);
    // Whether texts can be unpacked.
    bool has_dictionary();
    // All shards that may hold keys from `first` on that are less than `end` (empty: no end).
    std::vector<bundle::DirectoryEntry> locate_range(bundle::Family family, std::string_view first, std::string_view end);

    Reading& reading_;
    const bundle::Root& root_;
    Effort effort_;
    std::vector<std::uint32_t> quote_starts_;
};

}  // namespace verbatim::search
