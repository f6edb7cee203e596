#include "cli/site_build.h"

#include <algorithm>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <system_error>
#include <utility>
#include <vector>

#include "cli/analyses_kept.h"
#include "cli/analysis_pool.h"
#include "cli/correction_uses.h"
#include "cli/corrections_file.h"
#include "cli/disk_need.h"
#include "cli/report_summary.h"
#include "cli/settings_file.h"
#include "cli/site_pages.h"
#include "cli/terminal.h"
#include "cli/web_application.h"
#include "corpus/reader.h"
#include "files/read.h"
#include "files/write.h"
#include "index/analysis_cache.h"
#include "index/builder.h"
#include "site/output.h"
#include "site/output_rules.h"
#include "site/page_lines.h"
#include "site/publish.h"
#include "site/single_file.h"
#include "text/tokenizer.h"

namespace verbatim::cli {
namespace {

namespace fs = std::filesystem;

// Where the full report goes: beside the site and not into it, since it names the user's files.
std::string report_path(const BuildArguments& arguments, const std::string& site) {
    std::error_code ignored;  // without a working folder the name is taken as it is
    return arguments.report.empty() ? site + ".report.json" : fs::absolute(arguments.report, ignored).lexically_normal().string();
}

// The page to be read lies beside the file for programs.
std::string page_path(const std::string& report) { return (report.ends_with(".json") ? report.substr(0, report.size() - 5) : report) + ".html"; }

// Whether a file may be written at `path`: none is there, or one of ours. Any other is the user's own, and then `taken` is what is said.
base::Status check_place(const std::string& path, bool (*is_ours)(std::string_view text), const base::Error& taken) {
    const auto kind = files::kind_of(path);
    if (!kind) return kind.error();
    if (*kind == files::PathKind::nothing) return base::Ok{};
    if (*kind != files::PathKind::file) return taken;
    const auto present = files::read_file_if_there(path);
    if (!present) return present.error();
    return !*present || is_ours(**present) ? base::Status(base::Ok{}) : taken;
}

base::Status check_report_place(const std::string& path) {
    return check_place(path, [](std::string_view text) { return is_report(text) || is_report_page(text); },
                       {path, "a file that is no build report", "room for the build report", "move it away, or choose another place with --report"});
}

base::Status check_single_file_place(const std::string& path, const std::string& site) {
    if (path.empty()) return base::Ok{};
    if (path.starts_with(site + "/")) return base::Error{path, "a file in the site, which the next build knows nothing of", "a place outside of the site", "choose another with --single-file"};
    return check_place(path, site::is_single_file, {path, "a file that no build has made", "room for the single file", "move it away, or choose another place with --single-file"});
}

base::Error was_ended(const std::string& site) { return {site, "a build that was ended", "", ""}; }

}  // namespace

struct SiteBuild::State {
    const BuildArguments& arguments;
    TellStage tell;
    BuildStage stage;

    std::string application;  // folder of the web application; empty: none is published
    CorrectionsFile corrected;
    Settings settings;
    std::string site;         // absolute
    std::string single_file;  // absolute; empty: none
    std::string title_shown;  // of the collection
    std::unique_ptr<index::AnalysisCache> analyses;  // none: every article is analysed, and nothing kept

    std::mutex opening;  // withdraw() waits until the folder is opened or refused
    std::optional<site::Output> output;
    bool ended = false;

    void tell_stage() const {
        if (tell) tell(stage);
    }

    base::Status open_analyses(BuildReport& report);
    void keep_analyses(BuildReport& report);
    base::Status read_articles(index::BundleBuilder& builder, CorrectionUses& corrections, BuildReport& report);
    quotes::TextShown shown_of(const corpus::Article& article) const;
    base::Status make_files(BuildReport& report, std::set<std::string>& files);
    base::Status make_single_file(const std::set<std::string>& files, BuildReport& report) const;
    base::Status make_pages(const site::PublishOptions& publish, const std::string& rights, BuildReport& report, std::set<std::string>& files);
    base::Status build_into(BuildReport& report);
    base::Status prepare(BuildReport& report);
    base::Status open();
    base::Status run(BuildReport& report);

