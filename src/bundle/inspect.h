// Any shard as text for people: what `verbatim inspect` prints, and what a golden listing is made of.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "bundle/shard.h"

namespace verbatim::bundle {

// Lines that tell all that the shard holds, long texts and lists cut short. `dictionary` may be null unless the shard is
// packed with one. Errors: as open_shard, and those of the kind's reader.
base::Result<std::string> inspect(std::string_view file_bytes, const ReadDictionary* dictionary);

}  // namespace verbatim::bundle
