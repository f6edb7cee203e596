// `verbatim build`: a corpus in, a website out. Reads, analyses, indexes, publishes, reports.
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "cli/analysis_pool.h"
#include "cli/build_report.h"
#include "cli/commands.h"
#include "cli/correction_uses.h"
#include "cli/corrections_file.h"
#include "cli/disk_need.h"
#include "cli/stop_signals.h"
#include "cli/terminal.h"
#include "cli/web_application.h"
#include "corpus/reader.h"
#include "files/read.h"
#include "files/write.h"
#include "index/builder.h"
#include "site/output.h"
#include "site/output_rules.h"
#include "site/page_lines.h"
#include "site/publish.h"

namespace verbatim::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t progress_step = 100;

std::string title_for(const BuildArguments& arguments) {
    if (!arguments.title.empty()) return arguments.title;
    const fs::path first = fs::path(arguments.inputs.front()).lexically_normal();
    const std::string name = (first.has_filename() ? first : first.parent_path()).stem().string();
    return name.empty() || name[0] == '.' ? "Articles" : name;
}

// Reads and analyses the corpus into the builder and the page's lines.
base::Status read_articles(const BuildArguments& arguments, index::BundleBuilder& builder, site::PageLines& lines,
                           CorrectionUses& corrections, BuildReport& report, Progress& progress) {
    base::Status status = base::Ok{};
    AnalysisPool pool(arguments.jobs, [&](AnalysedArticle&& one) {
        if (!status) return;
        corrections.apply(one.article, one.analysis);
        lines.add(one.article, one.analysis);
        status = builder.add(one.article, one.analysis);
        if (lines.total_articles() % progress_step == 0) progress.show("reading: " + std::to_string(lines.total_articles()) + " articles");
    });
    const auto summary = corpus::read_corpus(
        arguments.inputs, {.follow_links = arguments.follow_links}, [&pool](corpus::Article&& article) { pool.add(std::move(article)); },
        [&report](corpus::Notice&& notice) { report.notices.push_back(std::move(notice)); });
    pool.finish();
    if (!summary) return summary.error();
    report.read = *summary;
    return status;
}

// Where the full report goes: beside the site and not into it, since it names the user's files.
std::string report_path(const BuildArguments& arguments, const std::string& site) {
    std::error_code ignored;  // without a working folder the name is taken as it is
    return arguments.report.empty() ? site + ".report.json" : fs::absolute(arguments.report, ignored).lexically_normal().string();
}

// A file of that name which is no report of ours is the user's own.
base::Status check_report_place(const std::string& path) {
    const auto kind = files::kind_of(path);
    if (!kind) return kind.error();
    if (*kind == files::PathKind::nothing) return base::Ok{};
    if (*kind == files::PathKind::file) {
        const auto present = files::read_file_if_there(path);
        if (!present) return present.error();
        if (!*present || is_report(**present)) return base::Ok{};
    }
    return base::Error{path, "a file that is no build report", "room for the build report", "move it away, or choose another place with --report"};
}

// Everything that a build holds while it works.
struct Build {
    const BuildArguments& arguments;
    BuildReport& report;
    std::string application;   // folder of the web application; empty: none is published
    CorrectionsFile corrected;
    std::string site;          // absolute
};

// Makes the site's files in the staging folder; `files` receives the paths of all that the site consists of.
base::Status make_files(Build& build, const site::Output& output, std::set<std::string>& files) {
    const BuildArguments& arguments = build.arguments;
    BuildReport& report = build.report;
    Progress progress;
    index::BuildOptions options;
    options.corrections = std::move(build.corrected.names);
    options.title = title_for(arguments);
    options.rights = arguments.rights;
    options.scratch = output.scratch();
    options.earlier = build.site + "/data";
    options.jobs = arguments.jobs;
    options.progress = [&progress](const char* phase, unsigned thousandths) {
        progress.show(std::string(phase) + ": " + std::to_string(thousandths / 10) + " %");
    };
    auto builder = index::BundleBuilder::create(output.staging() + "/data", options);
    if (!builder) return builder.error();
    site::PageLines lines;
    CorrectionUses corrections(std::move(build.corrected.quotes));
    if (const base::Status read = read_articles(arguments, *builder, lines, corrections, report, progress); !read) return read;
    if (report.read.accepted == 0) return base::Ok{};
    report.corrections = corrections.report();
    auto bundle = builder->finish();
    if (!bundle) return bundle.error();
    report.bundle = std::move(*bundle);

    site::PublishOptions publish;
    publish.manifest = "data/" + report.bundle.manifest_file;
    publish.bundle_files = publish.start_files = {publish.manifest};
    for (const std::string& file : report.bundle.root_files) publish.start_files.push_back("data/" + file);
    for (const std::string& file : report.bundle.shard_files) publish.bundle_files.push_back("data/" + file);
    files = {publish.bundle_files.begin(), publish.bundle_files.end()};
    files.insert({"data/manifest.json", "build-report.json"});
    if (!build.application.empty()) {
        publish.staging = output.staging();
        publish.site = build.site;
        publish.app = build.application;
        publish.title = options.title;
        progress.show("publishing");
        auto published = site::publish(publish, lines);
        if (!published) return published.error();
        files.insert(published->files.begin(), published->files.end());
        report.site = std::move(*published);
    }
    return files::write_file_below(output.staging(), "build-report.json", counts_as_json(report));
}

