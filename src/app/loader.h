// Keeps account of the files that are under way: which were asked for, how often they failed, and what they are; and decides
// what is fetched as a part and what ahead of time.
//
// A file that fails is asked for twice more at once; then its shard is given up and its place in the answers is a gap,
// until the person asks to try again. The fonts that ui/ asks for pass by here untouched.
//
// Ranges are believed in only where they were seen to work: the first shard of all is asked for as the range of all its bytes.
// An answer 206 of the right hash shows that this host sends files as they are and parts of them; any other answer brings
// the whole file, which costs nothing more. One wrong part later, and the engine asks for whole shards again.
//
// What will probably be wanted is fetched ahead once, when nothing is under way, up to as many bytes as the host allows.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "app/effect.h"
#include "base/ids.h"
#include "search/engine.h"

namespace verbatim::app {

class Loader {
  public:
    // Asks for those of the shards that are not under way yet.
    void want(const search::Engine& engine, const std::vector<base::ShardId>& shards, Effects& effects);

    // Hands a file that arrived or failed to the engine. False when it is none of this loader's files.
    bool arrived(search::Engine& engine, const FileArrived& file);
    bool failed(search::Engine& engine, const FileFailed& file, Effects& effects);

    bool busy() const { return !under_way_.empty(); }
    std::size_t under_way() const { return under_way_.size(); }
    bool under_way(base::ShardId shard) const { return shards_.contains(shard); }
    void forget_failures() { failures_.clear(); }

    // The host's word on how much may be fetched ahead. Only the first one counts.
    void allow_ahead(std::uint32_t bytes);
    // Called when all that is shown is at hand: asks for what the plan still needs, then for what is planned.
    void fetch_ahead(search::Engine& engine, Effects& effects);

  private:
    using Part = std::pair<std::string, std::uint32_t>;  // a path and the first byte
    std::map<Part, base::ShardId> under_way_;
    std::unordered_set<base::ShardId> shards_;  // the same, by their ids
    std::map<std::string, int, std::less<>> failures_;
    bool ranges_tried_ = false;
    std::optional<std::uint32_t> ahead_;  // bytes that may be fetched, until the plan is made
    bool ahead_asked_ = false;
};

}  // namespace verbatim::app