    State(const BuildArguments& its_arguments, TellStage its_tell) : arguments(its_arguments), tell(std::move(its_tell)) {}
};

// A flag goes before verbatim.json, what is said of an outlet before what is said of all.
quotes::TextShown SiteBuild::State::shown_of(const corpus::Article& article) const {
    const auto flag = arguments.source_text.find(text::fold(article.source));
    if (flag != arguments.source_text.end()) return flag->second;
    if (arguments.text) return *arguments.text;
    if (const SourceSettings* source = settings.source(article.source); source && source->text) return *source->text;
    if (settings.text) return *settings.text;
    return article.licensed ? quotes::TextShown::snippet : quotes::TextShown::full;
}

// What earlier builds have kept. What cannot be used of it is passed over; files that the user has named have to be good.
base::Status SiteBuild::State::open_analyses(BuildReport& report) {
    const std::string program = program_identity(arguments.version);
    if (program.empty() && !arguments.analyses.empty()) return base::Error{"--analyses", "a program whose own file cannot be read", "the one that made the analyses", "leave --analyses out"};
    if (program.empty() || (arguments.without_cache && arguments.analyses.empty())) return base::Ok{};
    auto made = index::AnalysisCache::create(output->scratch() + "/analyses", program);
    if (!made) {
        report.not_kept = made.error().message();
        if (arguments.analyses.empty()) return base::Ok{};
        return made.error();
    }
    analyses = std::move(*made);
    for (const std::string& file : arguments.analyses)
        if (const auto taken = analyses->take_from(file); !taken) return taken.error();
    if (!arguments.without_cache) static_cast<void>(analyses->take_from(kept_analyses(site)));  // a first build has none; what is not usable is replaced
    return base::Ok{};
}

// Keeps what this build knows for the next one. That this fails harms nothing: it is said.
void SiteBuild::State::keep_analyses(BuildReport& report) {
    if (!analyses) return;
    report.reused = analyses->reused();
    if (arguments.without_cache) return;
    const std::string place = kept_analyses(site);
    const auto kind = files::kind_of(place);
    base::Status kept = analyses->finish();
    if (kept && kind && (*kind == files::PathKind::nothing || index::is_analysis_file(place))) kept = files::move_file(output->scratch() + "/analyses", place);
    else if (kept) kept = base::Error{place, "a file that no build has made", "room for the analyses", "move it away"};
    if (!kept) report.not_kept = kept.error().message();
}

// Reads and analyses the corpus into the builder.
base::Status SiteBuild::State::read_articles(index::BundleBuilder& builder, CorrectionUses& corrections, BuildReport& report) {
    base::Status status = base::Ok{};
    const auto analyse = [this](const corpus::Article& article) { return analyses ? analyses->analyse(article) : quotes::analyze(article); };
    AnalysisPool pool(arguments.jobs, analyse, [&](AnalysedArticle&& one) {
        if (!status) return;
        corrections.apply(one.article, one.analysis);
        const quotes::TextShown shown = shown_of(one.article);
        report.withheld += shown != quotes::TextShown::full;
        quotes::withhold(one.article, one.analysis, shown);
        status = builder.add(one.article, one.analysis);
        ++stage.articles;
        stage.quotes += static_cast<std::size_t>(std::count_if(one.analysis.quotes.begin(), one.analysis.quotes.end(), [](const quotes::Quote& quote) { return quote.kind != quotes::QuoteKind::indirect; }));
    });
    corpus::ReadOptions options;
    options.follow_links = arguments.follow_links;
    options.today = today();
    if (!settings.fields.empty()) options.fields = &settings.fields;
    if (tell) {
        options.progress = [this](std::uint64_t done, std::uint64_t total) {
            stage.done = done;
            stage.total = total;
            tell_stage();
        };
    }
    const auto summary = corpus::read_corpus(
        arguments.inputs, options,
        [&](corpus::Article&& article) {
            ++report.formats[article.format];
            report.undated += !article.date;
            if (const SourceSettings* source = settings.source(article.source)) article.source = source->name;
            pool.add(std::move(article));
        },
        [&report](corpus::Notice&& notice) { report.notices.push_back(std::move(notice)); });
    pool.finish();
    if (!summary) return summary.error();
    report.read = *summary;
    return status;
}

// Makes the site's files in the staging folder; `files` receives the paths of all that the site consists of.
base::Status SiteBuild::State::make_files(BuildReport& report, std::set<std::string>& files) {
    index::BuildOptions options;
    options.corrections = std::move(corrected.names);
    for (const std::string& title : {arguments.title, settings.title, arguments.title_else, title_of_input(arguments.inputs.front())})
        if (options.title.empty()) options.title = title;
    title_shown = options.title;
    options.rights = arguments.rights.empty() ? settings.all_rights() : arguments.rights;
    options.scratch = output->scratch();
    options.earlier = site + "/data";
    options.jobs = arguments.jobs;
    options.progress = [this](const char* phase, unsigned thousandths) {
        stage.phase = BuildStage::Phase::indexing;
        stage.what = phase;
        stage.done = thousandths;
        stage.total = 1000;
        tell_stage();
    };
    site::PageLines lines;
    options.with_versions = arguments.versions;
    options.on_article = [&lines](const corpus::Article& article, const quotes::Analysis& analysis) { lines.add(article, analysis); };
    auto builder = index::BundleBuilder::create(output->staging() + "/data", options);
    if (!builder) return builder.error();
    CorrectionUses corrections(std::move(corrected.quotes));
    if (const base::Status opened = open_analyses(report); !opened) return opened;
    tell_stage();
    if (const base::Status read = read_articles(*builder, corrections, report); !read) return read;
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
    report.url = arguments.url.empty() ? settings.url : arguments.url;
    if (!application.empty()) {
        publish.staging = output->staging();
        publish.site = site;
        publish.app = application;
        publish.title = options.title;
        publish.hidden_from_search = arguments.hidden_from_search || settings.hidden_from_search || report.withheld > 0;
        publish.with_pages = arguments.pages.value_or(settings.pages.value_or(site::PagesKind::automatic)) != site::PagesKind::none;
        stage.phase = BuildStage::Phase::publishing;
        tell_stage();
        auto published = site::publish(publish, lines);
        if (!published) return published.error();
        files.insert(published->files.begin(), published->files.end());
        report.site = std::move(*published);
        if (publish.with_pages)
            if (const base::Status made = make_pages(publish, options.rights, report, files); !made) return made;
    }
    return files::write_file_below(output->staging(), "build-report.json", counts_as_json(report));
}

// Makes the plain pages of the bundle that was made just now.
base::Status SiteBuild::State::make_pages(const site::PublishOptions& publish, const std::string& rights, BuildReport& report, std::set<std::string>& files) {
    site::PagesOptions options;
    options.kind = arguments.pages.value_or(settings.pages.value_or(options.kind));
    options.embeds = arguments.embeds.value_or(settings.embeds.value_or(options.embeds));
    options.title = publish.title;
    options.rights = rights;
    options.url = report.url;
    options.style = report.site.pages_style;
    options.bundle_id = report.bundle.bundle_id;
    options.version = arguments.version;
    options.hidden_from_search = publish.hidden_from_search;
    const std::size_t most = arguments.most_files.value_or(settings.most_files.value_or(options.most_files));
    options.most_files = most > files.size() ? most - files.size() : 0;
    const auto write = [&](const std::string& path, const std::string& bytes) -> base::Status {
        files.insert(path);
        const auto present = files::read_file_if_there(site + "/" + path);
        if (present && *present == bytes) return base::Ok{};
        return files::write_file_below(output->staging(), path, bytes);
    };
    auto pages = write_site_pages(output->staging() + "/data/", site + "/data/", std::move(options), write);
    if (!pages) return pages.error();
    report.pages = *pages;
    return base::Ok{};
}

// Puts the site that stands now into one file.
base::Status SiteBuild::State::make_single_file(const std::set<std::string>& files, BuildReport& report) const {
    const auto made = site::single_file(files, [this](const std::string& path) { return files::read_file(site + "/" + path); });
    if (!made) return made.error();
    if (const base::Status free = check_single_file_place(single_file, site); !free) return free;  // once more: a build takes its time
    if (const base::Status written = files::write_file(single_file, made->html); !written) return written;
    report.single_file_bytes = made->html.size();
    report.single_file_has_pages = made->with_pages;
    return base::Ok{};
}

base::Status SiteBuild::State::build_into(BuildReport& report) {
    std::set<std::string> files;
    if (const base::Status made = make_files(report, files); !made) return made;
    // An earlier site stays as it is: an empty one in its place is hardly what was meant.
    if (report.read.accepted == 0) return base::Ok{};
    const std::string draft = output->scratch() + "/report.json";
    if (const base::Status written = files::write_file_below(output->scratch(), "report.json", as_json(report)); !written) return written;
    const std::string page = output->scratch() + "/report.html";
    if (const base::Status written = files::write_file_below(output->scratch(), "report.html", report_page(report, title_shown)); !written) return written;
    const auto former = arguments.prune ? site::FormerFiles::remove : site::FormerFiles::keep;
    std::set<std::string> unremoved;
    if (const base::Status done = output->commit(files, former, unremoved); !done) return done;
    report.former_files = output->former_files();
    // From here on the new site stands: what fails now is said, and changes nothing of it.
    for (const std::string& file : unremoved) report.unfinished.push_back({site + "/" + file, "a file that could not be replaced or removed", "", "remove it"});
    base::Status reported = check_report_place(report.report_file);  // once more: a build takes its time
    if (reported) reported = check_report_place(page_path(report.report_file));
    if (reported) reported = files::move_file(draft, report.report_file);
    if (reported) reported = files::move_file(page, page_path(report.report_file));
    if (!reported) report.unfinished.push_back(reported.error());
    keep_analyses(report);
    if (single_file.empty()) return base::Ok{};
    if (const base::Status made = make_single_file(files, report); !made) report.unfinished.push_back(made.error());
    return base::Ok{};
}

// All that can be wrong before anything is made.
base::Status SiteBuild::State::prepare(BuildReport& report) {
    report.with_app = !arguments.without_app;
    if (!arguments.without_app) {
        const auto found = find_app(arguments.app);
        if (!found) return found.error();
        application = *found;
        if (const base::Status whole = site::check_application(application); !whole) return whole;
    }
    auto found = find_corrections(arguments.inputs);
    if (!found) return found.error();
    corrected = std::move(*found);
    auto set = find_settings(arguments.inputs);
    if (!set) return set.error();
    settings = std::move(*set);
    const auto resolved = site::resolve_output(arguments.site, arguments.inputs);
    if (!resolved) return resolved.error();
    site = *resolved;
    report.report_file = report_path(arguments, site);
    if (report.report_file.starts_with(site + "/"))
        return base::Error{arguments.report, "a file in the site, which is published", "a place for the names of your files", "choose another with --report"};
    if (!arguments.single_file.empty()) {
        if (arguments.without_app) return base::Error{"--single-file", "--no-app beside it", "the web application, which the file consists of", "leave out one of the two"};
        std::error_code ignored;  // without a working folder the name is taken as it is
        single_file = fs::absolute(arguments.single_file, ignored).lexically_normal().string();
        if (const base::Status free = check_single_file_place(single_file, site); !free) return free;
    }
    if (const base::Status free = check_report_place(report.report_file); !free) return free;
    return check_report_place(page_path(report.report_file));
}

base::Status SiteBuild::State::open() {
    const std::lock_guard guard(opening);
    if (ended) return was_ended(site);
    auto opened = site::Output::open(site);
    if (!opened) return opened.error();
    output.emplace(std::move(*opened));
    return base::Ok{};
}

base::Status SiteBuild::State::run(BuildReport& report) {
    if (const base::Status ready = prepare(report); !ready) return ready;
    const std::uint64_t free_on_site = free_space(site);
    std::uint64_t free_on_scratch = 0;
    base::Status done = open();
    if (done) {
        free_on_scratch = free_space(output->scratch());
        done = build_into(report);
        output->withdraw();
    }
    if (done || done.error().kind != base::ErrorKind::disk_full) return done;
    const bool on_scratch = output && done.error().where.starts_with(output->scratch());
    return with_shortage(done.error(), estimated_need(arguments.inputs, application), on_scratch ? free_on_scratch : free_on_site);
}

SiteBuild::SiteBuild(const BuildArguments& arguments, TellStage tell)
    : state_(std::make_unique<State>(arguments, std::move(tell))) {}
SiteBuild::~SiteBuild() = default;

base::Status SiteBuild::run(BuildReport& report) { return state_->run(report); }

void SiteBuild::withdraw() {
    const std::lock_guard wait(state_->opening);
    state_->ended = true;
    if (state_->output) state_->output->withdraw();
}

std::string title_of_input(const std::string& input) {
    const fs::path path = fs::path(input).lexically_normal();
    const std::string name = (path.has_filename() ? path : path.parent_path()).stem().string();
    return name.empty() || name[0] == '.' ? "Articles" : name;
}

}  // namespace verbatim::cli
