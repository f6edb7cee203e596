#include "cli/user_folder.h"

#include <cstdlib>

#include "files/user_home.h"

namespace verbatim::cli {

std::string environment(const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? "" : value;
}

std::string user_folder(const char* variable, const std::string& below_home) {
    const std::string chosen = environment(variable);
    if (chosen.starts_with('/')) return chosen;
    std::string home = environment("HOME");
    if (home.empty()) home = files::home_of_user();
    return home.empty() ? "" : home + "/" + below_home;
}

}  // namespace verbatim::cli
