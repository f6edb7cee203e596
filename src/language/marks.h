// Quotation marks: from the glyphs of a paragraph to the stretches that stand between them.
//
//     He said “the deal”, not ''a deal'', was 'done'.
//              [------]        [----]         [--]
//
// A paragraph is read on its own, so an odd mark never spoils more than its paragraph; a mark left open runs to the
// paragraph's end, as newspapers print a quotation that goes on in the next one. Nested marks are not reported: the outer
// stretch is what was said. Apostrophes and inch signs are not marks. Whether a stretch is speech is decided elsewhere.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace verbatim::language {

// Whether `what` stands at `offset`. Requires: offset <= text.size().
inline bool has_at(std::string_view text, std::size_t offset, std::string_view what) { return text.compare(offset, what.size(), what) == 0; }

struct QuotedStretch {
    base::TextSpan outer;         // marks included
    base::TextSpan inner;         // marks and blanks beside them left out; never empty
    std::uint32_t paragraph = 0;  // index into the paragraphs given
    bool closed = true;           // false: no closing mark, runs to the paragraph's end
    bool single = false;          // single marks: ‘…’ or '…'
};

// All outermost quoted stretches, in text order, not overlapping. Stretches without a letter or digit are left out.
// Linear time: each mark is looked at a bounded number of times.
std::vector<QuotedStretch> find_quoted(std::string_view text, const std::vector<base::TextSpan>& paragraphs);

}  // namespace verbatim::language
