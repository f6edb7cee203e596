// A file with a name that is written at its end and read anywhere, from several threads: what is kept from one build to the next.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "base/result.h"
#include "files/descriptor.h"

namespace verbatim::files {

class RandomFile {
  public:
    // Opens a file to be read. Errors: ErrorKind::not_there, not_allowed, or other.
    static base::Result<RandomFile> open(const std::string& path);
    // Makes a file that is not there yet, which only its owner may read. Errors: it is there, or cannot be made.
    static base::Result<RandomFile> create(const std::string& path);

    std::uint64_t size() const { return size_; }
    // Writes at the end. Errors: a full disk, a failing one. Not to be called from two threads. Requires: create().
    base::Status append(std::string_view bytes);
    // Fills `bytes` from `start` on. Errors: the disk fails, or the file does not hold as many. Threads may read side by side.
    base::Status read(std::uint64_t start, char* bytes, std::size_t size) const;

  private:
    RandomFile(std::string path, Descriptor file, std::uint64_t size) : path_(std::move(path)), file_(std::move(file)), size_(size) {}
    std::string path_;
    Descriptor file_;
    std::uint64_t size_ = 0;
};

}  // namespace verbatim::files
