// A bundle in a folder of its own for the time of a test, and the loop that answers from it.
#pragma once

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <vector>

#include "index/builder.h"
#include "invented.h"
#include "search/engine.h"

namespace verbatim::index {

class TestFolder {
  public:
    TestFolder() {
        static int number = 0;
        path_ = std::filesystem::temp_directory_path() / ("verbatim-test-index-" + std::to_string(++number));
        std::filesystem::remove_all(path_);
        std::filesystem::create_directories(path_);
    }
    ~TestFolder() { std::filesystem::remove_all(path_); }
    TestFolder(const TestFolder&) = delete;
    TestFolder& operator=(const TestFolder&) = delete;
    std::string path() const { return path_.string(); }

    // All files with their bytes.
    std::map<std::string, std::string> files() const {
        std::map<std::string, std::string> all;
        for (const auto& entry : std::filesystem::directory_iterator(path_)) {
            std::ifstream in(entry.path(), std::ios::binary);
            all[entry.path().filename().string()] = {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
        }
        return all;
    }

  private:
    std::filesystem::path path_;
};

inline BuildSummary build(const std::string& folder, const std::vector<Invented>& corpus, BuildOptions options = {}) {
    auto builder = BundleBuilder::create(folder, std::move(options));
    REQUIRE(builder.ok());
    for (const Invented& one : corpus) REQUIRE(builder->add(one.article, one.analysis).ok());
    auto summary = builder->finish();
    REQUIRE(summary.ok());
    return std::move(*summary);
}

// An engine over files in memory. Files that are not there fail.
class Site {
  public:
    explicit Site(std::map<std::string, std::string> files) : files_(std::move(files)), engine_(open()) {}

    search::Engine& engine() { return engine_; }
    std::map<std::string, std::string>& files() { return files_; }

    // Asks until it is answered; at most `turns` times.
    template <class Ask>
    auto answer(Ask ask, int turns = 40) {
        auto outcome = ask(engine_);
        while (!outcome.ready() && turns-- > 0) {
            for (base::ShardId shard : outcome.missing) {
                const auto file = files_.find(engine_.shard_file(shard));
                if (file == files_.end()) engine_.fail(shard, "404");
                else (void)engine_.deliver(shard, file->second);
            }
            outcome = ask(engine_);
        }
        return outcome;
    }
    auto search(const search::SearchRequest& request) {
        return answer([&](search::Engine& engine) { return engine.search(request); });
    }

  private:
    search::Engine open() {
        auto engine = search::Engine::open(files_.at("manifest.json"));
        REQUIRE(engine.ok());
        return std::move(*engine);
    }
    std::map<std::string, std::string> files_;
    search::Engine engine_;
};

inline Site built_site(const std::vector<Invented>& corpus, BuildOptions options = {}) {
    TestFolder folder;
    build(folder.path(), corpus, std::move(options));
    return Site(folder.files());
}

}  // namespace verbatim::index
