// `verbatim inspect`: what stands in a shard, readably; without one, the manifest and the root that all starts from.
#include <cstdio>
#include <optional>
#include <string>
#include <string_view>

#include "bundle/directory.h"
#include "bundle/inspect.h"
#include "bundle/manifest.h"
#include "cli/commands.h"
#include "cli/site_folder.h"
#include "cli/terminal.h"

namespace verbatim::cli {
namespace {

base::Error no_shard(const std::string& name) {
    return {name, "no such file", "a shard's name, such as 02e389ff332ad6a2.vbs", "run `verbatim inspect SITE` for the names of all"};
}

// The dictionary that a segment's texts are packed with; null when there is none, or it cannot be read.
std::optional<bundle::ReadDictionary> read_dictionary(const std::string& data, const bundle::SegmentEntry& segment) {
    const std::optional<std::string> root_file = read_file(data + bundle::shard_file(segment.root));
    if (!root_file) return std::nullopt;
    const auto content = bundle::open_shard(*root_file, bundle::ShardKind::root, nullptr);
    if (!content) return std::nullopt;
    const auto root = bundle::read_root(*content);
    if (!root || !root->dictionary.present()) return std::nullopt;
    const std::optional<std::string> file = read_file(data + bundle::shard_file(root->dictionary));
    const auto dictionary = file ? bundle::open_shard(*file, bundle::ShardKind::dictionary, nullptr) : base::Result<std::string>(base::Error{});
    if (!dictionary) return std::nullopt;
    return bundle::ReadDictionary(*dictionary);
}

bool print_shard(const std::string& data, const std::string& file, const bundle::ReadDictionary* dictionary) {
    const std::optional<std::string> bytes = read_file(data + file);
    if (!bytes) return print_error(no_shard(file)), false;
    // A file that is not what its name says is shown all the same, as far as it can be read.
    if (bundle::shard_file(bundle::ref_of(*bytes)) != file) print_message(file + ": damaged, its hash is not its name");
    const auto shown = bundle::inspect(*bytes, dictionary);
    if (!shown) return print_error(shown.error()), false;
    std::printf("%s: %s", visible(file).c_str(), visible_lines(*shown).c_str());
    return true;
}

std::string file_name(std::string_view given) {
    std::string name(given.substr(given.find_last_of('/') + 1));
    return name.ends_with(".vbs") ? name : name + ".vbs";
}

}  // namespace

ExitCode run_inspect(const InspectArguments& arguments) {
    const std::string data = arguments.site + "/data/";
    const std::optional<std::string> json = read_file(data + "manifest.json");
    if (!json) {
        print_error(no_site(arguments.site));
        return ExitCode::wrong_usage;
    }
    const auto manifest = bundle::read_manifest(*json);
    if (!manifest) {
        print_error(manifest.error());
        return ExitCode::data_problem;
    }
    bool good = true;
    if (arguments.shards.empty()) {
        std::printf("%s\n", visible_lines(*json).c_str());
        for (const bundle::SegmentEntry& segment : manifest->segments) good &= print_shard(data, bundle::shard_file(segment.root), nullptr);
        return good ? ExitCode::good : ExitCode::data_problem;
    }
    std::optional<bundle::ReadDictionary> dictionary;
    for (const bundle::SegmentEntry& segment : manifest->segments)
        if (!dictionary) dictionary = read_dictionary(data, segment);
    for (const std::string& shard : arguments.shards) {
        if (!read_file(data + file_name(shard))) {
            print_error(no_shard(shard));
            return ExitCode::wrong_usage;
        }
        good &= print_shard(data, file_name(shard), dictionary ? &*dictionary : nullptr);
    }
    return good ? ExitCode::good : ExitCode::data_problem;
}

}  // namespace verbatim::cli
