// One process at a time: a lock on a file, which the system frees with the process.
#pragma once

#include <string>

#include "base/result.h"
#include "files/descriptor.h"

namespace verbatim::files {

// Holds the lock while it lives. It is a POSIX record lock: it works on network file systems too, and names the
// holder where that runs on this machine.
// Requires: while it lives, this process does not open and close the file by other ways, which would free the lock.
class FileLock {
  public:
    // Makes the file with `content` where it is not there, and locks it at once. A file that is there keeps its content.
    // Errors: another process holds the lock (ErrorKind::in_use; `found` names the process), or the file cannot be opened
    // or locked.
    static base::Result<FileLock> take(const std::string& path, std::string_view content);

    // Whether take() made the file.
    bool made_file() const { return made_file_; }
    // Removes the file and frees the lock. A process that has the file open already sees that it is gone and
    // tries again.
    void remove_file();

  private:
    FileLock(std::string path, Descriptor file, bool made_file) : path_(std::move(path)), file_(std::move(file)), made_file_(made_file) {}
    std::string path_;
    Descriptor file_;
    bool made_file_ = false;
};

}  // namespace verbatim::files
