// `verbatim build`: a corpus in, a website out. Builds, and says what has become of each file.
#include <cstdio>
#include <string>

#include "cli/build_progress.h"
#include "cli/build_report.h"
#include "cli/commands.h"
#include "cli/site_build.h"
#include "cli/stop_signals.h"
#include "cli/terminal.h"

namespace verbatim::cli {

ExitCode run_build(const BuildArguments& arguments) {
    take_failed_writes_as_errors();
    BuildReport report;
    BuildProgress progress(WithoutTerminal::silent);
    SiteBuild build(arguments, [&progress](const BuildStage& stage) { progress.tell(stage); });
    base::Status built = base::Ok{};
    {
        const StopSignals signals([&build] { build.withdraw(); });
        built = build.run(report);
    }
    progress.clear();
    if (!built) {
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
    if (report.withheld > 0) {
        print_message("of " + counted(report.withheld, "article") + ", the site shows quotations with short context only, and it asks search engines not to list it: their texts are licensed to you. "
                      "Where you have the right to publish them, build with --text full");
    }
    if (arguments.strict && report.read.repaired > 0) {
        print_message("--strict: " + counted(report.read.repaired, "article") + " had to be repaired; the report says how");
        return ExitCode::data_problem;
    }
    return report.read.rejected == 0 && report.unfinished.empty() ? ExitCode::good : ExitCode::data_problem;
}

}  // namespace verbatim::cli
