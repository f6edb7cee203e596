#include "files/program.h"

namespace verbatim::files {

// Nothing is found, so that whoever needs a program says that it is missing.
std::optional<std::string> find_program(std::string_view) { return std::nullopt; }

base::Result<std::string> run_program(const std::string& path, const std::vector<std::string>&, std::string_view, const ProgramLimits&) {
    return base::Error{path, "no way to start a program from WebAssembly", "a program that reads the file", "use the program for this system instead of the one for node"};
}

}  // namespace verbatim::files
