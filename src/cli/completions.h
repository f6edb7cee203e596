// Shell completions: scripts that complete the command line of `verbatim`. They hold all that they offer; completing runs no
// program.
#pragma once

#include <string>

#include "cli/command_description.h"

namespace verbatim::cli {

// For bash 4 and newer, to be sourced, or found by the package bash-completion as `verbatim`.
std::string bash_completions(const ProgramDescription& description);

// For zsh, to be sourced after compinit, or found in $fpath as `_verbatim`.
std::string zsh_completions(const ProgramDescription& description);

// For fish 3 and newer, to be sourced, or found in a folder of completions as `verbatim.fish`.
std::string fish_completions(const ProgramDescription& description);

}  // namespace verbatim::cli
