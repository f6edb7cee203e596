// `verbatim serve` and `verbatim open` where there is no server: src/cli/server asks the kernel which file it opened (site_files.h), and src/files/watch.h
// asks it for changes, in ways that only Linux has.
#include "cli/commands.h"
#include "cli/terminal.h"

namespace verbatim::cli {
namespace {

ExitCode no_server(const char* command, const char* instead) {
    print_error({std::string("verbatim ") + command, "a system on which this program has no server", "Linux, with the program for it", instead});
    return ExitCode::wrong_usage;
}

}  // namespace

bool has_server() { return false; }

ExitCode run_serve(const ServeArguments&) {
    return no_server("serve", "open the site's index.html by double click (up to 30 MB), or serve its folder with any web server: python3 -m http.server");
}

ExitCode run_open(const OpenArguments&) { return no_server("open", "write a site with verbatim build FOLDER -o SITE, and open its index.html"); }

}  // namespace verbatim::cli
