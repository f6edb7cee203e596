// Where the running program lies, so that what was installed with it is found wherever that was unpacked.
#pragma once

#include <string>

namespace verbatim::files {

// The folder of this program's own file, links followed; under node, of its script. Empty where the system does not tell.
std::string program_folder();

}  // namespace verbatim::files
