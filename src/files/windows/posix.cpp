#include "files/posix.h"

#include <windows.h>

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <memory>
#include <random>
#include <string_view>
#include <system_error>
#include <utility>

#include "files/windows/wide.h"

namespace verbatim::files {

namespace {

constexpr std::size_t one_turn = std::size_t{1} << 26;  // Windows counts bytes in 32 bits

// A path that may be longer than 260 characters, which Windows wants whole and with a mark.
std::wstring long_path(const char* path) {
    std::wstring wide = to_wide(path);
    std::replace(wide.begin(), wide.end(), L'/', L'\\');
    constexpr std::size_t longest_plain = 240;
    if (wide.size() < longest_plain || wide.starts_with(L"\\\\")) return wide;
    std::error_code failed;
    std::filesystem::path whole = std::filesystem::absolute(std::filesystem::path(wide), failed).lexically_normal();
    if (failed) return wide;
    return L"\\\\?\\" + whole.native();
}

class OpenHandle {
  public:
    explicit OpenHandle(HANDLE handle) : handle_(handle) {}
    ~OpenHandle() {
        if (handle_ != INVALID_HANDLE_VALUE) ::CloseHandle(handle_);
    }
    OpenHandle(const OpenHandle&) = delete;
    OpenHandle& operator=(const OpenHandle&) = delete;
    HANDLE get() const { return handle_; }
    bool is_open() const { return handle_ != INVALID_HANDLE_VALUE; }

