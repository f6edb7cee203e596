// What `verbatim open` says of a build: a few lines that a person likes to read.
#pragma once

#include <chrono>
#include <string>

#include "cli/build_report.h"

namespace verbatim::cli {

// What was read, and what was not and why, the first few by file and line. Where more is to be told than is shown, the last line names
// the full report.
//
//     12 articles, 40 quotations, 18 people, in 1.4 s
//     2 records were not read:
//         wire.jsonl:7: found broken JSON at byte 212; expected one JSON object a line; …
//     3 files were passed over: a hidden file (2), a file of another kind (.docx)
std::string reading_summary(const BuildReport& report, std::chrono::milliseconds took);

}  // namespace verbatim::cli
