// What of this machine makes Verbatim fail: its own parts, places to write, limits of the system. Changes nothing; a file without a name
// is written and gone at once.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "cli/doctor/finding.h"

namespace verbatim::cli {

std::vector<Finding> check_machine();

// How many folders one user's programs may watch for changes; nothing where the system has no such limit.
std::optional<std::uint64_t> most_watched_folders();

}  // namespace verbatim::cli
