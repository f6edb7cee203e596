#include "files/program_folder.h"

#include <filesystem>
#include <system_error>

#if defined(__APPLE__)
#include <mach-o/dyld.h>

#include <cstdint>
#endif

namespace verbatim::files {

std::string program_folder() {
    std::error_code failed;
#if defined(__APPLE__)
    std::uint32_t size = 0;
    _NSGetExecutablePath(nullptr, &size);
    std::string path(size, '\0');
    if (_NSGetExecutablePath(path.data(), &size) != 0) return {};
    return std::filesystem::canonical(path.c_str(), failed).parent_path().string();
#else
    return std::filesystem::read_symlink("/proc/self/exe", failed).parent_path().string();
#endif
}

}  // namespace verbatim::files
