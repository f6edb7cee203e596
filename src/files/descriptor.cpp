#include "files/descriptor.h"

#include <cerrno>

#include "files/posix.h"

namespace verbatim::files {

bool Descriptor::close() {
    if (number_ < 0) return true;
    // Linux frees the number even where close() reports EINTR, so it is never called twice.
    const int failed = posix::close(std::exchange(number_, -1));
    return failed == 0 || errno == EINTR;
}

}  // namespace verbatim::files
