// What keeps articles of a corpus from being read, found or told apart, as the corpus reader finds it.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "cli/doctor/finding.h"

namespace verbatim::cli {

// Reads the inputs as one build would. Errors: an input that is not there or cannot be read; a disk that fails. Cost: one reading of the
// corpus, without its analysis; memory: some bytes an article.
base::Result<std::vector<Finding>> check_corpus(const std::vector<std::string>& inputs, bool follow_links);

}  // namespace verbatim::cli
