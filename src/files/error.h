// The system's error numbers as errors that a person understands.
#pragma once

#include <string>

#include "base/result.h"

namespace verbatim::files {

// What kept an operation on `path` from its end. `number` is errno, read before any other call; `expected` is what the
// operation asks for.
// A full disk and a used-up quota give ErrorKind::disk_full.
base::Error system_error(const std::string& path, int number, std::string expected = "a place that can be written");

// Whether the trouble lies with this one path (no permission, vanished, a loop of links) and not with the machine (a
// failing disk, no more descriptors, no memory). Other files may still be read after the former.
bool concerns_one_path(int number);

}  // namespace verbatim::files
