// FileLock by LockFileEx, which ends with the process too.
#include "files/lock.h"

#include <windows.h>

#include "files/error.h"
#include "files/posix.h"
#include "files/write.h"

namespace verbatim::files {

namespace {

// A byte far behind the file's content, so that others may read that while the lock is held.
constexpr DWORD locked_byte_high = 0x40000000;

bool is_still_there(const Descriptor& file, const std::string& path) {
    BY_HANDLE_FILE_INFORMATION facts{};
    posix::FileState there;
    return ::GetFileInformationByHandle(reinterpret_cast<HANDLE>(::_get_osfhandle(file.number())), &facts) != 0 && posix::lstat(path.c_str(), &there) == 0 &&
           there.st_dev == facts.dwVolumeSerialNumber && there.st_ino == ((std::uint64_t{facts.nFileIndexHigh} << 32) | facts.nFileIndexLow);
}

}  // namespace

base::Result<FileLock> FileLock::take(const std::string& path, std::string_view content) {
    constexpr int turns = 100;
    for (int turn = 0; turn < turns; ++turn) {
        bool made = true;
        Descriptor file(posix::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL));
        if (!file.is_open() && errno == EEXIST) {
            made = false;
            file = Descriptor(posix::open(path.c_str(), O_RDWR));
        }
        if (!made && !file.is_open() && errno == ENOENT) continue;
        if (!file.is_open()) return system_error(path, errno);
        const auto handle = reinterpret_cast<HANDLE>(::_get_osfhandle(file.number()));
        OVERLAPPED place{};
        place.OffsetHigh = locked_byte_high;
        if (!::LockFileEx(handle, LOCKFILE_EXCLUSIVE_LOCK | LOCKFILE_FAIL_IMMEDIATELY, 0, 1, 0, &place)) {
            base::Error error{path, "another process at work", "no other build into this folder", "wait for it to end, or end it"};
            error.kind = base::ErrorKind::in_use;
            return error;
        }
        if (!is_still_there(file, path)) continue;
        FileLock taken(path, std::move(file), made);
        LARGE_INTEGER size{};
        // A process that was killed may have made the file and not written it.
        if (::GetFileSizeEx(handle, &size) && size.QuadPart == 0) {
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
    posix::unlink(path_.c_str());
    file_.close();
}

}  // namespace verbatim::files
