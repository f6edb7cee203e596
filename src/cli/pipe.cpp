#include "cli/pipe.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

namespace verbatim::cli {

base::Result<Pipe> Pipe::make() {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC | O_NONBLOCK) != 0) return base::Error{"pipe", std::strerror(errno), "a descriptor", "close other programs and try again"};
    return Pipe{Descriptor(ends[0]), Descriptor(ends[1])};
}

void Pipe::wake() const {
    const char byte = 0;
    [[maybe_unused]] const ssize_t written = ::write(writing.number(), &byte, 1);
}

}  // namespace verbatim::cli
