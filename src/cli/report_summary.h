// What a person wants to know of a build report: notices of one kind together, each with how often and an example, the most frequent first.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "cli/build_report.h"
#include "corpus/reader.h"

namespace verbatim::cli {

struct NoticeGroup {
    corpus::Notice::Kind kind = corpus::Notice::Kind::rejected;
    std::string found;     // of the first one, without its example
    std::string expected, remedy;
    std::string example;   // words of the first one; may be empty
    std::string place;     // of the first one: "old.txt:31"
    std::size_t count = 0;
};

// What of a notice's words tells its kind: numbers, names in marks and dates differ from record to record.
std::string kind_of_fault(std::string_view found);

// Most frequent first; of equals, as they came. Linear in the notices.
std::vector<NoticeGroup> grouped_notices(const std::vector<corpus::Notice>& notices);

// The three most frequent of what somebody can do something about: what was refused, left out or repaired with a guess.
std::vector<NoticeGroup> worst_of(const std::vector<NoticeGroup>& groups);

// "7 JSON Lines, 3 web pages": articles by format, most first.
std::string formats_in_words(const BuildReport& report);

// Some lines below the counts of the terminal: by format, undated, twice, versions and copies, repaired and skipped by kind, and what to do first.
std::string summary_as_text(const BuildReport& report);

// The whole report as a page to be read: the same, and every notice. It names the user's files, and is not for publishing.
std::string report_page(const BuildReport& report, const std::string& title);
// Whether a file's text is such a page.
bool is_report_page(std::string_view text);

}  // namespace verbatim::cli
