// Which files a bundle consists of, read from its directories alone.
#pragma once

#include <set>
#include <string>
#include <string_view>

#include "bundle/verify.h"

namespace verbatim::bundle {

// The names of all shards that a manifest leads to. What cannot be read leads nowhere: its own name is there, and what it
// would name is missing. Reads the roots and the directory pages. A damaged manifest names nothing.
std::set<std::string> shard_names(std::string_view manifest, const FileSource& read);

}  // namespace verbatim::bundle
