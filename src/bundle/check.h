// The check of the write side: a finished shard goes through all that readers do with it on arrival, so that no shard is
// published which they would refuse. The explorer does not link it.
//
//     const std::string file = seal_shard(kind, parts);
//     if (auto status = check_shard(file, kind, nullptr); !status) …  the build fails, and no site is left that cannot be read
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "base/result.h"
#include "bundle/decoded.h"
#include "bundle/layout.h"
#include "bundle/shard.h"

namespace verbatim::bundle {

// What can be checked of a decoded shard without the shards around it: every list that readers decode only when they need it.
// Not the lists of positions, which need the postings of another shard, and of notes not that their spans lie in the text.
// Errors: the first list that is broken. Cost: one pass over all lists.
base::Status check_content(const DecodedShard& shard);

// Opens a shard as readers do (header, largest size, largest ratio, frames), decodes its content and checks it.
// `dictionary` may be null unless the shard is packed with one. `frames` are the sizes that framed_shard gave; each frame is
// opened by itself too, as a reader does that fetches it by range, and must hold the one article that belongs there.
// Errors: what the reader would say. Cost: unpacks and decodes the shard once, and its frames once more.
base::Status check_shard(std::string_view file_bytes, ShardKind kind, const ReadDictionary* dictionary,
                         std::span<const std::uint32_t> frames = {});

}  // namespace verbatim::bundle
