// The system's calls on files, as POSIX has them, under one name everywhere: on Windows they are made of its own (windows/posix.cpp), with paths in UTF-8.
// Included by the sources of this layer alone.
#pragma once

#include <cerrno>

#ifndef _WIN32

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>

namespace verbatim::files::posix {

using FileState = struct ::stat;
using Folder = ::DIR;

using ::close;
using ::closedir;
using ::fsync;
using ::geteuid;
using ::getpid;
using ::lstat;
using ::mkdir;
using ::mkdtemp;
using ::mkostemp;
using ::open;
using ::opendir;
using ::pread;
using ::read;
using ::readdir;
using ::rename;
using ::stat;
using ::unlink;
using ::write;

inline int stat_folder(Folder* folder, FileState* state) { return ::fstat(::dirfd(folder), state); }

}  // namespace verbatim::files::posix

#else

#include <fcntl.h>
#include <io.h>
#include <sys/stat.h>
#include <sys/types.h>

#include <cstddef>
#include <cstdint>
#include <string>

// What Windows has no word for: these flags ask for nothing there.
#ifndef O_CLOEXEC
#define O_CLOEXEC _O_NOINHERIT
#endif
#ifndef O_NOCTTY
#define O_NOCTTY 0
#endif
#ifndef O_NOFOLLOW
#define O_NOFOLLOW 0
#endif
#ifndef S_IFLNK
#define S_IFLNK 0xA000
#endif
#ifndef S_ISLNK
#define S_ISLNK(mode) (((mode) & 0xF000) == S_IFLNK)
#endif
#ifndef EDQUOT
#define EDQUOT 10069  // the number that its sockets have for it
#endif

namespace verbatim::files::posix {

// Device and file by their numbers on the disk, which stat() of the C library leaves out.
struct FileState {
    unsigned st_mode = 0;
    std::uint64_t st_dev = 0, st_ino = 0;
    std::int64_t st_size = 0;
    unsigned st_uid = 0;
};

// Each sets errno, as its namesake does.
int open(const char* path, int flags, unsigned mode = 0);
std::ptrdiff_t read(int file, void* bytes, std::size_t size);
std::ptrdiff_t write(int file, const void* bytes, std::size_t size);
std::ptrdiff_t pread(int file, void* bytes, std::size_t size, std::int64_t start);
int close(int file);
int fsync(int file);
int stat(const char* path, FileState* state);
int lstat(const char* path, FileState* state);
int mkdir(const char* path, unsigned mode);
// Removes a file, also one that is open, which then goes with its last descriptor.
int unlink(const char* path);
// In one step, in place of a file that is there.
int rename(const char* from, const char* to);
char* mkdtemp(char* pattern);
// The file may be unlinked while it is open.
int mkostemp(char* pattern, int flags);
int getpid();
inline unsigned geteuid() { return 0; }

struct Entry {
    std::string d_name;
};
struct Folder;
Folder* opendir(const char* path);
const Entry* readdir(Folder* folder);
int closedir(Folder* folder);
int stat_folder(Folder* folder, FileState* state);

}  // namespace verbatim::files::posix

#endif
