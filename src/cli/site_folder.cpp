#include "cli/site_folder.h"

#include <utility>

#include "files/read.h"
#include "site/output_rules.h"

namespace verbatim::cli {

std::optional<std::string> read_file(const std::string& path) {
    auto bytes = files::read_file(path);
    return bytes ? std::optional(std::move(*bytes)) : std::nullopt;
}

bool is_file(const std::string& path) {
    const auto kind = files::kind_of(path);
    return kind && *kind == files::PathKind::file;
}

base::Error no_site(const std::string& site) {
    return {site + "/data/manifest.json", "no such file", "a site made by `verbatim build`",
            "where it holds articles, look at them with verbatim open, or make a site of them with verbatim build FOLDER -o SITE"};
}

base::Result<SiteFolder> SiteFolder::open(const std::string& site) {
    if (!is_file(site + "/data/manifest.json")) return no_site(site);
    return open_data(site + "/data/", {});
}

base::Result<SiteFolder> SiteFolder::open_data(const std::string& data, const std::string& else_in) {
    const std::optional<std::string> bytes = read_file(data + "manifest.json");
    if (!bytes) return no_site(data);
    auto engine = search::Engine::open(*bytes);
    if (!engine) return engine.error();
    return SiteFolder(data, else_in, std::move(*engine));
}

bool is_site(const std::string& folder) {
    return is_file(folder + "/" + site::mark_name) || SiteFolder::open(folder);
}

void SiteFolder::deliver(base::ShardId shard) {
    std::optional<std::string> bytes = read_file(data_ + engine_.shard_file(shard));
    if (!bytes && !else_in_.empty()) bytes = read_file(else_in_ + engine_.shard_file(shard));
    if (!bytes) {
        engine_.fail(shard, "the file is missing or cannot be read");
    } else if (const base::Status taken = engine_.deliver(shard, *bytes); !taken) {
        engine_.fail(shard, taken.error().message());
    }
}

}  // namespace verbatim::cli
