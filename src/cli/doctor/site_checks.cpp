#include "cli/doctor/site_checks.h"

#include <algorithm>

#include "bundle/verify.h"
#include "cli/build_report.h"
#include "cli/site_check.h"
#include "cli/site_folder.h"
#include "cli/terminal.h"
#include "files/read.h"
#include "files/walk.h"

namespace verbatim::cli {
namespace {

// What hosts take in their free plans: GitHub Pages by its page of limits, the number of files on Cloudflare Pages by its change log of January
// 2026. The largest file of Cloudflare Pages has not been looked up.
constexpr std::uint64_t mebibyte = 1'048'576;
constexpr std::uint64_t largest_on_github = 100 * mebibyte, largest_on_cloudflare = 25 * mebibyte;
constexpr std::uint64_t largest_site_on_github = 1'000'000'000;
constexpr std::uint64_t most_files_on_cloudflare = 20'000;

// The bundle, the page and stray files; each remedy once.
void add_check_findings(const std::string& site, const std::string& manifest, std::vector<Finding>& out) {
    const bundle::VerifyReport report = bundle::verify(manifest, [&site](const std::string& file) { return read_file(site + "/data/" + file); });
    const SiteCheck around = check_around(site, manifest);
    std::vector<base::Error> problems = report.problems;
    problems.insert(problems.end(), around.problems.begin(), around.problems.end());
    if (problems.empty()) out.push_back({Health::ok, "bundle", counted(report.articles, "article") + ", every file as it was written", "", {}, 0});
    for (const base::Error& problem : problems) {
        const auto same = std::find_if(out.begin(), out.end(), [&problem](const Finding& one) { return one.found == problem.found && one.remedy == problem.remedy; });
        if (same == out.end()) out.push_back({Health::problem, "bundle", problem.found, problem.remedy, {problem.where}, 1});
        else add_example(*same, problem.where);
    }
    if (around.application) out.push_back({Health::ok, "explorer", "the page and its program are there", "", {}, 0});
    else if (is_file(site + "/index.html")) out.push_back({Health::problem, "explorer", "a part of it is not there", "copy the whole site again, or build it again", {}, 0});
    else out.push_back({Health::warning, "explorer", "index.html is not there: the site has no page to show", "build it without --no-app, or copy the whole site again", {}, 0});
}

// A report names the files of whoever built the site. build-report.json has counts alone.
void add_reports_finding(const std::string& site, const std::vector<files::Entry>& entries, std::vector<Finding>& out) {
    Finding finding{Health::problem, "reports", "a full build report in the published folder: it names your files", "move it out: verbatim build writes it beside the site", {}, 0};
    for (const files::Entry& entry : entries) {
        if (!entry.path.ends_with(".json") || entry.path.starts_with("data/")) continue;
        const auto text = read_file(site + "/" + entry.path);
        if (text && is_report(*text) && text->find("\n  \"notices\": ") != std::string::npos) add_example(finding, entry.path);
    }
    if (finding.examples_of != 0) out.push_back(std::move(finding));
}

void add_size_findings(const std::string& site, const std::vector<files::Entry>& entries, std::vector<Finding>& out) {
    Finding too_large{Health::warning, "large files", "GitHub Pages refuses files of more than 100 MiB", "publish the site on another host", {}, 0};
    Finding large{Health::warning, "large files", "Cloudflare Pages refuses files of more than 25 MiB", "publish the site on another host, where you meant that one", {}, 0};
    std::uint64_t bytes = 0, files = 0;
    for (const files::Entry& entry : entries) {
        const auto size = files::file_size(site + "/" + entry.path);
        if (!size || entry.kind == files::EntryKind::hidden_folder) continue;
        bytes += *size;
        ++files;
        if (*size > largest_on_cloudflare) add_example(*size > largest_on_github ? too_large : large, entry.path + " (" + size_text(*size) + ")");
    }
    for (Finding* one : {&too_large, &large})
        if (one->examples_of != 0) out.push_back(std::move(*one));
    Finding sum{Health::ok, "size", counted(files, "file") + ", " + size_text(bytes), "", {}, 0};
    if (bytes > largest_site_on_github) {
        sum.health = Health::warning;
        sum.found += ": GitHub Pages takes sites of up to 1 GB";
        sum.remedy = "publish it on another host, or make several sites of parts of the corpus; local/ is for opening from disk and may be left out";
    } else if (files > most_files_on_cloudflare) {
        sum.health = Health::warning;
        sum.found += ": Cloudflare Pages takes up to 20,000 files";
        sum.remedy = "publish it on another host, where you meant that one";
    }
    out.push_back(std::move(sum));
}

}  // namespace

std::vector<Finding> check_site(const std::string& site) {
    std::vector<Finding> out;
    const auto manifest = read_file(site + "/data/manifest.json");
    if (manifest) add_check_findings(site, *manifest, out);
    else out.push_back({Health::problem, "bundle", no_site(site).where + ": " + no_site(site).found, "copy the whole site again, or build it again", {}, 0});
    const auto entries = files::walk(site, files::HiddenFolders::name_only);
    if (!entries) {
        out.push_back({Health::problem, "files", entries.error().found + ": " + entries.error().where, "expected " + entries.error().expected + "; " + entries.error().remedy, {}, 0});
        return out;
    }
    if (is_file(site + "/index.html") && !is_file(site + "/.nojekyll"))
        out.push_back({Health::warning, ".nojekyll", "is not there: GitHub Pages may leave files out", "copy the whole site again, with its hidden files", {}, 0});
    add_reports_finding(site, *entries, out);
    add_size_findings(site, *entries, out);
    return out;
}

}  // namespace verbatim::cli
