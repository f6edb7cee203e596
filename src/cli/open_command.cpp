// `verbatim open`: articles on the screen with one command, and again after each change of them.
//
//     main thread    the server; before it, the wait for the first site
//     maker          builds, waits until files have changed, builds again …
//
// The two share nothing but the site's folder, which changes in one step (site/output.h), a byte in a pipe that says so, and what stands
// in Maker. A signal ends the server; then the build at work is withdrawn, as `verbatim build` does, and the process ends without waiting
// for the rest of it.
#include <poll.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "cli/build_progress.h"
#include "cli/build_report.h"
#include "cli/commands.h"
#include "cli/launch.h"
#include "cli/open_place.h"
#include "cli/open_summary.h"
#include "cli/pipe.h"
#include "cli/server/static_server.h"
#include "cli/site_build.h"
#include "cli/site_folder.h"
#include "cli/terminal.h"
#include "cli/web_application.h"
#include "corpus/reader.h"
#include "files/read.h"
#include "files/watch.h"
#include "site/output_rules.h"

namespace verbatim::cli {
namespace {

namespace fs = std::filesystem;

ExitCode open_refused(const base::Error& error) {
    print_error(error);
    return ExitCode::wrong_usage;
}

std::string address_of(const Listener& listener) { return "http://127.0.0.1:" + std::to_string(listener.port) + "/"; }

// What is to be watched: the inputs, and the corrections beside those that are files.
std::vector<std::string> watched_paths(const std::vector<std::string>& inputs) {
    std::vector<std::string> paths = inputs;
    for (const std::string& input : inputs) {
        const auto kind = files::kind_of(input);
        if (!kind || *kind == files::PathKind::folder) continue;
        paths.push_back((fs::path(input).parent_path() / "corrections.json").string());
    }
    return paths;
}

// Whether a change of this file may change the site.
bool matters(const std::string& path) { return path == "corrections.json" || corpus::is_read(path); }

// Builds the site of a place, and builds it again whenever the articles change.
class Maker {
  public:
    // Lifetime: the arguments outlive it. Each new site is told through `news`, the first build's end through `first`.
    Maker(const OpenArguments& arguments, BuildArguments build, Pipe news, Pipe first, Pipe stop)
        : arguments_(arguments), build_(std::move(build)), news_(std::move(news)), first_(std::move(first)), stop_(std::move(stop)) {}

    // `follow`: whether changes are followed after the first build.
    void start(bool follow) {
        thread_ = std::thread([this, follow] { work(follow); });
    }

    const Descriptor& news() const { return news_.reading; }
    const Descriptor& first_build_ended() const { return first_.reading; }
    // How the last build ended; `wrong_usage` while there was none.
    ExitCode last() {
        const std::lock_guard guard(mutex_);
        return last_;
    }

    // Whether there is a site to show.
    bool has_site() {
        const std::lock_guard guard(mutex_);
        return !bundle_.empty();
    }

    // Ends it. False when a build was at work: that has been withdrawn, and its thread is not waited for.
    bool end() {
        bool busy = false;
        {
            const std::lock_guard guard(mutex_);
            ending_ = true;
            busy = at_work_ != nullptr;
            // The mutex is held, so that the build does not end meanwhile and go.
            if (busy) at_work_->withdraw();
            if (busy && progress_) progress_->clear();
        }
        stop_.wake();
        if (busy) thread_.detach();
        else if (thread_.joinable()) thread_.join();
        return !busy;
    }

  private:
    void work(bool follow) {
        files::WatchOptions options;
        options.mode = arguments_.poll ? files::WatchMode::poll : files::WatchMode::notes_or_poll;
        options.links = arguments_.follow_links ? files::FolderLinks::enter : files::FolderLinks::name_only;
        options.concerns = matters;
        // What changes while the first build reads is seen afterwards.
        std::optional<files::Watch> watch;
        if (follow) watch.emplace(files::Watch::begin(watched_paths(arguments_.inputs), options));
        build();
        first_.wake();
        while (watch && has_site()) {
            say_why_it_polls(*watch);
            if (watch->wait(stop_.reading.number()) == files::Watch::Woken::stopped) return;
            build();
        }
    }

