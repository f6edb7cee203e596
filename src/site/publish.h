// The folder that gets published: everything around the bundle that makes it a website.
//
//     SITE/index.html               the page: plain list, progress bar, error in words; then the explorer
//     SITE/404.html  .nojekyll
//     SITE/app/verbatim-HASH.js     the application, style and fonts; names carry the hash of what they hold, so a
//     SITE/app/verbatim-HASH.wasm   cache can never mix two versions
//     SITE/app/style-HASH.css
//     SITE/app/pages-HASH.css       of the plain pages (pages/pages.h), which PagesMaker writes
//     SITE/app/fonts/*.ttf
//     SITE/app/ui/*.txt
//     SITE/data/…                   the bundle, written by index/ beforehand
//     SITE/local/….js               copies of the files above as classic scripts, loaded only under file://, where a
//                                   page may not fetch its neighbours; left out above PublishOptions::most_local_bytes
//
// Deterministic: same input, same bytes. Pages are made by filling the templates of web/; whatever comes from articles is
// escaped, and links other than http and https are dropped.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "base/result.h"
#include "site/page_lines.h"

namespace verbatim::site {

struct PublishOptions {
    std::string staging;                    // where new files are made, under their paths in the site; holds the bundle's new files
    std::string site;                       // the site's folder: what stands there with the same bytes is not made again
    std::string app;                        // the built application: index.html, 404.html, style.css, pages.css, verbatim_web.js, .wasm, fonts/
    std::string title;                      // of the collection
    std::string language = "en";            // of the page's own words
    bool with_pages = false;                // plain pages will stand in pages/: the page leads to them
    bool hidden_from_search = false;        // the page asks search engines not to list it
    std::string manifest;                   // what the page opens: "data/manifest-9f….json"
    std::vector<std::string> bundle_files;  // paths in the site: that manifest and the shards
    std::vector<std::string> start_files;   // of them, what every start reads: the page fetches it beside the program, not after it
    std::uint64_t most_local_bytes = 30'000'000;  // how large application and bundle may be to be copied into local/
};

struct PublishReport {
    std::string pages_style;         // path in the site of the plain pages' stylesheet
    std::uint64_t app_bytes = 0;     // script, wasm, style and fonts
    std::uint64_t bundle_bytes = 0;
    std::uint64_t local_bytes = 0;   // what local/ takes
    bool opens_from_disk = false;    // index.html runs the explorer by double click
    std::set<std::string> files;     // all files of the site but the bundle's: what Output::commit() is given besides
};

// Whether `folder` holds a whole application, asked before a long build; the error names the file that is missing.
base::Status check_application(const std::string& folder);

// Makes the site's files around the bundle in the staging folder. Errors: a file of the application or the bundle that is
// missing, a template without one of its places, a folder that cannot be written; each names the file.
base::Result<PublishReport> publish(const PublishOptions& options, PageLines& lines);

}  // namespace verbatim::site
