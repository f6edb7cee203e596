#include "files/program_folder.h"

#include <windows.h>

#include <filesystem>

#include "files/windows/wide.h"

namespace verbatim::files {

std::string program_folder() {
    std::wstring path(32768, L'\0');
    const DWORD size = ::GetModuleFileNameW(nullptr, path.data(), static_cast<DWORD>(path.size()));
    if (size == 0 || size == path.size()) return {};
    path.resize(size);
    return from_wide(std::filesystem::path(path).parent_path().native());
}

}  // namespace verbatim::files
