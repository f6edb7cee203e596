// The program `verbatim`.
#include <string>
#include <vector>

#include "cli/command_line.h"
#include "cli/console.h"

int main(int count, char** words) {
    std::vector<std::string> told = verbatim::cli::begin_console(count, words);
    std::vector<char*> pointers;
    for (std::string& word : told) pointers.push_back(word.data());
    pointers.push_back(nullptr);
    return verbatim::cli::run_command_line(VERBATIM_VERSION, static_cast<int>(told.size()), pointers.data());
}
