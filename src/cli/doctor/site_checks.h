// What is wrong with a site that is to be published or looked at: all that `verbatim check` finds, what should not be published, and what
// hosts refuse.
#pragma once

#include <string>
#include <vector>

#include "cli/doctor/finding.h"

namespace verbatim::cli {

// Cost: reads every file of the bundle.
std::vector<Finding> check_site(const std::string& site);

}  // namespace verbatim::cli
