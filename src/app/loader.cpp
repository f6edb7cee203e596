#include "app/loader.h"

namespace verbatim::app {
namespace {

constexpr int most_failures = 3;
constexpr std::string_view data_folder = "data/";

}  // namespace

void Loader::want(const search::Engine& engine, const std::vector<base::ShardId>& shards, Effects& effects) {
    for (const base::ShardId shard : shards) {
        if (shards_.contains(shard)) continue;
        std::string path = std::string(data_folder) + engine.shard_file(shard);
        ByteRange range{engine.shard_first_byte(shard), 0};
        if (range.first > 0 || !ranges_tried_) range.size = engine.shard_size(shard);
        ranges_tried_ = true;
        if (!under_way_.emplace(Part(path, range.first), shard).second) continue;
        shards_.insert(shard);
        effects.emplace_back(FetchFile{std::move(path), range});
    }
}

bool Loader::arrived(search::Engine& engine, const FileArrived& file) {
    const auto it = under_way_.find(Part(file.path, file.range.first));
    if (it == under_way_.end()) return false;
    // A damaged file is the engine's to record: it becomes a named gap in the answers.
    const bool good = engine.deliver(it->second, file.bytes).ok();
    if (good && file.partial && file.range.first == 0) engine.allow_ranges();
    shards_.erase(it->second);
    under_way_.erase(it);
    return true;
}

bool Loader::failed(search::Engine& engine, const FileFailed& file, Effects& effects) {
    const auto it = under_way_.find(Part(file.path, file.range.first));
    if (it == under_way_.end()) return false;
    const bool is_part = file.range.first > 0;
    if (!is_part && ++failures_[file.path] < most_failures) {
        effects.emplace_back(FetchFile{file.path, {}});
        return true;
    }
    // After a part that cannot be had the engine wants the whole shard.
    engine.fail(it->second, file.reason);
    shards_.erase(it->second);
    under_way_.erase(it);
    return true;
}

void Loader::allow_ahead(std::uint32_t bytes) {
    if (!ahead_asked_ && bytes > 0) ahead_ = bytes;
    ahead_asked_ = true;
}

void Loader::fetch_ahead(search::Engine& engine, Effects& effects) {
    if (!ahead_ || busy()) return;
    auto plan = engine.files_ahead(*ahead_);
    if (!plan.ready()) return want(engine, plan.missing, effects);
    ahead_.reset();
    FetchAhead wanted;
    for (std::string& file : *plan.value) wanted.paths.push_back(std::string(data_folder) + std::move(file));
    if (!wanted.paths.empty()) effects.emplace_back(std::move(wanted));
}

}  // namespace verbatim::app
