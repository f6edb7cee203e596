// How much room a build takes, for the message that says how much is missing.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"

namespace verbatim::cli {

// Bytes that a build of these inputs takes at its peak, in the site and beside it: estimated from the inputs' size, upwards
// (docs/reliability.md says from what measurement). `application` is the folder of the web application; empty: none is published.
std::uint64_t estimated_need(const std::vector<std::string>& inputs, const std::string& application);

// Bytes that may still be written to the disk of `path`, or of the nearest folder above it that is there. 0: not known.
std::uint64_t free_space(const std::string& path);

// `error` with how much is missing, for one of kind disk_full. `free_before` is what was free when the build began.
base::Error with_shortage(base::Error error, std::uint64_t need, std::uint64_t free_before);

}  // namespace verbatim::cli
