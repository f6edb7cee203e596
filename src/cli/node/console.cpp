#include "cli/console.h"

#include <emscripten.h>

#include <clocale>

namespace verbatim::cli {

// Emscripten takes every standard stream for a terminal; node knows.
bool errors_are_seen() { return EM_ASM_INT({ return process.stderr.isTTY ? 1 : 0; }) != 0; }

std::size_t terminal_width() { return static_cast<std::size_t>(EM_ASM_INT({ return process.stderr.columns > 1 ? process.stderr.columns : 80; })); }

std::vector<std::string> begin_console(int count, char** words) {
    std::setlocale(LC_CTYPE, "C.UTF-8");  // as in posix/console.cpp
    return {words, words + count};
}

}  // namespace verbatim::cli
