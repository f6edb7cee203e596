// The program `verbatim`.
#include "cli/command_line.h"

int main(int count, char** words) { return verbatim::cli::run_command_line(VERBATIM_VERSION, count, words); }
