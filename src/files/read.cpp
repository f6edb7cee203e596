#include "files/read.h"

#include <algorithm>
#include <cerrno>

#include "files/error.h"
#include "files/posix.h"

namespace verbatim::files {

namespace {
constexpr const char* readable_file = "a file that can be read";
}  // namespace

base::Result<FileReader> FileReader::open(const std::string& path) {
    Descriptor file(posix::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY));
    if (!file.is_open()) return system_error(path, errno, readable_file);
    return FileReader(path, std::move(file));
}

base::Result<std::size_t> FileReader::read(char* buffer, std::size_t size) {
    while (true) {
        const ssize_t got = posix::read(file_.number(), buffer, size);
        if (got >= 0) return static_cast<std::size_t>(got);
        if (errno != EINTR) return system_error(path_, errno, readable_file);
    }
}

base::Status read_all_at(const Descriptor& file, std::uint64_t start, char* bytes, std::size_t size, const base::Error& too_short) {
    while (size > 0) {
        const ssize_t got = posix::pread(file.number(), bytes, size, static_cast<std::int64_t>(start));
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return system_error(too_short.where, errno);
        if (got == 0) return too_short;
        bytes += got;
        start += static_cast<std::uint64_t>(got);
        size -= static_cast<std::size_t>(got);
    }
    return base::Ok{};
}

base::Result<std::string> read_file(const std::string& path) {
    auto reader = FileReader::open(path);
    if (!reader) return reader.error();
    constexpr std::size_t least = std::size_t{16} << 10;
    std::string bytes;
    // One byte more than the file is said to hold: its end shows in the same turn.
    const auto stated = file_size(path);
    std::size_t room = stated ? static_cast<std::size_t>(*stated) + 1 : least;
    while (true) {
        const std::size_t have = bytes.size();
        bytes.resize(have + room);
        const auto got = reader->read(bytes.data() + have, room);
        if (!got) return got.error();
        bytes.resize(have + *got);
        if (*got == 0) return bytes;
        room = std::max(least, room - *got);
    }
}

base::Result<std::optional<std::string>> read_file_if_there(const std::string& path) {
    auto bytes = read_file(path);
    if (bytes) return std::optional<std::string>(std::move(*bytes));
    if (bytes.error().kind == base::ErrorKind::not_there) return std::optional<std::string>();
    return bytes.error();
}

base::Result<std::uint64_t> file_size(const std::string& path) {
    posix::FileState state{};
    if (posix::stat(path.c_str(), &state) != 0) return system_error(path, errno, readable_file);
    return static_cast<std::uint64_t>(state.st_size);
}

base::Result<std::string> identity_of(const std::string& path) {
    posix::FileState state{};
    if (posix::stat(path.c_str(), &state) != 0) return system_error(path, errno, readable_file);
    return std::to_string(state.st_dev) + ":" + std::to_string(state.st_ino);
}

base::Result<PathKind> kind_of(const std::string& path) {
    posix::FileState state{};
    if (posix::stat(path.c_str(), &state) != 0) {
        if (errno == ENOENT || errno == ENOTDIR) return PathKind::nothing;
        return system_error(path, errno, readable_file);
    }
    if (S_ISREG(state.st_mode)) return PathKind::file;
    return S_ISDIR(state.st_mode) ? PathKind::folder : PathKind::other;
}

}  // namespace verbatim::files
