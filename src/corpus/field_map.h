// Where a user's own JSON and tables have their fields: what `verbatim.json` says under "fields" (docs/input-formats.md).
//
//     {"text": ["body.value"], "date": ["dates.printed", "dates.updated"], "author": ["writers[].name"]}
//
// These go before all that the readers know by themselves. Of several paths the first one with a value counts, of a date's paths the first one with a date.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "corpus/record.h"

namespace verbatim::corpus {

struct FieldMap {
    std::string list;  // where a JSON file has its articles: "payload.stories"; empty: they are looked for
    std::vector<std::pair<Field, std::vector<std::string>>> paths;  // of JSON; in tables a path is the name of a column
    bool empty() const { return list.empty() && paths.empty(); }
};

}  // namespace verbatim::corpus
