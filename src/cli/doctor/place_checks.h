// Checks of a machine that every system has: the application beside the program, and places that are written to.
#pragma once

#include <string>

#include "cli/doctor/finding.h"

namespace verbatim::cli {

// The web application that `verbatim build` publishes.
Finding application_finding();

// A folder that Verbatim writes to; it may be made later. `variable` names it, `consequence` says what happens without it.
Finding writable_finding(const std::string& check, const std::string& path, const std::string& variable, const std::string& consequence);

}  // namespace verbatim::cli
