// Opens the files of a site's folder for strangers.
//
// Links are followed as long as they end inside the folder. Names are not compared before the file is opened, when somebody
// could still exchange them: the file is opened without reading it (O_PATH), the kernel is asked where the opened file lies,
// and the very same file is then opened for reading. That needs /proc, and no kernel newer than others need; openat2 with
// RESOLVE_BENEATH would refuse every absolute link and would not tell the path, which is looked at for hidden files too.
#pragma once

#include <sys/stat.h>

#include <cstdint>
#include <string>
#include <utility>

#include "base/result.h"

namespace verbatim::cli {

// An open file descriptor, closed at its end.
class Descriptor {
  public:
    explicit Descriptor(int number = -1) : number_(number) {}
    ~Descriptor();
    Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
    Descriptor& operator=(Descriptor&& other) noexcept {
        std::swap(number_, other.number_);
        return *this;
    }

    int number() const { return number_; }
    explicit operator bool() const { return number_ >= 0; }

  private:
    int number_;
};

// A file open for reading. `facts` are those of the moment when it was opened.
struct SiteFile {
    Descriptor descriptor;
    struct stat facts = {};

    std::uint64_t size() const { return static_cast<std::uint64_t>(facts.st_size); }

    // Reads `length` bytes from `offset` on in place of what `out` held. False when they cannot be read, when the file is
    // shorter by now, or when it was written to since it was opened: what is sent must be of one piece.
    bool read(std::uint64_t offset, std::size_t length, std::string& out) const;
};

enum class Opened {
    file,
    folder,
    missing,     // no such file; or not the site's, hidden, or neither file nor folder
    unreadable,  // without the right to read it
    failed,      // the machine could not: too many open files, a broken disk
};

class SiteFiles {
  public:
    // Errors: there is no such folder, or this system has no /proc.
    static base::Result<SiteFiles> open(const std::string& folder);

    // Opens the file with this relative path (request_path.h), the folder's own index.html for "" and for a path with a slash
    // at its end. The folder is looked for anew each time, so that one that a build puts in its place is served from then on.
    // Of a folder, which needs the slash, `file` stays as it was. Cost: a few calls to the kernel.
    Opened find(const std::string& path, SiteFile& file) const;

  private:
    explicit SiteFiles(std::string folder) : folder_(std::move(folder)) {}

    std::string folder_;
};

}  // namespace verbatim::cli
