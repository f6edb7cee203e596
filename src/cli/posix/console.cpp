#include "cli/console.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <clocale>

namespace verbatim::cli {

bool errors_are_seen() { return ::isatty(STDERR_FILENO) != 0; }

std::size_t terminal_width() {
    winsize size{};
    return ::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 1 ? size.ws_col : 80;
}

std::vector<std::string> begin_console(int count, char** words) {
    // Names in a ZIP that are marked as UTF-8 come out of libarchive in the program's character set: in the plain locale they would be lost.
    // Nothing else asks for it; numbers and dates stay as they are everywhere.
    std::setlocale(LC_CTYPE, "C.UTF-8");
    return {words, words + count};
}

}  // namespace verbatim::cli
