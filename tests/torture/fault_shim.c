/* Preloaded into a program (LD_PRELOAD), this library makes one call to the operating system fail, or ends the program at it.
 *
 *     VERBATIM_FAULT="count=FILE"      counts the calls, and writes each one's name to FILE
 *     VERBATIM_FAULT="fail=N:ERRNO"    the N-th call, from 1, fails with this error number
 *     VERBATIM_FAULT="kill=N"          the program is killed when it makes the N-th call
 *     VERBATIM_FAULT="space=BYTES"     once so many bytes are written, there is no room for more (ENOSPC)
 *
 * Calls count in the order in which the program's threads make them. Calls on /proc, /sys and /etc do not count: they are the
 * C library's. What the C library does inside of itself is out of sight; the program's own code calls these functions. */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

static long fail_at, kill_at;
static int fail_with;
static _Atomic long calls;
static _Atomic long long room = -1;
static int log_file = -1;

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

__attribute__((constructor)) static void begin(void) {
    const char* given = getenv("VERBATIM_FAULT");
    if (!given) return;
    if (strncmp(given, "count=", 6) == 0) log_file = REAL(open)(given + 6, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (sscanf(given, "fail=%ld:%d", &fail_at, &fail_with) == 2) return;
    if (sscanf(given, "kill=%ld", &kill_at) == 1) return;
    long long bytes = 0;
    if (sscanf(given, "space=%lld", &bytes) == 1) room = bytes;
}

/* Whether this call fails. `path` may be null. */
static int fails(const char* name, const char* path) {
    if (path && (strncmp(path, "/proc", 5) == 0 || strncmp(path, "/sys", 4) == 0 || strncmp(path, "/etc", 4) == 0)) return 0;
    const long number = atomic_fetch_add(&calls, 1) + 1;
    if (log_file >= 0) {
        char line[64];
        const int length = snprintf(line, sizeof line, "%s\n", name);
        if (REAL(write)(log_file, line, (size_t)length) < 0) abort();
    }
    if (number == kill_at) kill(getpid(), SIGKILL);
    if (number != fail_at) return 0;
    errno = fail_with;
    return 1;
}

/* Whether there is no room for `size` bytes more. Only files are on the disk. */
static int is_full(int file, size_t size) {
    struct stat state;
    if (room < 0 || REAL(fstat)(file, &state) != 0 || !S_ISREG(state.st_mode)) return 0;
    if (atomic_fetch_sub(&room, (long long)size) >= (long long)size) return 0;
    atomic_store(&room, 0);
    errno = ENOSPC;
    return 1;
}

#define MODE_OF(flags, mode)                                   \
    mode_t mode = 0;                                           \
    if ((flags) & (O_CREAT | O_TMPFILE)) {                     \
        va_list more;                                          \
        va_start(more, flags);                                 \
        mode = (mode_t)va_arg(more, int);                      \
        va_end(more);                                          \
    }

int open(const char* path, int flags, ...) {
    MODE_OF(flags, mode)
    return fails("open", path) ? -1 : REAL(open)(path, flags, mode);
}
int open64(const char* path, int flags, ...) {
    MODE_OF(flags, mode)
    return fails("open", path) ? -1 : REAL(open64)(path, flags, mode);
}
int openat(int folder, const char* path, int flags, ...) {
    MODE_OF(flags, mode)
    return fails("openat", path) ? -1 : REAL(openat)(folder, path, flags, mode);
}
int openat64(int folder, const char* path, int flags, ...) {
    MODE_OF(flags, mode)
    return fails("openat", path) ? -1 : REAL(openat64)(folder, path, flags, mode);
}
FILE* fopen(const char* path, const char* mode) { return fails("fopen", path) ? NULL : REAL(fopen)(path, mode); }
FILE* fopen64(const char* path, const char* mode) { return fails("fopen", path) ? NULL : REAL(fopen64)(path, mode); }
ssize_t read(int file, void* bytes, size_t size) { return fails("read", NULL) ? -1 : REAL(read)(file, bytes, size); }
ssize_t pread(int file, void* bytes, size_t size, off_t at) { return fails("pread", NULL) ? -1 : REAL(pread)(file, bytes, size, at); }
ssize_t pread64(int file, void* bytes, size_t size, off64_t at) { return fails("pread", NULL) ? -1 : REAL(pread64)(file, bytes, size, at); }
ssize_t write(int file, const void* bytes, size_t size) {
    if (file <= 2) return REAL(write)(file, bytes, size);
    return fails("write", NULL) || is_full(file, size) ? -1 : REAL(write)(file, bytes, size);
}
ssize_t writev(int file, const struct iovec* parts, int count) {
    if (file <= 2) return REAL(writev)(file, parts, count);
    size_t size = 0;
    for (int i = 0; i < count; ++i) size += parts[i].iov_len;
    return fails("writev", NULL) || is_full(file, size) ? -1 : REAL(writev)(file, parts, count);
}
int close(int file) {
    const int done = REAL(close)(file);
    return fails("close", NULL) ? -1 : done;
}
int fsync(int file) { return fails("fsync", NULL) ? -1 : REAL(fsync)(file); }
int syncfs(int file) { return fails("syncfs", NULL) ? -1 : REAL(syncfs)(file); }
int fchmod(int file, mode_t mode) { return fails("fchmod", NULL) ? -1 : REAL(fchmod)(file, mode); }
int rename(const char* from, const char* to) { return fails("rename", to) ? -1 : REAL(rename)(from, to); }
int unlink(const char* path) { return fails("unlink", path) ? -1 : REAL(unlink)(path); }
int unlinkat(int folder, const char* path, int flags) { return fails("unlinkat", path) ? -1 : REAL(unlinkat)(folder, path, flags); }
int remove(const char* path) { return fails("remove", path) ? -1 : REAL(remove)(path); }
int rmdir(const char* path) { return fails("rmdir", path) ? -1 : REAL(rmdir)(path); }
int mkdir(const char* path, mode_t mode) { return fails("mkdir", path) ? -1 : REAL(mkdir)(path, mode); }
char* mkdtemp(char* path) { return fails("mkdtemp", path) ? NULL : REAL(mkdtemp)(path); }
int mkostemp(char* path, int flags) { return fails("mkostemp", path) ? -1 : REAL(mkostemp)(path, flags); }
int stat(const char* restrict path, struct stat* restrict into) { return fails("stat", path) ? -1 : REAL(stat)(path, into); }
int lstat(const char* restrict path, struct stat* restrict into) { return fails("lstat", path) ? -1 : REAL(lstat)(path, into); }
int fstat(int file, struct stat* into) { return fails("fstat", NULL) ? -1 : REAL(fstat)(file, into); }
int fstatat(int folder, const char* restrict path, struct stat* restrict into, int flags) {
    return fails("fstatat", path) ? -1 : REAL(fstatat)(folder, path, into, flags);
}
DIR* opendir(const char* path) { return fails("opendir", path) ? NULL : REAL(opendir)(path); }
DIR* fdopendir(int file) { return fails("fdopendir", NULL) ? NULL : REAL(fdopendir)(file); }
struct dirent* readdir(DIR* folder) { return fails("readdir", NULL) ? NULL : REAL(readdir)(folder); }
struct dirent64* readdir64(DIR* folder) { return fails("readdir", NULL) ? NULL : REAL(readdir64)(folder); }
char* realpath(const char* restrict path, char* restrict into) { return fails("realpath", path) ? NULL : REAL(realpath)(path, into); }
ssize_t readlink(const char* restrict path, char* restrict into, size_t size) {
    return fails("readlink", path) ? -1 : REAL(readlink)(path, into, size);
}
int fcntl(int file, int command, ...) {
    va_list more;
    va_start(more, command);
    void* const argument = va_arg(more, void*);
    va_end(more);
    return fails("fcntl", NULL) ? -1 : REAL(fcntl)(file, command, argument);
}
int fcntl64(int file, int command, ...) {
    va_list more;
    va_start(more, command);
    void* const argument = va_arg(more, void*);
    va_end(more);
    return fails("fcntl", NULL) ? -1 : REAL(fcntl64)(file, command, argument);
}
int pthread_create(pthread_t* restrict thread, const pthread_attr_t* restrict how, void* (*run)(void*), void* restrict with) {
    if (fails("pthread_create", NULL)) return errno;
    return REAL(pthread_create)(thread, how, run, with);
}
