// Man pages: the program's own and one a command, in the macros of man(7). The same bytes whenever they are made.
#pragma once

#include <string>
#include <string_view>

#include "cli/command_description.h"

namespace verbatim::cli {

// "verbatim" or "verbatim-build": the page's name, without the section, which is 1. `command` is empty for the program.
std::string man_page_name(std::string_view command);

std::string program_man_page(const ProgramDescription& description);
std::string command_man_page(const ProgramDescription& description, const CommandDescription& command);

// `text` as roff shows it: no character of it is a macro, an escape or a hyphen that breaks a line. Other than ASCII becomes
// "\[u2013]", which groff and mandoc read whatever the encoding. Text that is no UTF-8 gets U+FFFD.
std::string roff_escaped(std::string_view text);

}  // namespace verbatim::cli