base::Status build_into(Build& build, site::Output& output) {
    std::set<std::string> files;
    if (const base::Status made = make_files(build, output, files); !made) return made;
    // An earlier site stays as it is: an empty one in its place is hardly what was meant.
    if (build.report.read.accepted == 0) return base::Ok{};
    const std::string draft = output.scratch() + "/report.json";
    if (const base::Status written = files::write_file_below(output.scratch(), "report.json", as_json(build.report)); !written) return written;
    const auto former = build.arguments.prune ? site::FormerFiles::remove : site::FormerFiles::keep;
    std::set<std::string> unremoved;
    if (const base::Status done = output.commit(files, former, unremoved); !done) return done;
    // From here on the new site stands: what fails now is said, and changes nothing of it.
    for (const std::string& file : unremoved) build.report.unfinished.push_back({build.site + "/" + file, "a file that could not be replaced or removed", "", "remove it"});
    base::Status reported = check_report_place(build.report.report_file);  // once more: a build takes its time
    if (reported) reported = files::move_file(draft, build.report.report_file);
    if (!reported) build.report.unfinished.push_back(reported.error());
    return base::Ok{};
}

base::Status build(const BuildArguments& arguments, BuildReport& report) {
    Build build{arguments, report, {}, {}, {}};
    if (!arguments.without_app) {
        const auto found = find_app(arguments.app);
        if (!found) return found.error();
        build.application = *found;
        if (const base::Status whole = site::check_application(build.application); !whole) return whole;
    }
    auto corrected = find_corrections(arguments.inputs);
    if (!corrected) return corrected.error();
    build.corrected = std::move(*corrected);
    const auto resolved = site::resolve_output(arguments.site, arguments.inputs);
    if (!resolved) return resolved.error();
    build.site = *resolved;
    report.report_file = report_path(arguments, build.site);
    if (report.report_file.starts_with(build.site + "/"))
        return base::Error{arguments.report, "a file in the site, which is published", "a place for the names of your files", "choose another with --report"};
    if (const base::Status free = check_report_place(report.report_file); !free) return free;

    const std::uint64_t free_on_site = free_space(build.site);
    std::uint64_t free_on_scratch = 0;
    std::string scratch;
    const base::Status done = [&]() -> base::Status {
        std::optional<site::Output> output;
        std::mutex opening;  // a signal waits until the folder is opened or refused
        const StopSignals signals([&output, &opening] {
            const std::lock_guard wait(opening);
            if (output) output->withdraw();
        });
        {
            const std::lock_guard guard(opening);
            auto opened = site::Output::open(build.site);
            if (!opened) return opened.error();
            output.emplace(std::move(*opened));
        }
        scratch = output->scratch();
        free_on_scratch = free_space(scratch);
        base::Status built = build_into(build, *output);
        output->withdraw();  // while signals are still watched
        return built;
    }();
    if (done || done.error().kind != base::ErrorKind::disk_full) return done;
    const bool on_scratch = !scratch.empty() && done.error().where.starts_with(scratch);
    return with_shortage(done.error(), estimated_need(arguments.inputs, build.application), on_scratch ? free_on_scratch : free_on_site);
}

}  // namespace

ExitCode run_build(const BuildArguments& arguments) {
    // Writing to a pipe that nobody reads, or past a limit on files, is an error and no end.
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);
    BuildReport report;
    report.with_app = !arguments.without_app;
    if (const base::Status built = build(arguments, report); !built) {
        print_error(built.error());
        return ExitCode::wrong_usage;
    }
    const bool empty = report.read.accepted == 0;
    const std::string text = empty ? notices_as_text(report, "") : as_text(report);
    std::fwrite(text.data(), 1, text.size(), stderr);
    if (arguments.format == OutputFormat::json) {
        const std::string json = as_json(report);
        std::fwrite(json.data(), 1, json.size(), stdout);
    }
    if (empty) {
        print_message(no_article(arguments.inputs));
        return ExitCode::data_problem;
    }
    for (const base::Error& one : report.unfinished) print_error(one);
    return report.read.rejected == 0 && report.unfinished.empty() ? ExitCode::good : ExitCode::data_problem;
}

}  // namespace verbatim::cli
