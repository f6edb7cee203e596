// The plain pages of a site, from the bundle that was just made.
#pragma once

#include <string>

#include "base/result.h"
#include "site/pages/pages.h"

namespace verbatim::cli {

// Reads the bundle of `data`, whose older files stand in `earlier` (both end with data/), and writes its pages. Cost: each article is read twice.
// Errors: a bundle that cannot be read, too few files (site::PagesMaker::plan), the disk.
base::Result<site::PagesReport> write_site_pages(const std::string& data, const std::string& earlier, site::PagesOptions options, const site::WritePage& write);

}  // namespace verbatim::cli
