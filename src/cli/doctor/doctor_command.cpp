// `verbatim doctor`: what is wrong with this machine, with a corpus or with a site, and what to do about it.
#include <algorithm>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "cli/commands.h"
#include "cli/doctor/corpus_checks.h"
#include "cli/doctor/machine_checks.h"
#include "cli/doctor/site_checks.h"
#include "cli/site_folder.h"
#include "cli/terminal.h"
#include "files/read.h"

namespace verbatim::cli {
namespace {

// What was found about one thing.
struct Examined {
    std::string subject;
    const char* kind = "";  // machine, corpus, site
    std::vector<Finding> findings;
};

const char* health_name(Health health) {
    switch (health) {
        case Health::ok: return "ok";
        case Health::warning: return "warning";
        case Health::problem: return "problem";
    }
    return "";
}

std::uint64_t count_of(const std::vector<Examined>& all, Health health) {
    std::uint64_t count = 0;
    for (const Examined& one : all)
        count += static_cast<std::uint64_t>(std::count_if(one.findings.begin(), one.findings.end(), [health](const Finding& finding) { return finding.health == health; }));
    return count;
}

std::string places_of(const Finding& finding) {
    std::string out;
    for (const std::string& place : finding.examples) out += (out.empty() ? "" : ", ") + place;
    const std::uint64_t more = finding.examples_of - finding.examples.size();
    return more == 0 ? out : out + " and " + std::to_string(more) + " more";
}

void print_findings_text(const std::vector<Examined>& all) {
    for (const Examined& one : all) {
        std::printf("%s: %s\n", one.kind, visible(one.subject).c_str());
        for (const Finding& finding : one.findings) {
            std::printf("  %-7s  %s: %s\n", health_name(finding.health), visible(finding.check).c_str(), visible(finding.found).c_str());
            if (finding.examples_of != 0) std::printf("           in: %s\n", visible(places_of(finding)).c_str());
            if (!finding.remedy.empty()) std::printf("           %s: %s\n", finding.health == Health::ok ? "note" : "fix", visible(finding.remedy).c_str());
        }
    }
    std::printf("%s, %s\n", counted(count_of(all, Health::problem), "problem").c_str(), counted(count_of(all, Health::warning), "warning").c_str());
}

void print_findings_json(const std::vector<Examined>& all) {
    using Json = nlohmann::ordered_json;
    Json out{{"good", count_of(all, Health::problem) == 0}, {"checks", Json::array()}};
    for (const Examined& one : all)
        for (const Finding& finding : one.findings) {
            Json check{{"kind", one.kind}, {"subject", one.subject}, {"check", finding.check}, {"health", health_name(finding.health)}, {"found", finding.found}};
            if (!finding.remedy.empty()) check["remedy"] = finding.remedy;
            if (finding.examples_of != 0) {
                check["places"] = finding.examples_of;
                check["examples"] = finding.examples;
            }
            out["checks"].push_back(std::move(check));
        }
    std::printf("%s\n", out.dump(2, ' ', false, Json::error_handler_t::replace).c_str());
}

}  // namespace

ExitCode run_doctor(const DoctorArguments& arguments) {
    std::vector<Examined> all;
    std::vector<std::string> corpus;
    if (arguments.paths.empty()) all.push_back({"this one", "machine", check_machine()});
    for (const std::string& path : arguments.paths) {
        if (is_site(path)) all.push_back({path, "site", check_site(path)});
        else corpus.push_back(path);
    }
    if (!corpus.empty()) {
        auto findings = check_corpus(corpus, arguments.follow_links);
        if (!findings) {
            print_error(findings.error());
            return ExitCode::wrong_usage;
        }
        std::string names;
        for (const std::string& path : corpus) names += (names.empty() ? "" : ", ") + path;
        all.push_back({names, "corpus", std::move(*findings)});
    }
    if (arguments.format == OutputFormat::json) print_findings_json(all);
    else print_findings_text(all);
    return count_of(all, Health::problem) == 0 ? ExitCode::good : ExitCode::data_problem;
}

}  // namespace verbatim::cli
