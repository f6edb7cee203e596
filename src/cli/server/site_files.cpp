#include "cli/server/site_files.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <optional>
#include <string_view>

namespace verbatim::cli {
namespace {

std::string proc_path(int descriptor) { return "/proc/self/fd/" + std::to_string(descriptor); }

// Where an open file lies now, by the kernel's account; nothing when that cannot be told.
std::optional<std::string> place_of(int descriptor) {
    std::array<char, 8192> buffer;
    const ssize_t length = readlink(proc_path(descriptor).c_str(), buffer.data(), buffer.size());
    if (length <= 0 || static_cast<std::size_t>(length) == buffer.size() || buffer[0] != '/') return std::nullopt;
    return std::string(buffer.data(), static_cast<std::size_t>(length));
}

// Whether the file lies in the folder, and neither it nor a folder between is hidden.
bool is_open_to_strangers(std::string_view folder, std::string_view place) {
    if (folder == "/") folder = "";
    if (!place.starts_with(folder)) return false;
    place.remove_prefix(folder.size());
    return (place.empty() || place.front() == '/') && place.find("/.") == std::string_view::npos;
}

Opened opened_by_error(int error) {
    switch (error) {
        case ENOENT:
        case ENOTDIR:
        case ELOOP:
        case ENAMETOOLONG: return Opened::missing;
        case EACCES:
        case EPERM: return Opened::unreadable;
        default: return Opened::failed;
    }
}

}  // namespace

Descriptor::~Descriptor() {
    if (number_ >= 0) ::close(number_);
}

bool SiteFile::read(std::uint64_t offset, std::size_t length, std::string& out) const {
    out.resize(length);
    std::size_t filled = 0;
    while (filled < length) {
        const ssize_t got = pread(descriptor.number(), out.data() + filled, length - filled, static_cast<off_t>(offset + filled));
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return false;
        filled += static_cast<std::size_t>(got);
    }
    // The kernel sets the time before it writes: whoever has read new bytes sees the new time.
    struct stat now = {};
    if (fstat(descriptor.number(), &now) != 0) return false;
    return now.st_size == facts.st_size && now.st_mtim.tv_sec == facts.st_mtim.tv_sec && now.st_mtim.tv_nsec == facts.st_mtim.tv_nsec;
}

base::Result<SiteFiles> SiteFiles::open(const std::string& folder) {
    const Descriptor root(::open(folder.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
    if (!root) return base::Error{folder, std::strerror(errno), "a site's folder", "build one: verbatim build FOLDER -o " + folder};
    if (!place_of(root.number()))
        return base::Error{"/proc/self/fd", "no account of open files", "a Linux system with /proc", "mount it, or use another web server"};
    return SiteFiles(folder);
}

Opened SiteFiles::find(const std::string& path, SiteFile& file) const {
    const Descriptor root(::open(folder_.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
    if (!root) return opened_by_error(errno);
    const bool in_folder = path.empty() || path.back() == '/';
    const std::string wanted = in_folder ? path + "index.html" : path;
    const Descriptor found(openat(root.number(), wanted.c_str(), O_PATH | O_CLOEXEC));
    if (!found) return opened_by_error(errno);
    const auto folder = place_of(root.number()), place = place_of(found.number());
    if (!folder || !place || !is_open_to_strangers(*folder, *place)) return Opened::missing;
    struct stat facts = {};
    if (fstat(found.number(), &facts) != 0) return Opened::failed;
    if (S_ISDIR(facts.st_mode)) return in_folder ? Opened::missing : Opened::folder;
    if (!S_ISREG(facts.st_mode)) return Opened::missing;
    Descriptor readable(::open(proc_path(found.number()).c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY));
    if (!readable) return opened_by_error(errno);
    if (fstat(readable.number(), &file.facts) != 0) return Opened::failed;
    file.descriptor = std::move(readable);
    return Opened::file;
}

}  // namespace verbatim::cli
