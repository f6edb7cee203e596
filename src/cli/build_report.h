// The build report: how each input file and record ended, and what was made of them. Nothing is dropped silently.
//
// Written beside the site as SITE.report.json, the same bytes for the same input, and summed up on standard error. Only its
// counts stand in the site itself, as build-report.json, because the site is published and the report names the user's files.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/correction_uses.h"
#include "corpus/reader.h"
#include "index/builder.h"
#include "site/pages/pages.h"
#include "site/publish.h"

namespace verbatim::cli {

// "seeds/a.txt:12: rejected: found …; expected …; remedy".
std::string describe(const corpus::Notice& notice);

// What to say when the inputs hold not a single article: that, and what is read.
std::string no_article(const std::vector<std::string>& inputs);

struct BuildReport {
    corpus::ReadSummary read;
    std::vector<corpus::Notice> notices;
    std::vector<CorrectionUse> corrections;  // of quotations; those of names stand in `bundle`
    index::BuildSummary bundle;
    site::PublishReport site;
    std::optional<site::PagesReport> pages;  // none where there are none
    std::size_t former_files = 0;            // of the former collection, kept for pages that are open
    std::uint64_t single_file_bytes = 0;     // 0: none was asked for, or it could not be made
    bool single_file_has_pages = false;
    std::size_t reused = 0;                  // articles whose analysis was kept by an earlier build
    std::string not_kept;                    // why the next build has to analyse all again; empty: it has not
    bool with_app = true;
    std::string url;  // where the site will be; empty: not known
    std::map<std::string, std::uint64_t> formats;  // articles by format (corpus/format.h)
    std::uint64_t undated = 0;             // of the accepted articles
    std::uint64_t withheld = 0;  // articles whose text the site does not show
    std::string report_file;              // where the full report is written
    std::vector<base::Error> unfinished;  // what failed after the new site stood: said, and not in the report
};

// Indented JSON with a line feed at its end; docs/commands.md describes every field.
std::string as_json(const BuildReport& report);
// The counts alone.
std::string counts_as_json(const BuildReport& report);
// The address that a site was built for, from the counts in its folder; empty where they tell none. An address that is none is not believed.
std::string published_address(const std::string& site);
// Whether a file's text is what as_json() makes.
bool is_report(std::string_view text);

// A few lines for a person: counts, sizes, and the first notices.
std::string as_text(const BuildReport& report);

// The corrections that did not apply, a line each; empty when all did.
std::string corrections_as_text(const BuildReport& report);

// The first notices alone, and how many more there are: " in build-report.json", or nothing for a build that ends without a site.
std::string notices_as_text(const BuildReport& report, std::string_view where_all_stand);

}  // namespace verbatim::cli
