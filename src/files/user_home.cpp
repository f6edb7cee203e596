#include "files/user_home.h"

#include <unistd.h>

#include <string_view>

#include "files/read.h"

#ifndef VERBATIM_STATIC
#include <pwd.h>
#endif

namespace verbatim::files {

namespace {

// The home in the line of the user `id`: "name:password:id:group:comment:home:shell".
std::string home_in_list(std::string_view list, std::string_view id) {
    while (!list.empty()) {
        std::string_view line = list.substr(0, list.find('\n'));
        list.remove_prefix(line.size() < list.size() ? line.size() + 1 : list.size());
        std::string_view fields[6];
        for (std::string_view& field : fields) {
            field = line.substr(0, line.find(':'));
            line.remove_prefix(field.size() < line.size() ? field.size() + 1 : line.size());
        }
        if (fields[2] == id) return std::string(fields[5]);
    }
    return {};
}

}  // namespace

std::string home_of_user() {
    if (const auto list = read_file("/etc/passwd"))
        if (std::string home = home_in_list(*list, std::to_string(::getuid())); !home.empty()) return home;
#ifndef VERBATIM_STATIC
    // Users of a directory service. A static program would load parts of the system's C library for that, of a version that it was not made for.
    if (const passwd* user = ::getpwuid(::getuid()); user != nullptr && user->pw_dir != nullptr) return user->pw_dir;
#endif
    return {};
}

}  // namespace verbatim::files
