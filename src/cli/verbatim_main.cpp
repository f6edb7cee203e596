// The program `verbatim`.
#include <clocale>

#include "cli/command_line.h"

int main(int count, char** words) {
    // Names in a ZIP that are marked as UTF-8 come out of libarchive in the program's character set: in the plain locale they would be lost.
    // Nothing else asks for it; numbers and dates stay as they are everywhere.
    std::setlocale(LC_CTYPE, "C.UTF-8");
    return verbatim::cli::run_command_line(VERBATIM_VERSION, count, words);
}