  private:
    HANDLE handle_;
};

int fail(DWORD error = ::GetLastError()) {
    set_errno_of(error);
    return -1;
}

int state_of(const char* path, posix::FileState* state, DWORD flags) {
    const OpenHandle file(::CreateFileW(long_path(path).c_str(), FILE_READ_ATTRIBUTES, FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, nullptr, OPEN_EXISTING,
                                    FILE_FLAG_BACKUP_SEMANTICS | flags, nullptr));
    BY_HANDLE_FILE_INFORMATION facts{};
    if (!file.is_open() || !::GetFileInformationByHandle(file.get(), &facts)) return fail();
    const bool link = flags != 0 && (facts.dwFileAttributes & FILE_ATTRIBUTE_REPARSE_POINT) != 0;
    const bool folder = (facts.dwFileAttributes & FILE_ATTRIBUTE_DIRECTORY) != 0;
    state->st_mode = link ? S_IFLNK : folder ? S_IFDIR : S_IFREG;
    state->st_dev = facts.dwVolumeSerialNumber;
    state->st_ino = (std::uint64_t{facts.nFileIndexHigh} << 32) | facts.nFileIndexLow;
    state->st_size = static_cast<std::int64_t>((std::uint64_t{facts.nFileSizeHigh} << 32) | facts.nFileSizeLow);
    return 0;
}

// Fills the six X at the end of a pattern anew.
void draw_name(char* pattern) {
    std::random_device random;
    constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz0123456789";
    for (char* c = pattern + std::strlen(pattern) - 6; *c != '\0'; ++c) *c = letters[random() % letters.size()];
}

constexpr int most_draws = 100;

}  // namespace

std::wstring to_wide(std::string_view text) {
    if (text.empty()) return {};
    const int size = ::MultiByteToWideChar(CP_UTF8, 0, text.data(), static_cast<int>(text.size()), nullptr, 0);
    std::wstring wide(static_cast<std::size_t>(size), L'\0');
    ::MultiByteToWideChar(CP_UTF8, 0, text.data(), static_cast<int>(text.size()), wide.data(), size);
    return wide;
}

std::string from_wide(std::wstring_view text) {
    if (text.empty()) return {};
    const int size = ::WideCharToMultiByte(CP_UTF8, 0, text.data(), static_cast<int>(text.size()), nullptr, 0, nullptr, nullptr);
    std::string narrow(static_cast<std::size_t>(size), '\0');
    ::WideCharToMultiByte(CP_UTF8, 0, text.data(), static_cast<int>(text.size()), narrow.data(), size, nullptr, nullptr);
    return narrow;
}

void set_errno_of(unsigned long error) {
    switch (error) {
        case ERROR_FILE_NOT_FOUND:
        case ERROR_PATH_NOT_FOUND:
        case ERROR_INVALID_DRIVE:
        case ERROR_BAD_NETPATH:
        case ERROR_BAD_NET_NAME: errno = ENOENT; break;
        case ERROR_DIRECTORY: errno = ENOTDIR; break;
        case ERROR_ACCESS_DENIED:
        case ERROR_SHARING_VIOLATION:
        case ERROR_LOCK_VIOLATION:
        case ERROR_USER_MAPPED_FILE: errno = EACCES; break;
        case ERROR_WRITE_PROTECT: errno = EROFS; break;
        case ERROR_FILE_EXISTS:
        case ERROR_ALREADY_EXISTS: errno = EEXIST; break;
        case ERROR_DISK_FULL:
        case ERROR_HANDLE_DISK_FULL: errno = ENOSPC; break;
        case ERROR_FILE_TOO_LARGE: errno = EFBIG; break;
        case ERROR_TOO_MANY_OPEN_FILES: errno = EMFILE; break;
        case ERROR_NOT_SAME_DEVICE: errno = EXDEV; break;
        case ERROR_FILENAME_EXCED_RANGE: errno = ENAMETOOLONG; break;
        case ERROR_INVALID_NAME:
        case ERROR_BAD_PATHNAME: errno = EILSEQ; break;
        case ERROR_NOT_ENOUGH_MEMORY:
        case ERROR_OUTOFMEMORY: errno = ENOMEM; break;
        default: errno = EIO; break;
    }
}

namespace posix {

struct Folder {
    std::string path;
    HANDLE search = INVALID_HANDLE_VALUE;
    WIN32_FIND_DATAW found{};
    bool at_first = true;
    Entry entry;
};

int open(const char* path, int flags, unsigned) {
    const bool writes = (flags & (O_WRONLY | O_RDWR)) != 0;
    const DWORD access = (flags & O_RDWR) != 0 ? GENERIC_READ | GENERIC_WRITE : writes ? GENERIC_WRITE : GENERIC_READ;
    const DWORD creation = (flags & O_CREAT) == 0 ? OPEN_EXISTING : (flags & O_EXCL) != 0 ? CREATE_NEW : OPEN_ALWAYS;
    const HANDLE file = ::CreateFileW(long_path(path).c_str(), access, FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, nullptr, creation, FILE_ATTRIBUTE_NORMAL, nullptr);
    if (file == INVALID_HANDLE_VALUE) {
        const DWORD error = ::GetLastError();
        FileState state;
        // A folder is refused as one without the right to it.
        if (error == ERROR_ACCESS_DENIED && stat(path, &state) == 0 && S_ISDIR(state.st_mode)) {
            errno = EISDIR;
            return -1;
        }
        return fail(error);
    }
    const int number = ::_open_osfhandle(reinterpret_cast<std::intptr_t>(file), (writes ? _O_RDWR : _O_RDONLY) | _O_BINARY | _O_NOINHERIT);
    if (number < 0) ::CloseHandle(file);
    return number;
}

std::ptrdiff_t read(int file, void* bytes, std::size_t size) { return ::_read(file, bytes, static_cast<unsigned>(std::min(size, one_turn))); }
std::ptrdiff_t write(int file, const void* bytes, std::size_t size) { return ::_write(file, bytes, static_cast<unsigned>(std::min(size, one_turn))); }

std::ptrdiff_t pread(int file, void* bytes, std::size_t size, std::int64_t start) {
    OVERLAPPED place{};
    place.Offset = static_cast<DWORD>(start);
    place.OffsetHigh = static_cast<DWORD>(start >> 32);
    DWORD got = 0;
    if (!::ReadFile(reinterpret_cast<HANDLE>(::_get_osfhandle(file)), bytes, static_cast<DWORD>(std::min(size, one_turn)), &got, &place)) {
        if (::GetLastError() == ERROR_HANDLE_EOF) return 0;
        return fail();
    }
    return static_cast<std::ptrdiff_t>(got);
}

int close(int file) { return ::_close(file); }
int fsync(int file) { return ::_commit(file); }
int stat(const char* path, FileState* state) { return state_of(path, state, 0); }
int lstat(const char* path, FileState* state) { return state_of(path, state, FILE_FLAG_OPEN_REPARSE_POINT); }
int mkdir(const char* path, unsigned) { return ::CreateDirectoryW(long_path(path).c_str(), nullptr) ? 0 : fail(); }
int unlink(const char* path) { return ::DeleteFileW(long_path(path).c_str()) ? 0 : fail(); }

int rename(const char* from, const char* to) {
    // Another program may look at the old file for a moment: a virus scanner, an indexer.
    constexpr int turns = 20;
    for (int turn = 0;; ++turn) {
        if (::MoveFileExW(long_path(from).c_str(), long_path(to).c_str(), MOVEFILE_REPLACE_EXISTING)) return 0;
        const DWORD error = ::GetLastError();
        if (turn == turns || (error != ERROR_ACCESS_DENIED && error != ERROR_SHARING_VIOLATION)) return fail(error);
        ::Sleep(25);
    }
}

char* mkdtemp(char* pattern) {
    for (int turn = 0; turn < most_draws; ++turn) {
        draw_name(pattern);
        if (mkdir(pattern, 0700) == 0) return pattern;
        if (errno != EEXIST) return nullptr;
    }
    return nullptr;
}

int mkostemp(char* pattern, int flags) {
    for (int turn = 0; turn < most_draws; ++turn) {
        draw_name(pattern);
        const int file = open(pattern, O_RDWR | O_CREAT | O_EXCL | flags);
        if (file >= 0 || errno != EEXIST) return file;
    }
    return -1;
}

int getpid() { return static_cast<int>(::GetCurrentProcessId()); }

Folder* opendir(const char* path) {
    auto folder = std::make_unique<Folder>();
    folder->path = path;
    folder->search = ::FindFirstFileW((long_path(path) + L"\\*").c_str(), &folder->found);
    if (folder->search == INVALID_HANDLE_VALUE) {
        set_errno_of(::GetLastError());
        return nullptr;
    }
    return folder.release();
}

const Entry* readdir(Folder* folder) {
    if (!std::exchange(folder->at_first, false) && !::FindNextFileW(folder->search, &folder->found)) {
        if (::GetLastError() != ERROR_NO_MORE_FILES) set_errno_of(::GetLastError());
        return nullptr;
    }
    folder->entry.d_name = from_wide(folder->found.cFileName);
    return &folder->entry;
}

int closedir(Folder* folder) {
    ::FindClose(folder->search);
    delete folder;
    return 0;
}

int stat_folder(Folder* folder, FileState* state) { return stat(folder->path.c_str(), state); }

}  // namespace posix
}  // namespace verbatim::files
