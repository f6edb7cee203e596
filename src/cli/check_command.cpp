// `verbatim check`: whether a site is whole, file by file.
#include <cstdio>
#include <nlohmann/json.hpp>
#include <string>

#include "bundle/verify.h"
#include "cli/commands.h"
#include "cli/site_check.h"
#include "cli/site_folder.h"
#include "cli/terminal.h"

namespace verbatim::cli {
namespace {

using Json = nlohmann::ordered_json;

void print_json(const bundle::VerifyReport& report, bool application) {
    Json out{{"good", report.good()}, {"application", application}, {"articles", report.articles}, {"quotes", report.quotes}, {"people", report.people},
             {"kinds", Json::object()}, {"families", Json::object()}, {"problems", Json::array()}};
    for (const auto& [kind, sum] : report.kinds) out["kinds"][bundle::kind_name(kind)] = {{"files", sum.files}, {"bytes", sum.bytes}};
    for (const auto& [family, sum] : report.families) out["families"][bundle::family_name(family)] = {{"files", sum.files}, {"bytes", sum.bytes}};
    for (const base::Error& problem : report.problems) {
        out["problems"].push_back({{"where", problem.where}, {"found", problem.found}, {"expected", problem.expected},
                                   {"remedy", problem.remedy}});
    }
    const std::string text = out.dump(2, ' ', false, Json::error_handler_t::replace);
    std::printf("%s\n", text.c_str());
}

void print_text(const bundle::VerifyReport& report, bool application) {
    for (const base::Error& problem : report.problems) std::printf("%s\n", visible(problem.message()).c_str());
    std::printf("%s, %s, %s\n", counted(report.articles, "article").c_str(), counted(report.quotes, "quote").c_str(),
                counted(report.people, "person", "people").c_str());
    for (const auto& [kind, sum] : report.kinds) {
        std::printf("  %-11s %6u files %10.1f KB\n", bundle::kind_name(kind), sum.files, static_cast<double>(sum.bytes) / 1e3);
    }
    if (report.good()) {
        std::printf("good: every file of the bundle is there and as it was written\n");
    } else {
        std::printf("%s\n", counted(report.problems.size(), "problem").c_str());
    }
    if (!application) std::printf("the application is not there (index.html, app/): the site was built with --no-app, or not copied whole\n");
}

}  // namespace

ExitCode run_check(const CheckArguments& arguments) {
    const std::string data = arguments.site + "/data/";
    const std::optional<std::string> manifest = read_file(data + "manifest.json");
    if (!manifest) {
        print_error(no_site(arguments.site));
        return ExitCode::wrong_usage;
    }
    bundle::VerifyReport report = bundle::verify(*manifest, [&data](const std::string& file) { return read_file(data + file); });
    const SiteCheck around = check_around(arguments.site, *manifest);
    report.problems.insert(report.problems.end(), around.problems.begin(), around.problems.end());
    const bool application = around.application;
    if (arguments.format == OutputFormat::json) {
        print_json(report, application);
    } else {
        print_text(report, application);
    }
    return report.good() ? ExitCode::good : ExitCode::data_problem;
}

}  // namespace verbatim::cli
