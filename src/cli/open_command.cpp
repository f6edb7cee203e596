// `verbatim open`: articles on the screen with one command, and again after each change of them.
//
// The main thread serves; before that it waits for the first site. Another thread builds (open_maker.h). A signal ends the server; then the
// build at work is withdrawn, as `verbatim build` does, and the process ends without waiting for the rest of it.
#include <poll.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <string>
#include <system_error>
#include <vector>

#include "cli/commands.h"
#include "cli/launch.h"
#include "cli/open_maker.h"
#include "cli/open_place.h"
#include "cli/server/static_server.h"
#include "cli/site_build.h"
#include "cli/stop_signals.h"
#include "cli/site_folder.h"
#include "cli/terminal.h"
#include "cli/web_application.h"
#include "files/read.h"
#include "site/output_rules.h"

namespace verbatim::cli {
namespace {

namespace fs = std::filesystem;

ExitCode open_refused(const base::Error& error) {
    print_error(error);
    return ExitCode::wrong_usage;
}

std::string address_of(const Listener& listener) { return "http://127.0.0.1:" + std::to_string(listener.port) + "/"; }

// Ends as the shell expects of a program that a signal has ended.
[[noreturn]] void end_by(int signal) {
    std::fflush(stdout);
    std::signal(signal, SIG_DFL);
    sigset_t one;
    sigemptyset(&one);
    sigaddset(&one, signal);
    ::sigprocmask(SIG_UNBLOCK, &one, nullptr);
    ::raise(signal);
    std::_Exit(128 + signal);
}

// Prints the address, and sends the browser there.
void show_address(const std::string& address, const OpenArguments& arguments) {
    std::printf("%s\n", address.c_str());
    std::fflush(stdout);
    if (!arguments.without_browser && !open_in_browser(address)) print_message("no browser could be opened from here: open " + address + " in one");
}

// The desktop program reads the site's folder by itself.
ExitCode show_in_window(const std::string& site, const Descriptor& end) {
    const auto program = find_desktop();
    if (!program) return open_refused(program.error());
    const base::Status shown = show_on_desktop(*program, site, end);
    return shown ? ExitCode::good : open_refused(shown.error());
}

ExitCode open_site(const OpenArguments& arguments) {
    const std::string& site = arguments.inputs.front();
    auto files = SiteFiles::open(site);
    if (!files) return open_refused(files.error());
    const auto end = catch_end_signals();
    if (!end) return open_refused(end.error());
    if (arguments.desktop) return show_in_window(site, *end);
    const auto listener = listen_for(arguments.port);
    if (!listener) return open_refused(listener.error());
    print_message(site + " is a site: it is served as it is (Ctrl+C ends it)");
    if (!read_file(site + "/index.html")) print_message(without_a_page);
    show_address(address_of(*listener), arguments);
    const SiteAnswers answers(std::move(*files), ServedHosts(listener->port, {}));
    const base::Status served = serve(*listener, *end, answers, arguments.limits);
    return served ? ExitCode::good : open_refused(served.error());
}

// These articles are open in another process: that one shows them, and nobody else builds into its place.
ExitCode show_what_is_open(const std::string& place, const base::Error& held, const OpenArguments& arguments) {
    const std::string address = address_of_place(place);
    if (address.empty()) {
        base::Error error = held;
        error.expected = "articles that are not open yet";
        error.remedy = "wait until it shows them, or end it";
        return open_refused(error);
    }
    print_message("these articles are open already, at " + address + ": " + held.found);
    show_address(address, arguments);
    return ExitCode::good;
}

// What the build's rules on folders say of a place in the cache, in terms of `open`.
base::Status check_place(const OpenPlace& place, const std::vector<std::string>& inputs) {
    const auto resolved = site::resolve_output(place.site(), inputs);
    if (resolved) return base::Ok{};
    base::Error error = resolved.error();
    if (error.remedy.find("-o") != std::string::npos) error.remedy = "set XDG_CACHE_HOME to another folder, outside of the articles";
    return error;
}

// Waits until the first site is there. False when a signal came first.
bool wait_for_first(const OpenMaker& maker, const Descriptor& end) {
    std::array<pollfd, 2> waited_for = {{{end.number(), POLLIN, 0}, {maker.first_build_ended().number(), POLLIN, 0}}};
    while (::poll(waited_for.data(), waited_for.size(), -1) < 0 && errno == EINTR) {}
    return waited_for[0].revents == 0;
}

ExitCode serve_place(OpenPlace& place, OpenMaker& maker, const Listener& listener, const Descriptor& end, const OpenArguments& arguments) {
    auto files = SiteFiles::open(place.site());
    if (!files) return open_refused(files.error());
    const std::string address = address_of(listener);
    place.publish_address(address);
    show_address(address, arguments);
    print_message("changes are followed (Ctrl+C ends it); kept in " + place.path() + ", --forget removes it");
    const SiteAnswers answers(std::move(*files), ServedHosts(listener.port, {}), LivePages::yes);
    const base::Status served = serve(listener, end, answers, arguments.limits, maker.news());
    return served ? maker.last() : open_refused(served.error());
}

ExitCode open_articles(const OpenArguments& arguments, const std::string& path) {
    // The window needs no page.
    const auto app = arguments.desktop ? base::Result<std::string>(std::string()) : find_app(arguments.app);
    if (!app) {
        base::Error error = app.error();
        error.remedy = "build it (cmake --preset web && cmake --build --preset web), or name its folder with --app";
        return open_refused(error);
    }
    auto place = OpenPlace::take(path);
    if (!place) return place.error().kind == base::ErrorKind::in_use ? show_what_is_open(path, place.error(), arguments) : open_refused(place.error());
    if (const base::Status good = check_place(*place, arguments.inputs); !good) return open_refused(good.error());
    // From here on threads inherit that signals wait.
    const auto end = catch_end_signals();
    if (!end) return open_refused(end.error());
    base::Result<Listener> listener = Listener{Descriptor(), 0};
    if (!arguments.desktop) listener = listen_for(arguments.port);
    if (!listener) return open_refused(listener.error());

    BuildArguments build;
    build.pages = site::PagesKind::none;  // nobody looks at them here, and each change would wait for them
    build.text = quotes::TextShown::full;  // on this machine alone, for the one who has the texts
    build.inputs = arguments.inputs;
    build.site = place->site();
    std::error_code failed;
    build.title = arguments.title;
    build.title_else = title_of_input(fs::canonical(arguments.inputs.front(), failed).string());
    build.app = *app;
    build.without_app = arguments.desktop;
    build.follow_links = arguments.follow_links;
    build.jobs = arguments.jobs;
    auto news = Pipe::make(), first = Pipe::make(), stop = Pipe::make();
    for (const auto* made : {&news, &first, &stop})
        if (!*made) return open_refused(made->error());
    OpenMaker maker(arguments, std::move(build), std::move(*news), std::move(*first), std::move(*stop));
    if (const base::Status started = maker.start(!arguments.desktop); !started) return open_refused(started.error());

    const bool made = wait_for_first(maker, *end);
    ExitCode code = maker.last();
    if (made && maker.has_site()) code = arguments.desktop ? show_in_window(place->site(), *end) : serve_place(*place, maker, *listener, *end, arguments);
    const int signal = made ? 0 : signal_that_came(*end);
    const bool ended = maker.end();
    place->release();
    if (signal != 0) {
        print_message("ended by a signal; the site is as it was, or new as a whole");
        end_by(signal);
    }
    // A build that was withdrawn is still under way in its thread, without effect. Nothing waits for it.
    if (!ended) {
        std::fflush(stdout);
        std::_Exit(static_cast<int>(code));
    }
    return code;
}

}  // namespace

ExitCode run_open(const OpenArguments& arguments) {
    take_failed_writes_as_errors();
    const auto place = open_place_of(arguments.inputs, arguments.forget ? Inputs::may_be_gone : Inputs::are_there);
    if (!place) return open_refused(place.error());
    if (arguments.forget) {
        const auto kept = files::kind_of(*place);
        if (kept && *kept == files::PathKind::nothing) {
            print_message("nothing was kept of " + arguments.inputs.front() + ", in " + *place);
            return ExitCode::good;
        }
        const base::Status forgotten = forget_place(*place);
        if (forgotten) print_message("nothing is kept any more in " + *place);
        return forgotten ? ExitCode::good : open_refused(forgotten.error());
    }
    if (arguments.desktop)
        if (const auto program = find_desktop(); !program) return open_refused(program.error());
    if (arguments.inputs.size() != 1 || !is_site(arguments.inputs.front())) return open_articles(arguments, *place);
    const auto site = SiteFolder::open(arguments.inputs.front());
    return site ? open_site(arguments) : open_refused(site.error());
}

}  // namespace verbatim::cli
