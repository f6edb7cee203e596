// Where the user's files are by the word of the system, not of the environment.
#pragma once

#include <string>

namespace verbatim::files {

// The home folder that the system's list of users has for whoever runs this process; empty where it has none.
std::string home_of_user();

}  // namespace verbatim::files
