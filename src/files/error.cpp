#include "files/error.h"

#include <cstring>
#include <utility>

#include "files/posix.h"

namespace verbatim::files {

namespace {

const char* remedy_for(int number) {
    switch (number) {
        case EACCES:
        case EPERM: return "check its permissions";
        case EROFS: return "choose a place that can be written";
        case ENOSPC:
        case EDQUOT: return "free some space and try again";
        case EFBIG: return "raise the limit on the size of files (ulimit -f)";
        case EMFILE:
        case ENFILE: return "close other programs, or raise the limit on open files (ulimit -n)";
        case ENOENT:
        case ENOTDIR: return "check the path";
        case ENAMETOOLONG: return "choose a shorter name";
        default: return "check the disk and try again";
    }
}

base::ErrorKind error_kind_of(int number) {
    switch (number) {
        case ENOENT:
        case ENOTDIR: return base::ErrorKind::not_there;
        case EEXIST: return base::ErrorKind::already_there;
        case ENOSPC:
        case EDQUOT: return base::ErrorKind::disk_full;
        default: return concerns_one_path(number) ? base::ErrorKind::not_allowed : base::ErrorKind::other;
    }
}

}  // namespace

base::Error system_error(const std::string& path, int number, std::string expected) {
    base::Error error{path, std::strerror(number), std::move(expected), remedy_for(number)};
    if (number == 0) error.found = "a failure that the system does not explain";
    error.kind = error_kind_of(number);
    return error;
}

bool concerns_one_path(int number) {
    switch (number) {
        case EACCES:
        case EPERM:
        case ENOENT:
        case ENOTDIR:
        case EISDIR:
        case ELOOP:
        case ENAMETOOLONG:
        case ENXIO:
        case ENODEV:
        case EILSEQ: return true;
        default: return false;
    }
}

}  // namespace verbatim::files
