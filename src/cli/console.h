// The terminal that a command runs on. One implementation a system, chosen by the build: posix/, windows/ and node/.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace verbatim::cli {

// Whether standard error is seen by somebody.
bool errors_are_seen();
// Columns of the terminal; 80 where it does not tell.
std::size_t terminal_width();

// Makes the process speak UTF-8, and returns the words of its command line in it. To be called once, before anything else.
std::vector<std::string> begin_console(int count, char** words);

}  // namespace verbatim::cli
