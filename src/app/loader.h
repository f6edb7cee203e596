// Keeps account of the files that are under way: which were asked for, how often they failed, and what they are.
//
// A file that fails is asked for twice more at once; then its shard is given up and its place in the answers is a gap,
// until the person asks to try again. The fonts that ui/ asks for pass by here untouched.
#pragma once

#include <map>
#include <string>
#include <string_view>
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
    void forget_failures() { failures_.clear(); }

  private:
    std::map<std::string, base::ShardId, std::less<>> under_way_;
    std::map<std::string, int, std::less<>> failures_;
};

}  // namespace verbatim::app
