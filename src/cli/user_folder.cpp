#include "cli/user_folder.h"

#include <pwd.h>
#include <unistd.h>

#include <cstdlib>

namespace verbatim::cli {

std::string environment(const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? "" : value;
}

std::string user_folder(const char* variable, const std::string& below_home) {
    const std::string chosen = environment(variable);
    if (chosen.starts_with('/')) return chosen;
    std::string home = environment("HOME");
    if (const passwd* user = home.empty() ? ::getpwuid(::getuid()) : nullptr; user != nullptr && user->pw_dir != nullptr) home = user->pw_dir;
    return home.empty() ? "" : home + "/" + below_home;
}

}  // namespace verbatim::cli
