#include "cli/report_summary.h"

#include <doctest/doctest.h>

using namespace verbatim;
using namespace verbatim::cli;

namespace {

corpus::Notice notice(corpus::Notice::Kind kind, std::uint32_t line, std::string found, std::string expected, std::string remedy) {
    return {kind, {"a.jsonl", line}, "", {"", std::move(found), std::move(expected), std::move(remedy)}};
}

BuildReport sample_report() {
    using Kind = corpus::Notice::Kind;
    BuildReport report;
    report.read = {.files = 2, .accepted = 9, .repaired = 3, .rejected = 2, .skipped_files = 1, .twice = 1};
    report.formats = {{"csv", 2}, {"jsonl", 7}};
    report.undated = 4;
    report.notices = {notice(Kind::rejected, 7, "broken JSON at byte 212", "one JSON object a line", "mend the line; it was left out"),
                      notice(Kind::repaired, 8, "entities or tags in the title (“Nadia&#8217;s <b>well”)", "plain words", "they were read as what they stand for"),
                      notice(Kind::rejected, 9, "broken JSON at byte 3", "one JSON object a line", "mend the line; it was left out"),
                      notice(Kind::repaired, 10, "entities or tags in the title (“Tom &amp; Ann”)", "plain words", "they were read as what they stand for"),
                      notice(Kind::repaired, 11, "date 03/04/2025, which could be two days", "a date written as YYYY-MM-DD", "the article is undated"),
                      notice(Kind::skipped_file, 0, "a hidden file", "files of articles", "rename it if it holds articles")};
    return report;
}

}  // namespace

TEST_CASE("notices of one kind are one group, with a number, a place and an example") {
    const auto groups = grouped_notices(sample_report().notices);
    REQUIRE(groups.size() == 4);
    CHECK(groups[0].count == 2);
    CHECK(groups[0].place == "a.jsonl:7");
    CHECK(groups[1].found == "entities or tags in the title");
    CHECK(groups[1].example == "Nadia&#8217;s <b>well");
}

TEST_CASE("unlike faults are kinds of their own, though the same is expected") {
    using Kind = corpus::Notice::Kind;
    const auto groups = grouped_notices({notice(Kind::rejected, 1, "broken JSON at byte 212", "one JSON object a line", "mend it"), notice(Kind::rejected, 2, "an object without a text, id \"a-1\"", "one JSON object a line", "mend it"),
                                         notice(Kind::rejected, 3, "an object without a text, id \"b\"", "one JSON object a line", "mend it"), notice(Kind::skipped_file, 0, "a file of another kind (.jpg)", "a format", "convert it"),
                                         notice(Kind::skipped_file, 0, "a file of another kind (.xyz)", "a format", "convert it")});
    REQUIRE(groups.size() == 4);
    CHECK(groups[0].count == 2);
    CHECK(groups[0].place == "a.jsonl:2");
    CHECK(kind_of_fault("date 3.4., which could be two days") == kind_of_fault("date 05/06/2024, which could be two days"));
    CHECK(kind_of_fault("date 3.4., which could be two days") != kind_of_fault("date in May"));
    CHECK(kind_of_fault("1,204 tags") == kind_of_fault("12 tags"));
    CHECK(kind_of_fault("the id \"a\" for a second time, after x.txt:3") == kind_of_fault("the id \"b\" for a second time, after y.txt:7"));
}

TEST_CASE("what to do first leaves out what needs nothing") {
    const auto worst = worst_of(grouped_notices(sample_report().notices));
    REQUIRE(worst.size() == 2);
    CHECK(worst[0].found.starts_with("broken JSON"));
    CHECK(worst[1].found.starts_with("date 03/04/2025"));
}

TEST_CASE("the summary says what was read by format, what is undated, and what to do") {
    const std::string text = summary_as_text(sample_report());
    CHECK(text.find("by format: 7 JSON Lines, 2 CSV and TSV") != std::string::npos);
    CHECK(text.find("undated: 4 of 9 articles") != std::string::npos);
    CHECK(text.find("repaired: 2 × entities or tags in the title: “Nadia&#8217;s <b>well”, first in a.jsonl:8") != std::string::npos);
    CHECK(text.find("1. 2 × broken JSON at byte 212 (a.jsonl:7): mend the line; it was left out (expected one JSON object a line)") != std::string::npos);
    CHECK(summary_as_text({}).empty());
}

TEST_CASE("the page holds every notice, escaped, and is known again") {
    const std::string page = report_page(sample_report(), "A & <B>");
    CHECK(is_report_page(page));
    CHECK(page.find("A &amp; &lt;B&gt;") != std::string::npos);
    CHECK(page.find("&lt;b&gt;well") != std::string::npos);
    CHECK(page.find("<b>well") == std::string::npos);
    CHECK(page.find("a.jsonl:10") != std::string::npos);
    CHECK(page.find("JSON Lines") != std::string::npos);
    CHECK_FALSE(is_report_page("<!DOCTYPE html>"));
}
