// A shard of ids: from an article's own id, as links name it, to its number.
//
//     ids := count: varint, (hash's distance from the one before: varint, article: varint)*
//
// The hash is the high half of hash64(id). Two ids may share it: the caller compares the id in the article's record.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace verbatim::bundle {

// What a lookup goes by.
std::uint32_t id_hash(std::string_view id);

struct IdEntry {
    std::uint32_t hash = 0;
    std::uint32_t article = 0;
    friend auto operator<=>(const IdEntry&, const IdEntry&) = default;
};

// `entries` ascend.
std::string write_ids(const std::vector<IdEntry>& entries);
base::Result<std::vector<IdEntry>> read_ids(std::string_view content);

}  // namespace verbatim::bundle
