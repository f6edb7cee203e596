// Room for what a build needs for itself while it runs: a private folder, and files without a name.
//
// Articles in plain text never stand in a folder that is published, and a build that is killed leaves none of them
// behind: a ScratchFile has no name, so the system frees it with the process.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"
#include "files/descriptor.h"

namespace verbatim::files {

// A folder that only its owner may enter, called ".verbatim-LABEL-" and six random characters. Removed with all it holds
// when it goes out of scope.
class ScratchFolder {
  public:
    // Makes it in `parent`, or among the system's temporary files where `parent` may not be written. The label says whose
    // work it is: letters and digits. Errors: neither can be written.
    static base::Result<ScratchFolder> create(const std::string& parent, std::string_view label);

    // Removes the folders of this label that a killed process has left in `parent` and among the temporary files.
    // Requires: no other process works under this label.
    static void remove_left_behind(const std::string& parent, std::string_view label);

    ScratchFolder(ScratchFolder&& other) noexcept : path_(std::exchange(other.path_, {})) {}
    ScratchFolder& operator=(ScratchFolder&& other) noexcept {
        std::swap(path_, other.path_);
        return *this;
    }
    ~ScratchFolder();

    const std::string& path() const { return path_; }
    // Removes it now.
    void remove();

  private:
    explicit ScratchFolder(std::string path) : path_(std::move(path)) {}
    std::string path_;
};

// A file without a name: written at its end, read anywhere.
class ScratchFile {
  public:
    // Makes it on the disk of `folder`. Errors: the folder cannot be written.
    static base::Result<ScratchFile> create(const std::string& folder);

    // Appends; small pieces are collected first. Errors: a full disk, a failing one. Not to be called from two threads.
    base::Status append(std::string_view bytes);
    // Writes what was collected. Requires: called before read(), and again after each append().
    base::Status flush();
    // Bytes appended so far.
    std::uint64_t size() const { return written_ + buffer_.size(); }
    // Fills `bytes` from `start` on. Errors: the disk fails, or the file does not hold as many. Threads may read side by side.
    base::Status read(std::uint64_t start, char* bytes, std::size_t size) const;

  private:
    ScratchFile(std::string folder, Descriptor file) : folder_(std::move(folder)), file_(std::move(file)) {}
    std::string folder_;
    Descriptor file_;
    std::string buffer_;
    std::uint64_t written_ = 0;
};

// Reads a stretch of a ScratchFile from front to back through a buffer. The file must outlive it and is flushed.
class ScratchReader {
  public:
    // Bytes from `start` up to `end`.
    ScratchReader(const ScratchFile& file, std::uint64_t start, std::uint64_t end) : file_(&file), next_(start), end_(end) {}

    bool at_end() const { return offset_ == buffer_.size() && next_ == end_; }
    // Fills `bytes`. Errors: the disk fails, or the stretch ends before.
    base::Status read(char* bytes, std::size_t size);

  private:
    const ScratchFile* file_;
    std::uint64_t next_, end_;  // what is not in the buffer yet
    std::string buffer_;
    std::size_t offset_ = 0;
};

}  // namespace verbatim::files
