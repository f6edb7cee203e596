#include "files/write.h"

#include <atomic>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <system_error>

#include "files/error.h"
#include "files/posix.h"
#include "files/read.h"

namespace verbatim::files {

namespace {

constexpr unsigned file_mode = 0666;  // less what the user's umask takes away

std::string folder_of(const std::string& path) {
    const std::filesystem::path parent = std::filesystem::path(path).parent_path();
    return parent.empty() ? "." : parent.string();
}

// Makes an empty file beside `path`, with a name that nobody has; `name` receives it.
base::Result<Descriptor> make_neighbour(const std::string& path, std::string& name) {
    static std::atomic<unsigned> count = 0;
    constexpr int turns = 1000;
    for (int turn = 0; turn < turns; ++turn) {
        name = path + "." + std::to_string(posix::getpid()) + "-" + std::to_string(++count) + ".new";
        Descriptor file(posix::open(name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, file_mode));
        if (file.is_open()) return file;
        if (errno != EEXIST) return system_error(path, errno);
    }
    return system_error(path, EEXIST);
}

base::Status rename_file(const std::string& from, const std::string& to) {
    if (posix::rename(from.c_str(), to.c_str()) != 0) return system_error(to, errno);
    return base::Ok{};
}

// Ends a write: closes the file, and takes it back where anything failed.
base::Status finish(Descriptor& file, const std::string& name, base::Status status, const std::string& path) {
    if (!file.close() && status) status = system_error(path, errno);
    if (!status) posix::unlink(name.c_str());
    return status;
}

}  // namespace

base::Status write_all(const Descriptor& file, std::string_view bytes, const std::string& path) {
    while (!bytes.empty()) {
        const ssize_t written = posix::write(file.number(), bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return system_error(path, errno);
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return base::Ok{};
}

namespace {

// write_file() in a folder that is there.
base::Status replace_file(const std::string& path, std::string_view bytes) {
    std::string name;
    auto file = make_neighbour(path, name);
    if (!file) return file.error();
    if (auto written = finish(*file, name, write_all(*file, bytes, path), path); !written) return written;
    auto renamed = rename_file(name, path);
    if (!renamed) posix::unlink(name.c_str());
    return renamed;
}

}  // namespace

base::Status write_file(const std::string& path, std::string_view bytes) {
    if (auto made = make_folders(folder_of(path)); !made) return made;
    return replace_file(path, bytes);
}

base::Status write_file_below(const std::string& root, const std::string& relative, std::string_view bytes) {
    for (std::size_t slash = relative.find('/'); slash != std::string::npos; slash = relative.find('/', slash + 1)) {
        const std::string folder = root + "/" + relative.substr(0, slash);
        if (posix::mkdir(folder.c_str(), 0777) != 0 && errno != EEXIST) return system_error(folder, errno);
    }
    return replace_file(root + "/" + relative, bytes);
}

base::Status write_new_file(const std::string& path, std::string_view bytes) {
    Descriptor file(posix::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, file_mode));
    if (!file.is_open()) return system_error(path, errno);
    return finish(file, path, write_all(file, bytes, path), path);
}

base::Status move_file(const std::string& from, const std::string& to) {
    if (posix::rename(from.c_str(), to.c_str()) == 0) return base::Ok{};
    if (errno == ENOENT) {
        if (auto made = make_folders(folder_of(to)); !made) return made;
        if (posix::rename(from.c_str(), to.c_str()) == 0) return base::Ok{};
    }
    if (errno != EXDEV) return system_error(to, errno);
    const auto bytes = read_file(from);
    if (!bytes) return bytes.error();
    const std::string neighbour = to + std::string(moved_suffix);
    if (auto removed = remove_file(neighbour); !removed) return removed;
    Descriptor file(posix::open(neighbour.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, file_mode));
    if (!file.is_open()) return system_error(to, errno);
    base::Status copied = write_all(file, *bytes, to);
    if (copied && posix::fsync(file.number()) != 0) copied = system_error(to, errno);
    if (auto written = finish(file, neighbour, std::move(copied), to); !written) return written;
    if (auto renamed = rename_file(neighbour, to); !renamed) {
        posix::unlink(neighbour.c_str());
        return renamed;
    }
    (void)remove_file(from);  // the move has taken effect
    return base::Ok{};
}

base::Status remove_file(const std::string& path) {
    if (posix::unlink(path.c_str()) != 0 && errno != ENOENT && errno != ENOTDIR) return system_error(path, errno);
    return base::Ok{};
}

base::Status make_folders(const std::string& path) {
    std::error_code failed;
    std::filesystem::create_directories(path, failed);
    if (failed) return system_error(path, failed.value());
    return base::Ok{};
}

base::Status sync_file_system(const std::string& folder) {
#if defined(__linux__)
    const Descriptor opened(posix::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!opened.is_open() || ::syncfs(opened.number()) != 0) return system_error(folder, errno);
#elif defined(_WIN32)
    (void)folder;  // NTFS writes what leads to a file in order; each file's own bytes were handed over when it was closed
#else
    (void)folder;
    ::sync();
#endif
    return base::Ok{};
}

base::Status sync_folder(const std::string& folder) {
#ifdef _WIN32
    (void)folder;
#else
    const Descriptor opened(posix::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!opened.is_open()) return system_error(folder, errno);
    // Some file systems have nothing to sync for a folder and say EINVAL.
    if (posix::fsync(opened.number()) != 0 && errno != EINVAL) return system_error(folder, errno);
#endif
    return base::Ok{};
}

}  // namespace verbatim::files
