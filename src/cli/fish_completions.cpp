#include <string_view>

#include "cli/completions.h"

namespace verbatim::cli {
namespace {

std::string fish_quoted(std::string_view text) {
    std::string out = "'";
    for (const char c : text) {
        if (c == '\'' || c == '\\') out += '\\';
        out += c;
    }
    return out + "'";
}

// The arguments of `complete` that say what stands in a value's place; -x: nothing else, -F: files too.
std::string fish_value(const OptionDescription& option) {
    switch (option.kind) {
        case ValueKind::nothing: return "";
        case ValueKind::path: return " -r -F";
        case ValueKind::folder: return " -x -a '(__fish_complete_directories)'";
        case ValueKind::text: return " -x";
        case ValueKind::one_of: break;
    }
    std::string words;
    for (const std::string& word : option.words) words += (words.empty() ? "" : " ") + word;
    return " -x -a " + fish_quoted(words);
}

std::string fish_option(const OptionDescription& option, const std::string& condition) {
    std::string out = "complete -c verbatim -n " + fish_quoted(condition);
    for (const std::string& name : option.names) out += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
    return out + fish_value(option) + " -d " + fish_quoted(option.help) + "\n";
}

}  // namespace

std::string fish_completions(const ProgramDescription& description) {
    const std::string before = "test (count (commandline -opc)) -eq 1";
    std::string out = "# Completes the command line of verbatim in fish 3 and newer. Made by `verbatim completions fish`.\n\n"
                      "# Whether this is the command: the first word after the program.\n"
                      "function __verbatim_command\n    set -l words (commandline -opc)\n    test (count $words) -ge 2; and test $words[2] = $argv[1]\nend\n\n"
                      "complete -c verbatim -f\n";
    for (const OptionDescription& option : description.program.options) out += fish_option(option, before);
    for (const CommandDescription& command : description.commands)
        out += "complete -c verbatim -n " + fish_quoted(before) + " -a " + fish_quoted(command.name) + " -d " + fish_quoted(command.summary) + "\n";
    for (const CommandDescription& command : description.commands) {
        const std::string condition = "__verbatim_command " + command.name;
        out += "\n";
        for (const OptionDescription& option : command.options) out += fish_option(option, condition);
        // fish does not count operands: what the first one may be is offered for all of them.
        if (command.operands.empty() || command.operands.front().kind == ValueKind::text) continue;
        out += "complete -c verbatim -n " + fish_quoted(condition);
        const std::string value = fish_value(command.operands.front());
        out += command.operands.front().kind == ValueKind::path ? " -F\n" : value.substr(3) + "\n";  // without -x, which is for options
    }
    return out;
}

}  // namespace verbatim::cli
