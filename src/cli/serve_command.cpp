// `verbatim serve`: a static file server on loopback, for looking at a site before it is published.
#include <httplib.h>

#include <cstdio>
#include <string>

#include "cli/commands.h"
#include "cli/site_folder.h"
#include "cli/terminal.h"

namespace verbatim::cli {
namespace {

constexpr const char* loopback = "127.0.0.1";
constexpr std::uint16_t first_port = 8000;
constexpr std::uint16_t ports_tried = 100;

// Binds the wanted port, or the first free one; 0 when there is none.
int bind(httplib::Server& server, std::optional<std::uint16_t> wanted) {
    if (wanted) return server.bind_to_port(loopback, *wanted) ? *wanted : 0;
    for (int port = first_port; port < first_port + ports_tried; ++port) {
        if (server.bind_to_port(loopback, port)) return port;
    }
    return 0;
}

}  // namespace

ExitCode run_serve(const ServeArguments& arguments) {
    if (!read_file(arguments.site + "/data/manifest.json")) {
        print_error(no_site(arguments.site));
        return ExitCode::wrong_usage;
    }
    httplib::Server server;
    server.set_file_extension_and_mimetype_mapping("wasm", "application/wasm");
    server.set_file_extension_and_mimetype_mapping("vbs", "application/octet-stream");
    server.set_file_extension_and_mimetype_mapping("ttf", "font/ttf");
    // A site is built again while it is looked at: the browser asks each time.
    server.set_mount_point("/", arguments.site, {{"Cache-Control", "no-cache"}});
    // The site's own words for an address that is not there, as a host shows them.
    server.set_error_handler([&arguments](const httplib::Request&, httplib::Response& answer) {
        if (answer.status != 404) return;
        if (const std::optional<std::string> page = read_file(arguments.site + "/404.html")) {
            answer.set_header("Cache-Control", "no-cache");
            answer.set_content(*page, "text/html");
        }
    });
    // A port that somebody listens on is taken; httplib's default would share it.
    server.set_socket_options([](socket_t socket) {
        const int yes = 1;
        setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    });
    const int port = bind(server, arguments.port);
    if (port == 0) {
        print_error({arguments.port ? "port " + std::to_string(*arguments.port) : "ports from " + std::to_string(first_port),
                     "in use, or not allowed", "a free port", "choose another with --port"});
        return ExitCode::wrong_usage;
    }
    std::printf("http://%s:%d/\n", loopback, port);
    std::fflush(stdout);
    print_message("serving " + arguments.site + " (Ctrl+C ends it)");
    if (!read_file(arguments.site + "/index.html")) {
        print_message("the site has no page to show (built with --no-app): only its files are served");
    }
    server.listen_after_bind();
    return ExitCode::good;
}

}  // namespace verbatim::cli
