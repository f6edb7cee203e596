// Paragraphs and sentences of normalised text.
#pragma once

#include <string_view>
#include <vector>

#include "base/span.h"

namespace verbatim::text {

// The paragraphs of a normalised text: the stretches between blank lines, in order, none empty.
std::vector<base::TextSpan> paragraphs(std::string_view text);

// The sentences of one paragraph, in order, without the blanks between them. Closing quotation marks and brackets
// belong to the sentence they close; abbreviations ("Mr.", "U.S.", initials, "No. 5") do not end one; 。！？ । ። do. A
// sentence end inside a quotation that goes on ("Go. Now," he said) counts as an end: callers that care look at the
// marks. `paragraph` lies in `text`; spans are offsets into `text`. Linear time.
std::vector<base::TextSpan> sentences(std::string_view text, base::TextSpan paragraph);

// The paragraphs around the words at `inside`, whole, but for no more than `most` bytes on either side. Precondition: `inside`
// lies in the text on borders of characters. The result does, too.
base::TextSpan passage_around(std::string_view text, base::TextSpan inside, std::uint32_t most);

// From the start of the sentence that holds the first of the words at `inside` to the end of the one that holds the last, but no more than
// `most` bytes on either side. Precondition: as above. Cost: linear in the words and `most`.
base::TextSpan sentences_around(std::string_view text, base::TextSpan inside, std::uint32_t most);

}  // namespace verbatim::text
