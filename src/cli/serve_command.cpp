// `verbatim serve`: a static file server on loopback, for looking at a site before it is published.
#include <cstdio>
#include <string>

#include "cli/commands.h"
#include "cli/server/static_server.h"
#include "cli/site_folder.h"
#include "cli/terminal.h"

namespace verbatim::cli {
namespace {

constexpr std::uint16_t first_port = 8000;
constexpr std::uint16_t ports_tried = 100;

// The wanted port, or the first free one.
std::optional<Listener> listen_for(std::optional<std::uint16_t> wanted) {
    if (wanted) return listen_on_loopback(*wanted);
    for (std::uint16_t port = first_port; port < first_port + ports_tried; ++port)
        if (auto listener = listen_on_loopback(port)) return listener;
    return std::nullopt;
}

ExitCode refused(const base::Error& error) {
    print_error(error);
    return ExitCode::wrong_usage;
}

}  // namespace

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
    if (!listener) {
        return refused({arguments.port ? "port " + std::to_string(*arguments.port) : "ports from " + std::to_string(first_port),
                        "in use, or not allowed", "a free port", "choose another with --port"});
    }
    std::printf("http://127.0.0.1:%u/\n", static_cast<unsigned>(listener->port));
    std::fflush(stdout);
    print_message("serving " + arguments.site + " (Ctrl+C ends it)");
    if (!read_file(arguments.site + "/index.html")) {
        print_message("the site has no page to show (built with --no-app): only its files are served");
    }
    const SiteAnswers answers(std::move(*files), ServedHosts(listener->port, besides));
    const base::Status served = serve(*listener, *end, answers, arguments.limits);
    return served ? ExitCode::good : refused(served.error());
}

}  // namespace verbatim::cli
