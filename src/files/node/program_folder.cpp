#include "files/program_folder.h"

#include <emscripten.h>

#include <cstdlib>

namespace verbatim::files {

std::string program_folder() {
    // clang-format off
    char* folder = reinterpret_cast<char*>(EM_ASM_INT({ return allocateUTF8(__dirname); }));
    // clang-format on
    const std::string path = folder;
    std::free(folder);
    return path;
}

}  // namespace verbatim::files
