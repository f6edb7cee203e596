// `verbatim serve`: a static file server on loopback, for looking at a site before it is published.
#include <cstdio>
#include <string>

#include "cli/commands.h"
#include "cli/server/static_server.h"
#include "cli/site_folder.h"
#include "cli/terminal.h"

namespace verbatim::cli {
namespace {

ExitCode refused(const base::Error& error) {
    print_error(error);
    return ExitCode::wrong_usage;
}

}  // namespace

bool has_server() { return true; }

ExitCode run_serve(const ServeArguments& arguments) {
    if (!read_file(arguments.site + "/data/manifest.json")) return refused(no_site(arguments.site));
    std::vector<HostName> besides;
    for (const std::string& name : arguments.hosts) {
        const auto host = read_host(name);
        if (!host) return refused({"--host", name, "a name such as news.example or news.example:8080", "leave out what is no part of it, such as http://"});
        besides.push_back(*host);
    }
    auto files = SiteFiles::open(arguments.site);
    if (!files) return refused(files.error());
    const auto end = catch_end_signals();
    if (!end) return refused(end.error());
    const auto listener = listen_for(arguments.port);
    if (!listener) return refused(listener.error());
    std::printf("http://127.0.0.1:%u/\n", static_cast<unsigned>(listener->port));
    std::fflush(stdout);
    print_message("serving " + arguments.site + " (Ctrl+C ends it)");
    if (!read_file(arguments.site + "/index.html")) print_message(without_a_page);
    const SiteAnswers answers(std::move(*files), ServedHosts(listener->port, besides));
    const base::Status served = serve(*listener, *end, answers, arguments.limits);
    return served ? ExitCode::good : refused(served.error());
}

}  // namespace verbatim::cli
