// The command line of `verbatim`: the one description of its commands and options.
#pragma once

#include <string>

namespace verbatim::cli {

// Reads the words as main() gets them, runs the command that they name, and returns the exit code (commands.h). `version` is
// what `--version` prints. Help goes to standard output; what is wrong with the words goes to standard error.
int run_command_line(const std::string& version, int count, char** words);

}  // namespace verbatim::cli
