// A site in a folder, as the commands read it: its files, and the engine's fetch loop over them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "search/engine.h"

namespace verbatim::cli {

// The bytes of a file; nothing when it cannot be read.
std::optional<std::string> read_file(const std::string& path);

// Whether a file is there, whoever may read it.
bool is_file(const std::string& path);

// What to say when there is no site in a folder.
base::Error no_site(const std::string& site);

// What to say of a site without index.html.
inline constexpr const char* without_a_page = "the site has no page to show (built with --no-app, or not copied whole): only its files are served";

// Whether a folder is a site, whole or not: a build has marked it, or it holds a good manifest. Articles may have a file of that name.
bool is_site(const std::string& folder);

class SiteFolder {
  public:
    // Opens SITE/data/manifest.json. Errors: no such site, a manifest that cannot be read.
    static base::Result<SiteFolder> open(const std::string& site);

    // Opens the bundle whose manifest is that of the first folder; a file that is not there is looked for in the second one. Both end with data/.
    static base::Result<SiteFolder> open_data(const std::string& data, const std::string& else_in);

    search::Engine& engine() { return engine_; }

    // Asks until the answer is there, with the shards that it wants read from the folder. One that cannot be read is a gap.
    template <class Ask>
    auto answer(Ask ask) {
        auto outcome = ask(engine_);
        while (!outcome.ready() && !outcome.missing.empty()) {
            for (const base::ShardId shard : outcome.missing) deliver(shard);
            outcome = ask(engine_);
        }
        return outcome;
    }

  private:
    SiteFolder(std::string data, std::string else_in, search::Engine&& engine) : data_(std::move(data)), else_in_(std::move(else_in)), engine_(std::move(engine)) {}
    void deliver(base::ShardId shard);

    std::string data_, else_in_;
    search::Engine engine_;
};

}  // namespace verbatim::cli
