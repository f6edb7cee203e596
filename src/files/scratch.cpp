#include "files/scratch.h"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <system_error>
#include <vector>

#include "files/error.h"
#include "files/posix.h"
#include "files/read.h"
#include "files/write.h"

namespace verbatim::files {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t collected = std::size_t{256} << 10;
constexpr std::size_t random_characters = 6;

std::string name_start(std::string_view label) { return ".verbatim-" + std::string(label) + "-"; }

// A template for mkdtemp() and mkostemp().
std::string pattern_in(const std::string& folder, std::string_view label) {
    return folder + "/" + name_start(label) + std::string(random_characters, 'X');
}

std::string temporary_folder() {
    std::error_code failed;
    const fs::path folder = fs::temp_directory_path(failed);
    return failed ? std::string() : folder.string();
}

// Another thread may still be writing into the folder when a signal ends the build, so it is tried again.
void remove_tree(const std::string& path) {
    for (int turn = 0; turn < 20; ++turn) {
        std::error_code failed;
        fs::remove_all(path, failed);
        if (!failed) return;
    }
}

void remove_labelled(const std::string& parent, std::string_view label) {
    const std::string start = name_start(label);
    std::error_code failed;
    std::vector<std::string> found;
    for (fs::directory_iterator entry(parent, failed), end; !failed && entry != end; entry.increment(failed)) {
        const std::string name = entry->path().filename().string();
        posix::FileState state{};
        if (name.size() != start.size() + random_characters || !name.starts_with(start)) continue;
        if (posix::lstat(entry->path().string().c_str(), &state) == 0 && S_ISDIR(state.st_mode) && state.st_uid == posix::geteuid()) found.push_back(entry->path().string());
    }
    for (const std::string& path : found) remove_tree(path);
}

}  // namespace

base::Result<ScratchFolder> ScratchFolder::create(const std::string& parent, std::string_view label) {
    std::string name = pattern_in(parent, label);
    if (posix::mkdtemp(name.data())) return ScratchFolder(std::move(name));
    const int number = errno;
    const std::string temporary = temporary_folder();
    if ((number == EACCES || number == EPERM || number == EROFS) && !temporary.empty()) {
        name = pattern_in(temporary, label);
        if (posix::mkdtemp(name.data())) return ScratchFolder(std::move(name));
    }
    return system_error(parent, number);
}

void ScratchFolder::remove_left_behind(const std::string& parent, std::string_view label) {
    remove_labelled(parent, label);
    if (const std::string temporary = temporary_folder(); !temporary.empty() && temporary != parent) remove_labelled(temporary, label);
}

void ScratchFolder::remove() {
    if (!path_.empty()) remove_tree(path_);
}

ScratchFolder::~ScratchFolder() { remove(); }

base::Result<ScratchFile> ScratchFile::create(const std::string& folder) {
#ifdef O_TMPFILE
    Descriptor unnamed(posix::open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600));
    if (unnamed.is_open()) return ScratchFile(folder, std::move(unnamed));
    if (errno != EOPNOTSUPP && errno != EISDIR && errno != EINVAL) return system_error(folder, errno);
#endif
    // Where the file system makes no files without a name, a named one is made and unlinked at once.
    std::string name = pattern_in(folder, "file");
    Descriptor named(posix::mkostemp(name.data(), O_CLOEXEC));
    if (!named.is_open()) return system_error(folder, errno);
    if (auto removed = remove_file(name); !removed) return removed.error();
    return ScratchFile(folder, std::move(named));
}

base::Status ScratchFile::append(std::string_view bytes) {
    buffer_ += bytes;
    return buffer_.size() < collected ? base::Status(base::Ok{}) : flush();
}

base::Status ScratchFile::flush() {
    if (auto status = write_all(file_, buffer_, folder_); !status) return status;
    written_ += buffer_.size();
    buffer_.clear();
    return base::Ok{};
}

base::Status ScratchFile::read(std::uint64_t start, char* bytes, std::size_t size) const {
    return read_all_at(file_, start, bytes, size, {folder_, "a scratch file that ends early", "all that was written to it", "check the disk and build again"});
}

base::Status ScratchReader::read(char* bytes, std::size_t size) {
    while (size > 0) {
        if (offset_ == buffer_.size()) {
            if (next_ == end_) return base::Error{"", "a record that breaks off", "a whole one", "check the disk and build again"};
            buffer_.resize(static_cast<std::size_t>(std::min<std::uint64_t>(collected, end_ - next_)));
            offset_ = 0;
            if (auto status = file_->read(next_, buffer_.data(), buffer_.size()); !status) return status;
            next_ += buffer_.size();
        }
        const std::size_t now = std::min(size, buffer_.size() - offset_);
        std::memcpy(bytes, buffer_.data() + offset_, now);
        offset_ += now;
        bytes += now;
        size -= now;
    }
    return base::Ok{};
}

}  // namespace verbatim::files
