// Words taken out of an article, as a publisher sets them in a line of other text.
//
//     the article's bytes                              set
//     They call it "the cut" here.                     “They call it ‘the cut’ here.”
//     We waited.\n\n“Nobody came.                      “We waited. Nobody came.”
//     a 5" pipe                                        “a 5" pipe”
//
// Line ends become a blank. Double marks that belong together become single ones, because the words get double marks themselves; within
// those, double ones again. A mark that has no other half stays as it is – but for the one that opens a further paragraph of the same
// speech, which nobody sets in the middle of a line.
//
// For what people read: rows, citations, pages. Data keep the article's bytes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace verbatim::text {

struct SetWords {
    std::string text;
    // Where a stretch of the words stands in `text`. Precondition: it lies in the words, on borders of characters. O(log n).
    base::TextSpan place(base::TextSpan span) const { return {place(span.start), place(span.end)}; }

    // What was changed, ascending: bytes of the words, and those of `text` in their place.
    struct Change {
        base::TextSpan from, to;
    };
    std::vector<Change> changes;

  private:
    std::uint32_t place(std::uint32_t offset) const;
};

// Between “ and ”. Linear time.
SetWords set_in_marks(std::string_view words);
// The same without marks around them, so that marks within stay too: line ends alone are changed.
SetWords set_without_marks(std::string_view words);

}  // namespace verbatim::text
