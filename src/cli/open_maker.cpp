#include "cli/open_maker.h"

#include <cstdio>
#include <filesystem>
#include <optional>
#include <system_error>
#include <utility>
#include <vector>

#include "cli/build_progress.h"
#include "cli/build_report.h"
#include "cli/open_summary.h"
#include "cli/site_build.h"
#include "cli/terminal.h"
#include "corpus/reader.h"
#include "files/read.h"
#include "files/watch.h"

namespace verbatim::cli {
namespace {

// What is to be watched: the inputs, and the corrections beside those that are files.
std::vector<std::string> watched_paths(const std::vector<std::string>& inputs) {
    std::vector<std::string> paths = inputs;
    for (const std::string& input : inputs) {
        const auto kind = files::kind_of(input);
        if (!kind || *kind == files::PathKind::folder) continue;
        paths.push_back((std::filesystem::path(input).parent_path() / "corrections.json").string());
    }
    return paths;
}

// Whether a change of this file may change the site.
bool matters(const std::string& path) { return path == "corrections.json" || corpus::is_read(path); }

}  // namespace

OpenMaker::OpenMaker(const OpenArguments& arguments, BuildArguments build, Pipe news, Pipe first, Pipe stop)
    : arguments_(arguments), build_(std::move(build)), news_(std::move(news)), first_(std::move(first)), stop_(std::move(stop)) {}

base::Status OpenMaker::start(bool follow) {
    try {
        thread_ = std::thread([this, follow] { work(follow); });
    } catch (const std::system_error& error) {
        return base::Error{"a thread", error.what(), "one that builds", "raise the limit of processes (ulimit -u)"};
    }
    return base::Ok{};
}

ExitCode OpenMaker::last() {
    const std::lock_guard guard(mutex_);
    return last_;
}

bool OpenMaker::has_site() {
    const std::lock_guard guard(mutex_);
    return !bundle_.empty();
}

bool OpenMaker::end() {
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

void OpenMaker::work(bool follow) {
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

void OpenMaker::build() {
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

ExitCode OpenMaker::say(const base::Status& built, const BuildReport& report, std::chrono::milliseconds took) {
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

void OpenMaker::say_why_it_polls(const files::Watch& watch) {
    if (said_why_ || arguments_.poll || !watch.reason_to_poll()) return;
    said_why_ = true;
    base::Error why = *watch.reason_to_poll();
    why.expected.clear();
    print_message("changes are looked for every two seconds, since they are not told here: " + why.message());
}

}  // namespace verbatim::cli
