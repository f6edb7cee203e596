// What the command line of `verbatim` takes, as plain data: the source of shell completions and man pages.
//
// command_line.cpp makes it from the set-up that also prints `--help`, so the three cannot differ.
#pragma once

#include <string>
#include <vector>

namespace verbatim::cli {

// What stands after an option, or in an operand's place.
enum class ValueKind {
    nothing,  // a flag
    one_of,   // one of `words`
    folder,
    path,     // a file or a folder
    text,     // anything else: a number, a query
};

struct OptionDescription {
    std::vector<std::string> names;  // "-o", "--output"; of an operand its one name, "corpus"
    ValueKind kind = ValueKind::nothing;
    std::vector<std::string> words;  // of one_of: at least one
    std::string shown;               // what `--help` shows in the value's place: "FOLDER", "json|text"; empty for a flag
    std::string help;
    bool required = false;
    bool repeatable = false;
};

struct CommandDescription {
    std::string name;
    std::string summary;  // one line
    std::string details;  // paragraphs parted by blank lines; may be empty
    std::vector<OptionDescription> options, operands;
};

struct ProgramDescription {
    std::string version;
    CommandDescription program;  // the options that stand before a command; no operands
    std::vector<CommandDescription> commands;
};

// What the exit codes mean, in the order of their numbers from 0.
inline constexpr const char* exit_code_meanings[] = {"good", "something is wrong in the data", "wrong usage"};

}  // namespace verbatim::cli
