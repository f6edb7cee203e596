// A folder of its own for a test, gone with it.
#pragma once

#include <unistd.h>

#include <filesystem>
#include <set>
#include <string>

namespace verbatim::testing {

class TemporaryFolder {
  public:
    TemporaryFolder() {
        static int number = 0;
        path_ = std::filesystem::temp_directory_path() / ("verbatim-test-" + std::to_string(::getpid()) + "-" + std::to_string(++number));
        std::filesystem::create_directories(path_);
    }
    ~TemporaryFolder() { std::filesystem::remove_all(path_); }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    std::string path(const std::string& inside = {}) const { return inside.empty() ? path_.string() : (path_ / inside).string(); }

    // The names of what lies in it.
    std::set<std::string> names() const {
        std::set<std::string> all;
        for (const auto& entry : std::filesystem::directory_iterator(path_)) all.insert(entry.path().filename().string());
        return all;
    }

  private:
    std::filesystem::path path_;
};

}  // namespace verbatim::testing
