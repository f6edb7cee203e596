// How many slips of the pen lie between two words: a letter more, less or other, or two neighbours swapped.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace verbatim::text {

// Optimal string alignment distance in code points (Damerau 1964; Ukkonen's band). An object keeps its room from pair to pair.
class EditDistance {
  public:
    // Whether the two are at most `edits` apart. Time: the length times `edits`.
    bool within(std::u32string_view a, std::u32string_view b, std::size_t edits);

  private:
    std::vector<std::size_t> rows_[3];  // of the table of distances
};

}  // namespace verbatim::text
