#include <string_view>

#include "cli/completions.h"

namespace verbatim::cli {
namespace {

// `text` in single quotes, with a backslash before each of `special`.
std::string zsh_quoted(std::string_view text, std::string_view special) {
    std::string out = "'";
    for (const char c : text) {
        if (c == '\'') {
            out += "'\\''";
            continue;
        }
        if (special.find(c) != std::string_view::npos) out += '\\';
        out += c;
    }
    return out + "'";
}

std::string zsh_inner(std::string_view text, std::string_view special) {
    const std::string quoted = zsh_quoted(text, special);
    return quoted.substr(1, quoted.size() - 2);
}

// ":message:action" of _arguments; a blank action shows the message and completes nothing.
std::string zsh_value(const OptionDescription& option, const std::string& message) {
    std::string action = " ";
    if (option.kind == ValueKind::folder) action = "_files -/";
    if (option.kind == ValueKind::path) action = "_files";
    if (option.kind == ValueKind::one_of) {
        action.clear();
        for (const std::string& word : option.words) action += (action.empty() ? "(" : " ") + word;
        action += ")";
    }
    return ":" + zsh_inner(message, "\\:") + ":" + action;
}

// "-o+" takes its value in the same word or the next, "--output=" after the sign or in the next word.
std::string zsh_name(const OptionDescription& option, const std::string& name) {
    if (option.kind == ValueKind::nothing) return name;
    return name + (name.starts_with("--") ? "=" : "+");
}

std::string zsh_option(const OptionDescription& option) {
    std::string others;
    for (const std::string& name : option.names) others += (others.empty() ? "" : " ") + name;
    // Help and version stand alone.
    const bool alone = option.names.back() == "--help" || option.names.back() == "--version";
    std::string out = alone ? "'(- *)'" : option.repeatable ? "'*'" : "'(" + others + ")'";
    std::string names;
    for (const std::string& name : option.names) names += (names.empty() ? "" : ",") + zsh_name(option, name);
    out += option.names.size() == 1 ? names : "{" + names + "}";
    out += "'[" + zsh_inner(option.help, "\\[]") + "]";
    if (option.kind != ValueKind::nothing) out += zsh_value(option, option.shown);
    return out + "'";
}

std::string zsh_arguments(const CommandDescription& command, const std::string& indent) {
    std::string out = "_arguments -S";
    const std::string next = " \\\n" + indent + "    ";
    for (const OptionDescription& option : command.options) out += next + zsh_option(option);
    for (std::size_t i = 0; i < command.operands.size(); ++i) {
        const OptionDescription& operand = command.operands[i];
        out += next + "'" + (operand.repeatable ? "*" : std::to_string(i + 1) + (operand.required ? "" : ":")) + zsh_value(operand, operand.names.front()) + "'";
    }
    return out;
}

}  // namespace

std::string zsh_completions(const ProgramDescription& description) {
    std::string out = "#compdef verbatim\n# Completes the command line of verbatim in zsh. Made by `verbatim completions zsh`.\n\n"
                      "_verbatim() {\n    local context state state_descr line curcontext=$curcontext\n    typeset -A opt_args\n    local -a commands=(\n";
    for (const CommandDescription& command : description.commands)
        out += "        " + zsh_quoted(command.name + ":" + command.summary, "") + "\n";
    out += "    )\n    _arguments -C";
    for (const OptionDescription& option : description.program.options) out += " \\\n        " + zsh_option(option);
    out += " \\\n        '1:command:->command' \\\n        '*::argument:->argument'\n"
           "    case $state in\n        command) _describe -t commands command commands ;;\n        argument)\n            case $words[1] in\n";
    const std::string indent(20, ' ');
    for (const CommandDescription& command : description.commands)
        out += "                " + command.name + ")\n" + indent + zsh_arguments(command, indent) + " ;;\n";
    return out + "            esac ;;\n    esac\n}\n\n"
                 "# Found in $fpath, this file is the function's body; sourced, it names the function.\n"
                 "if [[ ${funcstack[1]} == _verbatim ]]; then\n    _verbatim \"$@\"\nelse\n    compdef _verbatim verbatim\nfi\n";
}

}  // namespace verbatim::cli
