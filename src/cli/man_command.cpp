// `verbatim man`: prints a page, or writes all of them for an installation.
#include <cstdio>

#include "cli/commands.h"
#include "cli/man_pages.h"
#include "cli/terminal.h"
#include "files/write.h"

namespace verbatim::cli {
namespace {

base::Status write_man_pages(const ProgramDescription& description, const std::string& folder) {
    const auto write = [&folder](std::string_view command, const std::string& page) { return files::write_file(folder + "/" + man_page_name(command) + ".1", page); };
    if (const base::Status written = write("", program_man_page(description)); !written) return written;
    for (const CommandDescription& command : description.commands)
        if (const base::Status written = write(command.name, command_man_page(description, command)); !written) return written;
    return base::Ok{};
}

}  // namespace

ExitCode run_man(const ManArguments& arguments, const ProgramDescription& description) {
    if (!arguments.folder.empty()) {
        const base::Status written = write_man_pages(description, arguments.folder);
        if (written) return ExitCode::good;
        print_error(written.error());
        return ExitCode::wrong_usage;
    }
    std::string page = program_man_page(description);
    for (const CommandDescription& command : description.commands)
        if (command.name == arguments.command) page = command_man_page(description, command);
    std::fwrite(page.data(), 1, page.size(), stdout);
    return ExitCode::good;
}

}  // namespace verbatim::cli
