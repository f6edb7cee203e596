#include "cli/doctor/machine_checks.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <sstream>
#include <string>
#include <system_error>

#include "cli/doctor/place_checks.h"
#include "cli/launch.h"
#include "cli/user_folder.h"
#include "files/descriptor.h"
#include "files/read.h"

namespace verbatim::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t fewest_open_files = 16, few_open_files = 64;  // a build opens about ten files, a browser a dozen connections
constexpr std::uint64_t few_watches = 1000;

// The program of this name in $PATH; empty where there is none.
std::string in_search_path(const std::string& name) {
    std::istringstream folders(environment("PATH"));
    for (std::string folder; std::getline(folders, folder, ':');) {
        const std::string path = (folder.empty() ? "." : folder) + "/" + name;
        std::error_code failed;
        if (access(path.c_str(), X_OK) == 0 && !fs::is_directory(path, failed)) return path;
    }
    return "";
}

Finding desktop_finding() {
    const auto desktop = find_desktop();
    if (desktop) return {Health::ok, "verbatim-desktop", *desktop, "", {}, 0};
    return {Health::warning, "verbatim-desktop", desktop.error().where + " is not there",
            "install its package, or build it in a clone of the source (tools/build.sh run:verbatim-desktop); the explorer works in a browser without it", {}, 0};
}

Finding display_finding() {
    for (const char* name : {"WAYLAND_DISPLAY", "DISPLAY"})
        if (!environment(name).empty()) return {Health::ok, "display", std::string(name) + "=" + environment(name), "", {}, 0};
    return {Health::warning, "display", "none: neither DISPLAY nor WAYLAND_DISPLAY is set",
            "verbatim-desktop and a browser need one; on a machine without one use verbatim serve, and forward its port to look at it elsewhere", {}, 0};
}

Finding browser_finding() {
    const std::string opener = "xdg-open";
    if (const std::string path = in_search_path(opener); !path.empty()) return {Health::ok, "browser", "opened by " + path, "", {}, 0};
    return {Health::warning, "browser", "nothing opens one: no " + opener + " in $PATH", "install xdg-utils, or open the address that is printed by hand", {}, 0};
}

Finding open_files_finding() {
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return {Health::ok, "open files", "no limit is known", "", {}, 0};
    const std::string found = limit.rlim_cur == RLIM_INFINITY ? "no limit" : "at most " + std::to_string(limit.rlim_cur);
    const bool too_few = limit.rlim_cur < fewest_open_files, few = limit.rlim_cur < few_open_files;
    return {too_few ? Health::problem : few ? Health::warning : Health::ok, "open files", found, few ? "raise the limit: ulimit -n 1024" : "", {}, 0};
}

Finding file_size_finding() {
    rlimit limit{};
    if (getrlimit(RLIMIT_FSIZE, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY) return {Health::ok, "size of files", "no limit", "", {}, 0};
    return {Health::warning, "size of files", "at most " + std::to_string(limit.rlim_cur) + " bytes each", "a build that needs more ends with a message; lift the limit: ulimit -f unlimited", {}, 0};
}

// Watches by which Linux tells of changes in folders; other systems have other ways.
void add_watches_finding(std::vector<Finding>& out) {
    const auto most = most_watched_folders();
    if (!most) return;
    const bool few = *most < few_watches;
    out.push_back({few ? Health::warning : Health::ok, "watched folders", "at most " + std::to_string(*most),
                   few ? "raise the limit: sudo sysctl fs.inotify.max_user_watches=65536; folders past it are looked at now and then instead" : "", {}, 0});
}

Finding loopback_finding() {
    const files::Descriptor socket(::socket(AF_INET, SOCK_STREAM, 0));
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (socket.is_open() && bind(socket.number(), reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0)
        return {Health::ok, "127.0.0.1", "can be served on", "", {}, 0};
    return {Health::problem, "127.0.0.1", std::string("cannot be served on: ") + std::strerror(errno), "bring the loopback interface up: ip link set lo up", {}, 0};
}

}  // namespace

std::optional<std::uint64_t> most_watched_folders() {
    auto file = files::FileReader::open("/proc/sys/fs/inotify/max_user_watches");
    if (!file) return std::nullopt;
    char text[32] = {};
    const auto size = file->read(text, sizeof text - 1);  // such a file gives all it has to the first read, and nothing to a second one
    if (!size || *size == 0) return std::nullopt;
    return std::strtoull(text, nullptr, 10);
}

std::vector<Finding> check_machine() {
    std::error_code failed;
    std::string temporary = fs::temp_directory_path(failed).string();
    if (temporary.empty()) temporary = environment("TMPDIR").empty() ? "/tmp" : environment("TMPDIR");
    std::vector<Finding> out = {application_finding(), desktop_finding(), display_finding(), browser_finding(),
                                writable_finding("temporary files", temporary, "TMPDIR", "a build beside a folder that may not be written needs it"),
                                writable_finding("cache", user_folder("XDG_CACHE_HOME", ".cache") + "/verbatim", "XDG_CACHE_HOME", "verbatim open keeps its sites there"),
                                writable_finding("settings", user_folder("XDG_STATE_HOME", ".local/state") + "/verbatim", "XDG_STATE_HOME", "verbatim-desktop forgets its settings without it"),
                                open_files_finding(), file_size_finding()};
    add_watches_finding(out);
    out.push_back(loopback_finding());
    return out;
}

}  // namespace verbatim::cli
