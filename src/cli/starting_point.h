// What `verbatim new` writes: the files of assets/starting_point/, compiled in.
#pragma once

#include <string_view>

namespace verbatim::cli::starting_point {

extern const std::string_view article;      // Markdown whose front matter explains its fields
extern const std::string_view corrections;  // corrections.json with examples in comments

}  // namespace verbatim::cli::starting_point
