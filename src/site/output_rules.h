// Which folders a site may be written into.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "corpus/reader.h"

namespace verbatim::site {

// The file that marks a folder as a site's, and what stands in it.
inline constexpr const char* mark_name = corpus::site_mark;
inline constexpr const char* mark_text = "This folder is written by `verbatim build`, which replaces what is in it.\n";

// The absolute path of the folder, with all links resolved; nothing is made or changed. `inputs` are the files and folders
// of articles. Errors: an empty path, the root, the working folder, a home; a folder that is an input, holds one or lies in
// one; a path that is no folder; a folder that holds files and no mark; a folder in
// another site; a site whose data, app or local is a link.
base::Result<std::string> resolve_output(const std::string& wanted, const std::vector<std::string>& inputs);

}  // namespace verbatim::site
