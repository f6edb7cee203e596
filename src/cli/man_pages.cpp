#include "cli/man_pages.h"

#include <algorithm>
#include <cctype>
#include <cstdio>

#include "text/utf8.h"

namespace verbatim::cli {
namespace {

std::string upper_case(std::string_view text) {
    std::string out(text);
    for (char& c : out) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    return out;
}

std::string bold(std::string_view text) { return "\\fB" + roff_escaped(text) + "\\fR"; }
std::string italic(std::string_view text) { return "\\fI" + roff_escaped(text) + "\\fR"; }

// The summary as it follows a name and a dash.
std::string name_line(std::string_view summary) {
    if (summary.starts_with("Verbatim ")) summary.remove_prefix(9);
    if (summary.ends_with('.')) summary.remove_suffix(1);
    std::string out(summary);
    if (!out.empty()) out[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(out[0])));
    return out;
}

// Begins with a title line; words are not broken and lines not filled up, so that names can be copied. There is no date: the version says how old a page is.
std::string page_head(const ProgramDescription& description, std::string_view command, const std::string& summary) {
    const std::string name = man_page_name(command);
    return ".\\\" Made by `verbatim man`.\n.TH " + roff_escaped(upper_case(name)) + " 1 \"\" \"verbatim " + roff_escaped(description.version) +
           "\" \"User commands\"\n.nh\n.ad l\n.SH NAME\n" + roff_escaped(name) + " \\- " + roff_escaped(name_line(summary)) + "\n";
}

// What stands in an operand's place: its name, or the words that it may be.
std::string operand_name(const OptionDescription& operand) { return operand.names.front() == operand.shown ? operand.shown : upper_case(operand.names.front()); }

std::string synopsis_of_option(const OptionDescription& option) {
    std::string out = bold(option.names.front());
    return option.shown.empty() ? out : out + " " + italic(option.shown);
}

std::string command_synopsis(const CommandDescription& command) {
    std::string out = ".SH SYNOPSIS\n" + bold("verbatim " + command.name);
    for (const OptionDescription& operand : command.operands) {
        const std::string name = italic(operand_name(operand)) + (operand.repeatable ? "..." : "");
        out += operand.required ? " " + name : " [" + name + "]";
    }
    for (const OptionDescription& option : command.options)
        if (option.required) out += " " + synopsis_of_option(option);
    return out + " [" + italic("OPTION") + "...]\n";
}

std::string description_section(const std::string& summary, const std::string& details) {
    const std::string text = details.empty() ? summary : summary + "\n\n" + details;
    std::string out = ".SH DESCRIPTION\n";
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find("\n\n", at), text.size());
        if (at != 0) out += ".PP\n";
        for (std::size_t line = at; line < end;) {
            const std::size_t stop = std::min(text.find('\n', line), end);
            // What is indented is an example.
            if (text.compare(line, 4, "    ") == 0) out += ".RS 4\n.nf\n" + roff_escaped(text.substr(line + 4, stop - line - 4)) + "\n.fi\n.RE\n";
            else out += roff_escaped(text.substr(line, stop - line)) + "\n";
            line = stop + 1;
        }
        at = end + 2;
    }
    return out;
}

std::string option_entry(const OptionDescription& option) {
    std::string out = ".TP\n";
    for (std::size_t i = 0; i < option.names.size(); ++i) out += (i == 0 ? "" : ", ") + bold(option.names[i]);
    if (!option.shown.empty()) out += " " + italic(option.shown);
    return out + "\n" + roff_escaped(option.help) + "\n";
}

std::string options_section(const CommandDescription& command) {
    std::string out = ".SH OPTIONS\n";
    for (const OptionDescription& operand : command.operands)
        out += ".TP\n" + italic(operand_name(operand)) + (operand.repeatable ? "..." : "") + "\n" + roff_escaped(operand.help) + "\n";
    for (const OptionDescription& option : command.options) out += option_entry(option);
    return out;
}

std::string exit_section() {
    std::string out = ".SH EXIT STATUS\n";
    int code = 0;
    for (const char* meaning : exit_code_meanings) out += ".TP\n" + bold(std::to_string(code++)) + "\n" + roff_escaped(meaning) + "\n";
    return out;
}

// All other pages.
std::string see_also(const ProgramDescription& description, std::string_view command) {
    std::string out;
    const auto add = [&out](std::string_view name) { out += (out.empty() ? "" : ",\n") + bold(man_page_name(name)) + "(1)"; };
    if (!command.empty()) add("");
    for (const CommandDescription& other : description.commands)
        if (other.name != command) add(other.name);
    return ".SH SEE ALSO\n" + out + "\n";
}

}  // namespace

std::string roff_escaped(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const text::Decoded one = text::decode(text, at);
        at += one.length;
        const bool line_start = out.empty() || out.back() == '\n';
        switch (one.code_point) {
            case U'\\': out += "\\e"; continue;
            case U'-': out += "\\-"; continue;
            case U'"': out += "\\(dq"; continue;
            case U'\'': out += "\\(aq"; continue;
            case U'`': out += "\\(ga"; continue;
            case U'^': out += "\\(ha"; continue;
            case U'~': out += "\\(ti"; continue;
            default: break;
        }
        if (line_start && one.code_point == U'.') out += "\\&";
        if (one.code_point < 0x80) {
            out += static_cast<char>(one.code_point);
            continue;
        }
        char named[16];
        std::snprintf(named, sizeof named, "\\[u%04X]", static_cast<unsigned>(one.code_point));
        out += named;
    }
    return out;
}

std::string man_page_name(std::string_view command) { return command.empty() ? "verbatim" : "verbatim-" + std::string(command); }

std::string program_man_page(const ProgramDescription& description) {
    const CommandDescription& program = description.program;
    std::string out = page_head(description, "", program.summary) + ".SH SYNOPSIS\n" + bold("verbatim") + " " + italic("COMMAND") + " [" +
                      italic("ARGUMENT") + "...]\n" + description_section(program.summary, program.details) + ".SH COMMANDS\n";
    for (const CommandDescription& command : description.commands)
        out += ".TP\n" + bold(man_page_name(command.name)) + "(1)\n" + roff_escaped(command.summary) + "\n";
    return out + options_section(program) + exit_section() + see_also(description, "");
}

std::string command_man_page(const ProgramDescription& description, const CommandDescription& command) {
    return page_head(description, command.name, command.summary) + command_synopsis(command) +
           description_section(command.summary + ".", command.details) + options_section(command) + exit_section() + see_also(description, command.name);
}

}  // namespace verbatim::cli
