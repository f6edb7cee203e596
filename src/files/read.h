// Reading files. Each function tells the end of a file from a failure to read on.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "base/result.h"
#include "files/descriptor.h"

namespace verbatim::files {

// A file that is read from its beginning to its end.
class FileReader {
  public:
    // Errors: ErrorKind::not_there, not_allowed, or other.
    static base::Result<FileReader> open(const std::string& path);

    // Fills `buffer` with up to `size` bytes and returns how many; 0 only at the end of the file.
    base::Result<std::size_t> read(char* buffer, std::size_t size);

  private:
    FileReader(std::string path, Descriptor file) : path_(std::move(path)), file_(std::move(file)) {}
    std::string path_;
    Descriptor file_;
};

// Fills `bytes` from `start` of an open file on. Threads may do so side by side. Errors: the system's, with the place of `too_short`; `too_short` where the
// file ends before.
base::Status read_all_at(const Descriptor& file, std::uint64_t start, char* bytes, std::size_t size, const base::Error& too_short);

// The whole file. Memory: its size. Errors: as FileReader.
base::Result<std::string> read_file(const std::string& path);

// The whole file, or nothing where there is none. Errors: a file that is there and cannot be read.
base::Result<std::optional<std::string>> read_file_if_there(const std::string& path);

// Links are followed. Errors: as FileReader.
base::Result<std::uint64_t> file_size(const std::string& path);

// What tells a file or folder from every other one of this machine, whatever its path. Errors: as FileReader.
base::Result<std::string> identity_of(const std::string& path);

// What a path leads to. Links are followed. Errors: the system cannot tell.
enum class PathKind : std::uint8_t { nothing, file, folder, other };
base::Result<PathKind> kind_of(const std::string& path);

}  // namespace verbatim::files
