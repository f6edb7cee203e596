#include "app/loader.h"

namespace verbatim::app {
namespace {

constexpr int most_failures = 3;
constexpr std::string_view data_folder = "data/";

}  // namespace

void Loader::want(const search::Engine& engine, const std::vector<base::ShardId>& shards, Effects& effects) {
    for (const base::ShardId shard : shards) {
        std::string path = std::string(data_folder) + engine.shard_file(shard);
        if (under_way_.emplace(path, shard).second) effects.emplace_back(FetchFile{std::move(path)});
    }
}

bool Loader::arrived(search::Engine& engine, const FileArrived& file) {
    const auto it = under_way_.find(file.path);
    if (it == under_way_.end()) return false;
    // A damaged file is the engine's to record: it becomes a named gap in the answers.
    (void)engine.deliver(it->second, file.bytes);
    under_way_.erase(it);
    return true;
}

bool Loader::failed(search::Engine& engine, const FileFailed& file, Effects& effects) {
    const auto it = under_way_.find(file.path);
    if (it == under_way_.end()) return false;
    if (++failures_[file.path] < most_failures) {
        effects.emplace_back(FetchFile{file.path});
        return true;
    }
    engine.fail(it->second, file.reason);
    under_way_.erase(it);
    return true;
}

}  // namespace verbatim::app
