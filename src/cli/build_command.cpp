// `verbatim build`: a corpus in, a website out. Reads, analyses, indexes, publishes, reports.
#include <cstdio>
#include <filesystem>
#include <string>
#include <vector>

#include "cli/analysis_pool.h"
#include "cli/build_report.h"
#include "cli/commands.h"
#include "cli/correction_uses.h"
#include "cli/corrections_file.h"
#include "cli/site_folder.h"
#include "cli/terminal.h"
#include "corpus/reader.h"
#include "index/builder.h"
#include "site/page_lines.h"
#include "site/publish.h"

namespace verbatim::cli {
namespace {

namespace fs = std::filesystem;

// Marks a folder as ours, so that a build never clears away what it did not write.
constexpr const char* mark_file = ".verbatim";
constexpr const char* mark_text = "This folder is written by `verbatim build`, which replaces what is in it.\n";
constexpr std::size_t progress_step = 100;

bool holds(const fs::path& outer, const fs::path& inner) {
    const fs::path relative = inner.lexically_relative(outer);
    return !relative.empty() && relative.native()[0] != '.';
}

// Makes the site's folder, unless that would mix the site with something else.
base::Status prepare_site(const BuildArguments& arguments) {
    std::error_code failed;
    const fs::path site = fs::weakly_canonical(arguments.site, failed);
    for (const std::string& input : arguments.inputs) {
        const fs::path corpus = fs::weakly_canonical(input, failed);
        if (fs::is_directory(corpus, failed) && (site == corpus || holds(corpus, site))) {
            return base::Error{arguments.site, "the site's folder inside the corpus " + input, "a folder outside it",
                               "choose another with -o"};
        }
    }
    if (fs::exists(site, failed) && !fs::is_directory(site, failed)) {
        return base::Error{arguments.site, "a file", "a folder or nothing", "choose another with -o"};
    }
    if (fs::is_directory(site, failed) && !fs::is_empty(site, failed) && !fs::exists(site / mark_file, failed)) {
        return base::Error{arguments.site, "a folder with files that are not Verbatim's", "an empty folder, a new one, or an earlier site",
                           "choose another with -o, or empty it first"};
    }
    fs::create_directories(site / "data", failed);
    if (failed) return base::Error{arguments.site, failed.message(), "a folder that can be written", "check its rights and the disk"};
    return write_file((site / mark_file).string(), mark_text);
}

// Takes back what prepare_site() made in a folder in which no site came about: nothing when anything else lies there.
void clear_away_unused(const fs::path& site) {
    std::error_code failed;
    for (const auto& entry : fs::directory_iterator(site, failed)) {
        if (entry.path().filename() != "data" && entry.path().filename() != mark_file) return;
    }
    if (!fs::remove(site / "data", failed)) return;  // not empty: an earlier site's
    fs::remove(site / mark_file, failed);
    fs::remove(site, failed);
}

// The built web application: beside the program in the build folder, or where `cmake --install` puts it.
base::Result<std::string> find_app(const std::string& wanted) {
    std::error_code failed;
    std::vector<fs::path> places;
    if (!wanted.empty()) {
        places.emplace_back(wanted);
    } else {
        const fs::path program = fs::read_symlink("/proc/self/exe", failed).parent_path();
        places = {program / "../../web/app", program / "../share/verbatim/app"};
    }
    for (const fs::path& place : places) {
        if (fs::exists(place / "index.html", failed)) return place.lexically_normal().string();
    }
    return base::Error{places.front().lexically_normal().string(), "no web application", "index.html, verbatim_web.js and the rest",
                       "build it (cmake --preset web && cmake --build --preset web), name its folder with --app, or leave it out with --no-app"};
}

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
        arguments.inputs, {}, [&pool](corpus::Article&& article) { pool.add(std::move(article)); },
        [&report](corpus::Notice&& notice) { report.notices.push_back(std::move(notice)); });
    pool.finish();
    if (!summary) return summary.error();
    report.read = *summary;
    return status;
}

// What an earlier build with the application left: pages and copies that would show the collection as it was.
void remove_pages(const std::string& site) {
    std::error_code ignored;
    for (const char* name : {"index.html", "404.html", "app", "local"}) fs::remove_all(fs::path(site) / name, ignored);
}

base::Status build(const BuildArguments& arguments, BuildReport& report) {
    std::string app;
    if (report.with_app) {
        const auto found = find_app(arguments.app);
        if (!found) return found.error();
        app = *found;
        if (const base::Status whole = site::check_application(app); !whole) return whole;
    }
    auto corrected = find_corrections(arguments.inputs);
    if (!corrected) return corrected.error();
    CorrectionUses corrections(std::move(corrected->quotes));
    if (const base::Status ready = prepare_site(arguments); !ready) return ready;

    Progress progress;
    index::BuildOptions options;
    options.corrections = std::move(corrected->names);
    options.title = title_for(arguments);
    options.rights = arguments.rights;
    options.jobs = arguments.jobs;
    options.progress = [&progress](const char* phase, unsigned thousandths) {
        progress.show(std::string(phase) + ": " + std::to_string(thousandths / 10) + " %");
    };
    auto builder = index::BundleBuilder::create(arguments.site + "/data", options);
    if (!builder) return builder.error();
    site::PageLines lines;
    if (const base::Status read = read_articles(arguments, *builder, lines, corrections, report, progress); !read) return read;
    // An earlier site stays as it is: an empty one in its place is hardly what was meant.
    if (report.read.accepted == 0) return base::Ok{};
    report.corrections = corrections.report();
    auto bundle = builder->finish();
    if (!bundle) return bundle.error();
    report.bundle = std::move(*bundle);

    if (report.with_app) {
        site::PublishOptions publish;
        publish.output = arguments.site;
        publish.app = app;
        publish.title = options.title;
        publish.bundle_files = publish.start_files = {"data/manifest.json"};
        for (const std::string& file : report.bundle.root_files) publish.start_files.push_back("data/" + file);
        for (const std::string& file : report.bundle.shard_files) publish.bundle_files.push_back("data/" + file);
        progress.show("publishing");
        auto published = site::publish(publish, lines);
        if (!published) return published.error();
        report.site = *published;
    } else {
        remove_pages(arguments.site);
    }
    return write_file(arguments.site + "/build-report.json", as_json(report));
}

}  // namespace

ExitCode run_build(const BuildArguments& arguments) {
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
        clear_away_unused(arguments.site);
        print_message(no_article(arguments.inputs));
        return ExitCode::data_problem;
    }
    return report.read.rejected == 0 ? ExitCode::good : ExitCode::data_problem;
}

}  // namespace verbatim::cli
