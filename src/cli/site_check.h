// What `verbatim check` looks at beside the bundle: whether the page belongs to the collection that tools open, whether the
// application is whole, and what lies in the site's folders that no build has written.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace verbatim::cli {

struct SiteCheck {
    bool application = false;           // there is a page, with all that it names
    std::vector<base::Error> problems;  // `where` is the path in the site
};

// `manifest` is the text of data/manifest.json. Reads the page, the list of files and the names in data/, app/ and local/.
SiteCheck check_around(const std::string& site, std::string_view manifest);

}  // namespace verbatim::cli
