// The build report: how each input file and record ended, and what was made of them. Nothing is dropped silently.
//
// Written as SITE/build-report.json, the same bytes for the same input, and summed up on standard error.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "corpus/reader.h"
#include "index/builder.h"
#include "site/publish.h"

namespace verbatim::cli {

// "seeds/a.txt:12: rejected: found …; expected …; remedy".
std::string describe(const corpus::Notice& notice);

// One of the user's corrections, and how many quotations it changed; 0: it does not apply any more.
struct CorrectionUse {
    std::string article, words;
    std::size_t uses = 0;
};

struct BuildReport {
    corpus::ReadSummary read;
    std::vector<corpus::Notice> notices;
    std::vector<CorrectionUse> corrections;  // of quotations; those of names stand in `bundle`
    index::BuildSummary bundle;
    site::PublishReport site;
    bool with_app = true;
};

// Indented JSON with a line feed at its end; docs/commands.md describes every field.
std::string as_json(const BuildReport& report);

// A few lines for a person: counts, sizes, and the first notices.
std::string as_text(const BuildReport& report);

}  // namespace verbatim::cli
