// What hangs under the search field while it is used: what is wrong with the query and how to repair it, what the word being
// typed could become, or the searches made before.
#pragma once

#include <vector>

#include "ui/frame.h"

namespace verbatim::ui {

// Where the words of the search field begin, from its left edge.
inline constexpr float search_text_left = 36;

// The choices on offer, which the arrow keys walk through: repairs, completions, or earlier searches.
const std::vector<app::Choice>& search_offers(const app::HeaderModel& header);

}  // namespace verbatim::ui
