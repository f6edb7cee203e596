// Where a site's analyses are kept from one build to the next, and whose they are (index/analysis_cache.h).
#pragma once

#include <string>

namespace verbatim::cli {

// SITE.analyses: beside the site, as it holds words of articles that the site may withhold.
std::string kept_analyses(const std::string& site);

// A hash of this program's own file and its version, 32 digits: another compilation may analyse in another way. Empty where the system does not
// show a program its file; then nothing is kept.
std::string program_identity(const std::string& version);

}  // namespace verbatim::cli
