// What every read returns: an answer, or the shards that it still lacks, or an answer with named gaps.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/ids.h"

namespace verbatim::search {

// Something that could not be had: what it held is missing from the answer, and totals are lower bounds.
struct Gap {
    base::ShardId shard;
    std::string what;    // "text of 12 articles"
    std::string reason;  // "the file's hash is wrong"
};

template <class T>
struct Outcome {
    std::optional<T> value;               // present when enough shards are at hand
    std::vector<base::ShardId> missing;   // fetch these and ask again; sorted, without repeats
    std::vector<Gap> gaps;                // what the value lacks for good
    bool ready() const { return value.has_value(); }
};

}  // namespace verbatim::search
