#include "cli/open_place.h"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include "base/hash.h"
#include "cli/site_build.h"
#include "cli/user_folder.h"
#include "files/error.h"
#include "files/read.h"
#include "files/write.h"

namespace verbatim::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t longest_readable = 40;
constexpr const char* lock_text = "Held by `verbatim open` while it works here. The folder can be removed when that has ended.\n";

std::string lock_in(const std::string& place) { return place + "/lock"; }
std::string address_in(const std::string& place) { return place + "/address"; }

// The letters, digits and dashes of a name, so that the folder needs no quoting anywhere.
std::string readable_name(const std::string& title) {
    std::string name;
    for (const char byte : title) {
        const bool plain = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9');
        if (plain) name += byte;
        else if (!name.empty() && name.back() != '-') name += '-';
        if (name.size() == longest_readable) break;
    }
    while (!name.empty() && name.back() == '-') name.pop_back();
    return name.empty() ? "articles" : name;
}

base::Error with_cache_remedy(base::Error error) {
    if (error.kind != base::ErrorKind::disk_full) error.remedy = "check its permissions, or set XDG_CACHE_HOME to a folder that can be written";
    return error;
}

}  // namespace

base::Result<std::string> open_place_of(const std::vector<std::string>& inputs, Inputs which) {
    const std::string cache = user_folder("XDG_CACHE_HOME", ".cache");
    if (cache.empty()) return base::Error{"HOME", "no home folder", "a folder for what is kept", "set XDG_CACHE_HOME to one"};
    std::vector<std::string> paths;
    for (const std::string& input : inputs) {
        std::error_code failed;
        const fs::path path = which == Inputs::may_be_gone ? fs::weakly_canonical(fs::absolute(input, failed), failed) : fs::canonical(input, failed);
        if (failed == std::errc::no_such_file_or_directory || failed == std::errc::not_a_directory)
            return base::Error{input, "nothing", "a file or a folder of articles, or a site", "check the path"};
        if (failed) return files::system_error(input, failed.value(), "a file or a folder of articles, or a site");
        paths.push_back(path.string());
    }
    const std::string name = readable_name(title_of_input(paths.front()));
    std::sort(paths.begin(), paths.end());
    std::string all;
    for (const std::string& path : paths) all += path + '\n';
    return cache + "/verbatim/" + name + "-" + base::hash_hex(all).substr(0, 16);
}

std::string address_of_place(const std::string& place) {
    const auto text = files::read_file(address_in(place));
    const bool whole = text && text->starts_with("http://127.0.0.1:") && text->ends_with("/\n");
    return whole ? text->substr(0, text->size() - 1) : std::string();
}

base::Status forget_place(const std::string& place) {
    const auto kind = files::kind_of(place);
    if (!kind) return kind.error();
    if (*kind == files::PathKind::nothing) return base::Ok{};
    auto taken = OpenPlace::take(place);
    if (!taken) return taken.error();
    std::error_code failed, ended;
    for (fs::directory_iterator entry(place, ended), none; !ended && entry != none; entry.increment(ended)) {
        std::error_code refused;
        if (entry->path() != lock_in(place)) fs::remove_all(entry->path(), refused);
        if (refused && !failed) failed = refused;
    }
    if (!failed) failed = ended;
    taken->release();
    const auto left = files::kind_of(place);
    if (left && *left == files::PathKind::nothing) return base::Ok{};
    return base::Error{place, failed ? failed.message() : "files that cannot be removed", "a folder that can be removed", "remove it yourself"};
}

base::Result<OpenPlace> OpenPlace::take(const std::string& path) {
    if (const base::Status made = files::make_folders(path); !made) return with_cache_remedy(made.error());
    auto lock = files::FileLock::take(lock_in(path), lock_text);
    if (lock) {
        (void)files::remove_file(address_in(path));  // a process that was killed may have left it
        return OpenPlace(path, std::move(*lock));
    }
    base::Error error = lock.error();
    if (error.kind == base::ErrorKind::in_use) return error;
    std::error_code ignored;
    fs::remove(path, ignored);  // unless there is something in it
    return with_cache_remedy(std::move(error));
}

void OpenPlace::publish_address(const std::string& address) const { (void)files::write_file_below(path_, "address", address + "\n"); }

void OpenPlace::release() {
    if (!lock_) return;
    (void)files::remove_file(address_in(path_));
    lock_->remove_file();
    lock_.reset();
    std::error_code ignored;
    fs::remove(path_, ignored);
    fs::remove(fs::path(path_).parent_path(), ignored);
}

}  // namespace verbatim::cli
