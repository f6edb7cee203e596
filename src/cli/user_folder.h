// Where a user's programs keep things, as the XDG Base Directory Specification has it.
#pragma once

#include <string>

namespace verbatim::cli {

// The value of an environment variable; empty where it is not set.
std::string environment(const char* name);

// The folder that `variable` (XDG_CACHE_HOME, …) names, else `below_home` in the user's home. A relative path in the variable is ignored, as the
// specification asks. Empty where no home is known.
std::string user_folder(const char* variable, const std::string& below_home);

}  // namespace verbatim::cli
