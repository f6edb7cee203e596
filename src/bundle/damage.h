// The one error that a reader of a shard's content gives: the hash was right, yet the content breaks the format.
#pragma once

#include <string>

#include "base/result.h"
#include "bundle/layout.h"

namespace verbatim::bundle {

// "shard of terms: found a broken list of postings; expected what docs/bundle-format.md says; …"
inline base::Error damaged(ShardKind kind, const char* part) {
    return {std::string("shard of ") + kind_name(kind), std::string("a broken ") + part,
            "what docs/bundle-format.md says", "build the site again with a matching version of verbatim"};
}

}  // namespace verbatim::bundle
