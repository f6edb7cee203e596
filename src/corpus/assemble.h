// From a record's fields to an article: normalising, the date, the dateline, the agency, the title, the language.
#pragma once

#include "base/result.h"
#include "corpus/record.h"

namespace verbatim::corpus {

struct Assembled {
    Article article;                   // without origin.file and, when the record has none, without id
    std::vector<base::Error> repairs;  // found, expected, and what was done
};

// Errors: a record whose text holds no word. Linear in the text.
base::Result<Assembled> assemble(Record&& record, const ReadOptions& options);

}  // namespace verbatim::corpus
