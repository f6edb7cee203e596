// The shards at hand: what has arrived, checked and decoded, within a budget of memory; and what has failed.
//
// A read never waits. It asks a Reading for shards; those that are not here are noted as missing, those that failed as
// gaps, and the read goes on with what it has, so that one pass finds as much of what it needs as it can.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <variant>
#include <vector>

#include "base/ids.h"
#include "base/result.h"
#include "bundle/decoded.h"
#include "bundle/layout.h"
#include "bundle/shard.h"
#include "search/request.h"

namespace verbatim::search {

using bundle::Column, bundle::DecodedShard, bundle::IdTable, bundle::Page;

// A frame of a shard: where it lies in the file, and the article that it must hold.
struct FramePlace {
    std::uint32_t first = 0, size = 0;
    std::uint32_t article = 0;
};

// Invariant: a shard is decoded only from bytes whose hash is the one that its parent named; a frame fetched by itself only from
// as many bytes as its page stated, with a checksum that is right, and if it holds the article that belongs there.
class ShardStore {
  public:
    explicit ShardStore(std::size_t budget) : budget_(budget) {}

    // The id of a shard that some other shard (or the manifest) names. Ids count up in the order of discovery.
    base::ShardId discover(bundle::ShardRef ref, bundle::ShardKind kind);
    // The id of one frame of a shard of texts, for a host that serves ranges. Precondition: ranges().
    base::ShardId discover_frame(bundle::ShardRef ref, const FramePlace& place);
    bool known(base::ShardId id) const { return id.value < slots_.size(); }
    std::string file(base::ShardId id) const;
    // Of the file, or of the frame.
    std::uint32_t size(base::ShardId id) const;
    // Where in the file; 0 for a whole one.
    std::uint32_t first_byte(base::ShardId id) const;

    // Whether frames may be fetched by themselves. It ends with the first one that cannot be read: then shards come whole.
    void allow_ranges() { ranges_ = true; }
    bool ranges() const { return ranges_; }

    base::Status deliver(base::ShardId id, std::string_view bytes);
    void fail(base::ShardId id, std::string_view reason);
    void forget_failures();

    // Null when it is not at hand. Marks it as used.
    const DecodedShard* find(base::ShardId id);
    // Texts and notes that nobody will ask for again make room before everything else.
    void let_go(base::ShardId id);
    // Whether a whole shard is decoded or waits for the dictionary.
    bool holds(bundle::ShardRef ref) const;
    // Null unless the shard has failed.
    const std::string* failure(base::ShardId id) const;

    // Texts are packed with a dictionary; until it is at hand they wait undecoded.
    void set_dictionary(bundle::ShardRef ref) { dictionary_ = ref.present() ? discover(ref, bundle::ShardKind::dictionary) : base::ShardId{}; }
    base::ShardId dictionary() const { return dictionary_; }

    // Called between reads: `complete` says that the last one had all it wanted. Drops the shards unused for longest
    // until the budget is met, but none of a read that is still waiting for others: else two that do not fit together
    // would fetch each other away for ever.
    void end_read(bool complete);
    std::size_t memory() const { return memory_; }

  private:
    struct Slot {
        bundle::ShardRef ref;
        bundle::ShardKind kind = bundle::ShardKind::root;
        FramePlace frame;     // size 0: the whole shard
        std::string waiting;  // bytes that wait for the dictionary
        DecodedShard decoded;
        std::size_t memory = 0;
        std::uint64_t used = 0;  // number of the read that last asked for it
        bool failed = false;
        std::string reason;
    };
    const bundle::ReadDictionary* dictionary_at_hand() const;
    base::Status check(const Slot& slot, std::string_view bytes) const;
    base::Status decode(Slot& slot, std::string_view bytes);
    base::Status decode_frame(Slot& slot, std::string_view bytes);
    void drop(Slot& slot);

    std::deque<Slot> slots_;  // by id; addresses stay
    std::unordered_map<std::uint64_t, base::ShardId> by_hash_;
    std::map<std::pair<std::uint64_t, std::uint32_t>, base::ShardId> frames_;  // by hash and first byte
    base::ShardId dictionary_;
    bool ranges_ = false;
    std::size_t budget_, memory_ = 0;
    std::uint64_t read_number_ = 1;
    std::uint64_t pinned_from_ = 1;  // shards used since this read stay
};

// One read in progress.
class Reading {
  public:
    explicit Reading(ShardStore& store) : store_(store) {}

    // The decoded shard, or null: missing or failed, and noted. `what` says what it holds, should it be gone for good.
    template <class T>
    const T* get(bundle::ShardRef ref, bundle::ShardKind kind, const char* what) {
        const DecodedShard* decoded = fetch(ref, kind, what);
        return decoded ? std::get_if<T>(decoded) : nullptr;
    }

    // From now on texts come in whole shards: who reads most of a shard asks once for all of it.
    void prefer_whole_shards() { whole_shards_ = true; }
    // Texts and notes are read once, from one end to the other: they must not push out what is asked for again and again.
    void read_once() { once_ = true; }

    // The shard of an article's text: whole where that is at hand or preferred or ranges are not to be had, else its frame alone.
    const bundle::ArticleShard* text(bundle::ShardRef ref, const FramePlace& place, const char* what);

    bool complete() const { return missing_.empty(); }
    // Nothing missing and nothing lost.
    bool whole() const { return missing_.empty() && gaps_.empty(); }
    // Notes that part of a shard is broken although its hash was right.
    void damaged(bundle::ShardRef ref, bundle::ShardKind kind, const char* what, const base::Error& error);

    // The outcome: `value` when nothing is missing, else the list of what is.
    template <class T>
    Outcome<T> finish(T value) {
        Outcome<T> outcome;
        outcome.missing = take_missing();
        outcome.gaps = std::move(gaps_);
        if (outcome.missing.empty()) outcome.value = std::move(value);
        store_.end_read(outcome.ready());
        return outcome;
    }

    ShardStore& store() { return store_; }

  private:
    const DecodedShard* fetch(bundle::ShardRef ref, bundle::ShardKind kind, const char* what);
    const DecodedShard* fetch(base::ShardId id, const char* what);
    void note_gap(base::ShardId id, const char* what, const std::string& reason);
    std::vector<base::ShardId> take_missing();

    ShardStore& store_;
    bool whole_shards_ = false, once_ = false;
    std::vector<base::ShardId> missing_;
    std::vector<Gap> gaps_;
};

}  // namespace verbatim::search
