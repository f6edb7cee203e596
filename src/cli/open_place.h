// Where `verbatim open` keeps what it makes of some articles: a folder in the user's cache, one for each set of inputs.
//
//     $XDG_CACHE_HOME/verbatim/news-0123456789abcdef/site              (else ~/.cache)
//                                                    site.report.json
//                                                    lock, address     while it is open
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/result.h"
#include "files/lock.h"

namespace verbatim::cli {

// The folder for these inputs, by their absolute paths with links resolved, whatever their order. Nothing is made. Errors: an input that
// is not there, unless it may be gone: what was kept of articles can be removed after them; no cache folder is known.
enum class Inputs : std::uint8_t { are_there, may_be_gone };
base::Result<std::string> open_place_of(const std::vector<std::string>& inputs, Inputs which = Inputs::are_there);

// The address at which the place is served now; empty when that is not known.
std::string address_of_place(const std::string& place);

// Removes the place with all that it holds. Errors: it is in use (ErrorKind::in_use), or cannot be removed. A place that is not there is
// a success.
base::Status forget_place(const std::string& place);

// Holds a place while it lives: no other process builds into it.
class OpenPlace {
  public:
    // Makes the folder where it is not there. Errors: another process holds it (ErrorKind::in_use), or it cannot be written.
    static base::Result<OpenPlace> take(const std::string& path);

    OpenPlace(OpenPlace&& other) noexcept : path_(std::move(other.path_)), lock_(std::exchange(other.lock_, std::nullopt)) {}
    ~OpenPlace() { release(); }

    const std::string& path() const { return path_; }
    std::string site() const { return path_ + "/site"; }
    // Lets other processes know where the place is served. Failure is ignored: they say less.
    void publish_address(const std::string& address) const;
    // Gives it back; the folder is removed where nothing was kept in it. Safe to call twice.
    void release();

  private:
    OpenPlace(std::string path, files::FileLock lock) : path_(std::move(path)), lock_(std::move(lock)) {}
    std::string path_;
    std::optional<files::FileLock> lock_;
};

}  // namespace verbatim::cli
