#include "cli/open_summary.h"

#include <doctest/doctest.h>

#include <string>

namespace verbatim::cli {
namespace {

using corpus::Notice;
using std::chrono::milliseconds;

Notice skipped(const std::string& found) { return {Notice::Kind::skipped_file, {"x", 0}, "", {"x", found, "", ""}}; }

TEST_CASE("a good reading takes one line") {
    BuildReport report;
    report.read = {.files = 1, .accepted = 1};
    report.bundle.articles = report.bundle.quotes = report.bundle.people = 1;
    CHECK(reading_summary(report, milliseconds(1'449)) == "1 article, 1 quotation, 1 person, in 1.4 s\n");
    report.bundle.articles = 1'200;
    report.bundle.quotes = 0;
    report.bundle.people = 2;
    CHECK(reading_summary(report, milliseconds(12'600)) == "1,200 articles, 0 quotations, 2 people, in 13 s\n");
}

TEST_CASE("what was not read is named by file and line, the first five, and counted") {
    BuildReport report;
    report.read = {.files = 9, .accepted = 1, .rejected = 6, .skipped_files = 3};
    for (int line = 1; line <= 6; ++line) report.notices.push_back({Notice::Kind::rejected, {"wire.jsonl", 1}, "", {"wire.jsonl:" + std::to_string(line), "broken JSON", "one object", "mend it"}});
    for (const char* found : {"a file of another kind (.docx)", "a hidden file", "a hidden file"}) report.notices.push_back(skipped(found));
    report.report_file = "/cache/site.report.json";
    const std::string text = reading_summary(report, milliseconds(100));
    CHECK(text.find("6 records were not read, the first five:\n    wire.jsonl:1: found broken JSON; expected one object; mend it\n") != std::string::npos);
    CHECK(text.find("wire.jsonl:5:") != std::string::npos);
    CHECK(text.find("wire.jsonl:6:") == std::string::npos);
    CHECK(text.find("3 files were passed over: a hidden file (2), a file of another kind (.docx)\n") != std::string::npos);
    CHECK(text.ends_with("the full report: /cache/site.report.json\n"));
}

TEST_CASE("a name cannot steer the terminal, and no report is named that was not written") {
    BuildReport report;
    report.read = {.files = 1, .rejected = 1, .skipped_files = 1};
    report.notices = {{Notice::Kind::rejected, {"x", 1}, "", {"\x1b[2Jx.jsonl:1", "broken JSON", "", ""}}, skipped("a file of another kind (.\x1b]0;y)")};
    const std::string text = reading_summary(report, milliseconds(100));
    CHECK(text.find('\x1b') == std::string::npos);
    CHECK(text.find("report:") == std::string::npos);
    CHECK(text.find("1 record was not read:\n") == 0);
}

}  // namespace
}  // namespace verbatim::cli