    void build() {
        const auto began = std::chrono::steady_clock::now();
        BuildReport report;
        BuildProgress progress(WithoutTerminal::a_line_a_phase);
        SiteBuild build(build_, [this, &progress](const BuildStage& stage) {
            const std::lock_guard guard(mutex_);
            if (!ending_) progress.tell(stage);
        });
        {
            const std::lock_guard guard(mutex_);
            if (ending_) return;
            at_work_ = &build;
            progress_ = &progress;
        }
        const base::Status built = build.run(report);
        const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - began);
        const std::lock_guard guard(mutex_);
        at_work_ = nullptr;
        progress_ = nullptr;
        if (ending_) return;
        progress.clear();
        last_ = say(built, report, took);
    }

    ExitCode say(const base::Status& built, const BuildReport& report, std::chrono::milliseconds took) {
        const bool again = !bundle_.empty();
        if (!built) print_error(built.error());
        const std::string text = built ? reading_summary(report, took) : std::string();
        std::fwrite(text.data(), 1, text.size(), stderr);
        const bool none = built && report.read.accepted == 0;
        if (none) print_message(no_article(arguments_.inputs));
        if (!built || none) {
            if (again) print_message("the site stays as it was; the next change is tried again");
            return built || again ? ExitCode::data_problem : ExitCode::wrong_usage;
        }
        for (const base::Error& one : report.unfinished) print_error(one);
        if (again) print_message(bundle_ == report.bundle.bundle_id ? "the articles are the same as before" : "the site is new: the open page offers to reload");
        bundle_ = report.bundle.bundle_id;
        news_.wake();
        return report.read.rejected == 0 && report.unfinished.empty() ? ExitCode::good : ExitCode::data_problem;
    }

    void say_why_it_polls(const files::Watch& watch) {
        if (said_why_ || arguments_.poll || !watch.reason_to_poll()) return;
        said_why_ = true;
        base::Error why = *watch.reason_to_poll();
        why.expected.clear();
        print_message("changes are looked for every two seconds, since they are not told here: " + why.message());
    }

    const OpenArguments& arguments_;
    const BuildArguments build_;
    const Pipe news_, first_, stop_;
    std::thread thread_;
    bool said_why_ = false;

    std::mutex mutex_;  // for what follows, and for standard error while a build is at work
    std::string bundle_;  // of the site that is there; empty: none
    SiteBuild* at_work_ = nullptr;
    BuildProgress* progress_ = nullptr;
    ExitCode last_ = ExitCode::wrong_usage;
    bool ending_ = false;
};

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
bool wait_for_first(const Maker& maker, const Descriptor& end) {
    std::array<pollfd, 2> waited_for = {{{end.number(), POLLIN, 0}, {maker.first_build_ended().number(), POLLIN, 0}}};
    while (::poll(waited_for.data(), waited_for.size(), -1) < 0 && errno == EINTR) {}
    return waited_for[0].revents == 0;
}

ExitCode serve_place(OpenPlace& place, Maker& maker, const Listener& listener, const Descriptor& end, const OpenArguments& arguments) {
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
    const auto app = find_app(arguments.app);
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
    build.inputs = arguments.inputs;
    build.site = place->site();
    std::error_code failed;
    build.title = arguments.title.empty() ? title_of_input(fs::canonical(arguments.inputs.front(), failed).string()) : arguments.title;
    build.app = *app;
    build.follow_links = arguments.follow_links;
    build.jobs = arguments.jobs;
    auto news = Pipe::make(), first = Pipe::make(), stop = Pipe::make();
    for (const auto* made : {&news, &first, &stop})
        if (!*made) return open_refused(made->error());
    Maker maker(arguments, std::move(build), std::move(*news), std::move(*first), std::move(*stop));
    maker.start(!arguments.desktop);

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
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);
    const auto place = open_place_of(arguments.inputs);
    if (!place) return open_refused(place.error());
    if (arguments.forget) {
        const base::Status forgotten = forget_place(*place);
        if (forgotten) print_message("nothing is kept any more in " + *place);
        return forgotten ? ExitCode::good : open_refused(forgotten.error());
    }
    if (arguments.desktop)
        if (const auto program = find_desktop(); !program) return open_refused(program.error());
    if (arguments.inputs.size() == 1 && read_file(arguments.inputs.front() + "/data/manifest.json")) {
        // Of a folder that a build has marked, or of a good manifest. Others may have files of that name among their articles.
        const std::string& folder = arguments.inputs.front();
        const auto site = SiteFolder::open(folder);
        if (site) return open_site(arguments);
        if (read_file(folder + "/" + site::mark_name)) return open_refused(site.error());
    }
    return open_articles(arguments, *place);
}

}  // namespace verbatim::cli
