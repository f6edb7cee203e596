#include "files/lock.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

#include "files/error.h"
#include "files/read.h"
#include "files/write.h"

namespace verbatim::files {

namespace {

struct flock whole_file() {
    struct flock lock {};
    lock.l_type = F_WRLCK;
    lock.l_whence = SEEK_SET;
    return lock;
}

// "process 4711 (verbatim build articles -o site)".
std::string holder_of(const Descriptor& file) {
    struct flock lock = whole_file();
    if (::fcntl(file.number(), F_GETLK, &lock) != 0 || lock.l_type == F_UNLCK || lock.l_pid <= 0) return "another process";
    std::string name = "process " + std::to_string(lock.l_pid);
    if (auto command = read_file("/proc/" + std::to_string(lock.l_pid) + "/cmdline"); command && !command->empty()) {
        std::replace(command->begin(), command->end(), '\0', ' ');
        while (!command->empty() && command->back() == ' ') command->pop_back();
        name += " (" + *command + ")";
    }
    return name;
}

// Whether `path` still leads to the file that was opened: its holder may have removed it in between.
bool is_still_there(const Descriptor& file, const std::string& path) {
    struct stat opened {}, there {};
    return ::fstat(file.number(), &opened) == 0 && ::lstat(path.c_str(), &there) == 0 && opened.st_dev == there.st_dev &&
           opened.st_ino == there.st_ino;
}

}  // namespace

base::Result<FileLock> FileLock::take(const std::string& path, std::string_view content) {
    constexpr int turns = 100;
    for (int turn = 0; turn < turns; ++turn) {
        bool made = true;
        Descriptor file(::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0666));
        if (!file.is_open() && errno == EEXIST) {
            made = false;
            file = Descriptor(::open(path.c_str(), O_RDWR | O_CLOEXEC | O_NOFOLLOW));
        }
        if (!made && !file.is_open() && errno == ENOENT) continue;
        if (!file.is_open()) return system_error(path, errno);
        struct flock lock = whole_file();
        if (::fcntl(file.number(), F_SETLK, &lock) != 0) {
            if (errno != EACCES && errno != EAGAIN) {
                const int number = errno;
                if (made) ::unlink(path.c_str());
                base::Error error = system_error(path, number);
                error.expected = "a file system with locks";
                error.remedy = "build on a local disk and copy the site";
                return error;
            }
            base::Error error{path, holder_of(file) + " at work", "no other build into this folder", "wait for it to end, or end it"};
            error.kind = base::ErrorKind::in_use;
            return error;
        }
        if (!is_still_there(file, path)) continue;
        FileLock taken(path, std::move(file), made);
        struct stat state {};
        // A process that was killed may have made the file and not written it.
        if (::fstat(taken.file_.number(), &state) == 0 && state.st_size == 0) {
            if (auto written = write_all(taken.file_, content, path); !written) {
                if (made) taken.remove_file();
                return written.error();
            }
        }
        return taken;
    }
    return base::Error{path, "a file that other processes make and remove all the time", "a lock", "try again"};
}

void FileLock::remove_file() {
    ::unlink(path_.c_str());
    file_.close();
}

}  // namespace verbatim::files
