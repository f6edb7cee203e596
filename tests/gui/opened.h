// What the journeys share: a site built from files, and the program open on it, on the null host.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "cli/commands.h"
#include "gui/explorer.h"
#include "platform/null/null_host.h"

namespace verbatim::gui {

inline const std::string source = VERBATIM_SOURCE_DIR;

// A site in a folder of its own, gone with the object.
class Site {
  public:
    explicit Site(const std::string& input)
        : folder_(std::filesystem::temp_directory_path() / ("verbatim-journey-" + std::to_string(std::rand()))) {
        cli::BuildArguments arguments;
        arguments.inputs = {(std::filesystem::path(source) / input).string()};  // an absolute path stays as it is
        arguments.site = folder_.string();
        arguments.without_app = true;
        REQUIRE(cli::run_build(arguments) == cli::ExitCode::good);
    }
    ~Site() {
        std::error_code ignored;
        std::filesystem::remove_all(folder_, ignored);
        std::filesystem::remove(folder_.string() + ".report.json", ignored);
        std::filesystem::remove(folder_.string() + ".report.html", ignored);
    }
    Site(const Site&) = delete;
    Site& operator=(const Site&) = delete;
    std::string path() const { return folder_.string(); }

  private:
    std::filesystem::path folder_;
};

inline std::string bytes_of(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

// One column of a CSV file (RFC 4180), without its head.
inline std::vector<std::string> csv_column(const std::string& csv, std::string_view name) {
    std::vector<std::vector<std::string>> rows(1, {std::string()});
    bool quoted = false;
    for (const char c : csv) {
        if (c == '"') quoted = !quoted;  // the two of a doubled one cancel out; these cells hold none
        else if (quoted) rows.back().back().push_back(c);
        else if (c == ',') rows.back().emplace_back();
        else if (c == '\n') rows.push_back({std::string()});
        else if (c != '\r') rows.back().back().push_back(c);
    }
    const auto column = std::find(rows[0].begin(), rows[0].end(), name) - rows[0].begin();
    std::vector<std::string> cells;
    for (std::size_t i = 1; i < rows.size(); ++i)
        if (rows[i].size() > 1 && column < static_cast<std::ptrdiff_t>(rows[i].size())) cells.push_back(rows[i][static_cast<std::size_t>(column)]);
    return cells;
}

// The program, open on a site.
struct Opened {
    gui::Explorer explorer;
    platform::NullHost host;

    explicit Opened(const Site& site, std::string route = {}, int width = 1400, int height = 1000)
        : host({.site = site.path(),
                .route = std::move(route),
                .width = width,
                .height = height,
                .fonts = source + "/.deps/fonts"},
               explorer) {}

    const app::Node& need(app::Role role, std::string_view name) {
        const app::Node* node = host.find(role, name);
        if (!node) {
            const std::string screen = host.transcript();
            CAPTURE(screen);
            FAIL("nothing on the screen is called " << std::string(name));
        }
        return *node;
    }
    bool says(std::string_view words) const { return host.transcript().find(words) != std::string::npos; }
    // The open article's headline holds this.
    bool reads(std::string_view words) const { return host.headline().find(words) != std::string_view::npos; }
    void search(const char* words) {
        host.type("/");
        host.type(words);
    }
};

}  // namespace verbatim::gui
