// Cleaning: what stands in fields and texts that no reader should see, put right in the same way for every format, and said.
//
//     &#8220;It&rsquo;s time&#8221;   entities and tags     “It’s time”
//     companyâ€™s                     mojibake              company’s
//     un\u00ADbe\u00ADlievable        soft hyphens          unbelievable
//     scientiﬁc                       ligatures             scientific
#pragma once

#include "corpus/record.h"

namespace verbatim::corpus {

// Cleans the record's fields and text. Each kind of repair is noted once, with an example. A text that needs nothing is not copied. Linear in the record.
void clean(Record& record);

// UTF-8 that was read as Windows-1252 or Latin-1 and written as UTF-8 again ("â€™" for "’"), undone once. Characters that were meant stay: a change needs a whole sequence. The number of
// sequences that were mended.
std::size_t undo_mojibake(std::string& text);

}  // namespace verbatim::corpus
