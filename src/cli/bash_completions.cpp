#include "cli/completions.h"

namespace verbatim::cli {
namespace {

// The words of the command line before the current one tell which command and which operand stand there. bash takes the "=" of
// "--format=json" for a word of its own, and the ":" of "name:80" too. What is wanted next is a list of words, or one of three
// names in capitals. Paths are left to readline, which knows quoting.
constexpr const char* bash_function = R"~(
_verbatim() {
    local current=${COMP_WORDS[COMP_CWORD]} command='' wanted='' ended='' word
    local -i operands=1 i
    for ((i = 1; i < COMP_CWORD; i++)); do
        word=${COMP_WORDS[i]}
        if [[ $word == '=' ]]; then continue
        elif [[ $word == ':' ]]; then ((i++))
        elif [[ $wanted ]]; then wanted=
        elif [[ $ended || $word != -* ]]; then
            if [[ $command ]]; then ((operands++)); else command=$word; fi
        elif [[ $word == -- ]]; then ended=1
        else _verbatim_value "$command" "$word"
        fi
    done
    if [[ $current == '=' ]]; then current=; fi
    if [[ ! $wanted ]]; then
        if [[ ! $ended && $current == -* ]]; then _verbatim_options "$command"
        else _verbatim_operand "$command" "$operands"
        fi
    fi
    COMPREPLY=()
    case $wanted in
        PATH) compopt -o default ;;
        FOLDER) compopt -o dirnames ;;
        NOTHING) ;;
        *) COMPREPLY=($(compgen -W "$wanted" -- "$current")) ;;
    esac
}

complete -F _verbatim verbatim
)~";

std::string bash_words(const std::vector<std::string>& words) {
    std::string out;
    for (const std::string& word : words) out += (out.empty() ? "" : " ") + word;
    return out;
}

std::string bash_wanted(const OptionDescription& option) {
    switch (option.kind) {
        case ValueKind::one_of: return "'" + bash_words(option.words) + "'";
        case ValueKind::folder: return "FOLDER";
        case ValueKind::path: return "PATH";
        case ValueKind::nothing:
        case ValueKind::text: break;
    }
    return "NOTHING";
}

std::string bash_values(const CommandDescription& command) {
    std::string out;
    for (const OptionDescription& option : command.options) {
        if (option.kind == ValueKind::nothing) continue;
        std::string pattern;
        for (const std::string& name : option.names) pattern += (pattern.empty() ? "'" : " | '") + command.name + " " + name + "'";
        out += "        " + pattern + ") wanted=" + bash_wanted(option) + " ;;\n";
    }
    return out;
}

std::string bash_options(const CommandDescription& command, const std::string& pattern) {
    std::vector<std::string> names;
    for (const OptionDescription& option : command.options) names.insert(names.end(), option.names.begin(), option.names.end());
    return "        " + pattern + ") wanted='" + bash_words(names) + "' ;;\n";
}

std::string bash_operands(const CommandDescription& command) {
    std::string out;
    for (std::size_t i = 0; i < command.operands.size(); ++i) {
        const OptionDescription& operand = command.operands[i];
        const std::string pattern = operand.repeatable ? "'" + command.name + " '*" : "'" + command.name + " " + std::to_string(i + 1) + "'";
        out += "        " + pattern + ") wanted=" + bash_wanted(operand) + " ;;\n";
    }
    return out;
}

}  // namespace

std::string bash_completions(const ProgramDescription& description) {
    std::string values, options, operands;
    std::vector<std::string> names;
    for (const CommandDescription& command : description.commands) {
        names.push_back(command.name);
        values += bash_values(command);
        options += bash_options(command, command.name);
        operands += bash_operands(command);
    }
    const std::string end = "    esac\n}\n";
    return "# Completes the command line of verbatim in bash 4 and newer. Made by `verbatim completions bash`.\n\n"
           "# What stands after an option of a command; nothing after a flag.\n_verbatim_value() {\n    case \"$1 $2\" in\n" +
           values + end + "\n# The options of a command, and those that stand before one.\n_verbatim_options() {\n    case $1 in\n" + options +
           bash_options(description.program, "''") + "        *) wanted=NOTHING ;;\n" + end +
           "\n# What the operand of this number may be; before a command, the commands.\n_verbatim_operand() {\n    case \"$1 $2\" in\n" + operands +
           "        ' '*) wanted='" + bash_words(names) + "' ;;\n        *) wanted=NOTHING ;;\n" + end + bash_function;
}

}  // namespace verbatim::cli
