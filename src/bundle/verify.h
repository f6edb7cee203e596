// Whether a whole bundle is as it should be: every shard there, of the right hash, decodable to the last list, and in
// agreement with the shards around it. What `verbatim check` runs; readers check only what they read.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "bundle/layout.h"

namespace verbatim::bundle {

// Gives the bytes of a file of the data folder; nothing when it cannot be read.
using FileSource = std::function<std::optional<std::string>(const std::string& file)>;

struct VerifyReport {
    std::vector<base::Error> problems;  // `where` is the file
    struct Kind {
        std::uint32_t files = 0;
        std::uint64_t bytes = 0;        // as served
    };
    std::map<ShardKind, Kind> kinds;
    std::map<Family, Kind> families;    // the shards of a family, its pages left out
    std::uint32_t articles = 0, quotes = 0, people = 0;  // as counted in the shards
    bool good() const { return problems.empty(); }
};

// Reads every file that the manifest leads to, once. Memory: one shard of each family at a time, and the pages.
VerifyReport verify(std::string_view manifest, const FileSource& read);

}  // namespace verbatim::bundle
