// Where finished shards go: sealed on as many threads as allowed, written under their hash, remembered in their family.
//
// The order in which shards are put decides the bundle; the order in which threads finish decides nothing.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "bundle/directory.h"
#include "bundle/layout.h"
#include "bundle/shard.h"

namespace verbatim::index {

class ShardSink {
  public:
    // Shards go to `folder`. One that stands in `earlier` with the same bytes is not written again; empty: no such folder.
    // `jobs` threads seal and write, 0 for as many as there are cores.
    ShardSink(std::string folder, std::string earlier, unsigned jobs);
    ~ShardSink();  // drops what is queued
    ShardSink(const ShardSink&) = delete;
    ShardSink& operator=(const ShardSink&) = delete;

    // What becomes of a shard: its name, and the sizes of its frames where it has some.
    struct Sealed {
        bundle::ShardRef ref;
        std::vector<std::uint32_t> frames;
    };

    // Queues a shard; `*ref` is set by the time drain() returns. Blocks while too much is queued, so memory stays bounded.
    // Lifetime: `*ref` stays where it is until drain() or cancel() has returned.
    void put(bundle::ShardKind kind, std::vector<std::string> parts, bundle::ShardRef* ref);
    // Queues a shard with a frame for each part, under the same terms. `dictionary` may be null.
    void put_framed(bundle::ShardKind kind, std::vector<std::string> parts, Sealed* sealed, const bundle::WriteDictionary* dictionary);
    // Waits for all that was queued. Errors: a file could not be written, or readers would refuse a shard.
    base::Status drain();
    // Drops what is queued and waits for what is under way. Whatever put() was given pointers to may go after that.
    void cancel();

    // After drain(): names of all shards, and bytes by kind.
    const std::set<std::string>& files() const;
    const std::map<bundle::ShardKind, std::uint64_t>& bytes() const;

  private:
    struct State;
    std::unique_ptr<State> state_;
};

// Collects the shards of one family with their first keys, and cuts the list into pages when it is long.
class FamilyWriter {
  public:
    FamilyWriter(ShardSink& sink, bundle::ShardKind kind) : sink_(sink), kind_(kind) {}

    // Keys must ascend.
    void add(std::string key, std::vector<std::string> parts);
    void add_framed(std::string key, std::vector<std::string> parts, const bundle::WriteDictionary* dictionary);
    // Requires: the sink is drained. Pages are queued in the sink: drain it once more before top() is read.
    void close(std::size_t most_in_root, std::size_t page_size);
    std::size_t size() const { return shards_.size(); }
    bundle::FamilyTop top() const;

  private:
    struct Slot {
        std::string key;
        ShardSink::Sealed sealed;
    };
    ShardSink& sink_;
    bundle::ShardKind kind_;
    std::deque<Slot> shards_, pages_;  // deques: what the sink points at must not move
};

}  // namespace verbatim::index
