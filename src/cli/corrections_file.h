// corrections.json beside the corpus: the user's word on who said what and who is who.
//
//     {"quotes": [{"article": "id", "words": "how the quotation begins", "person": "Name", "speaker": "words in the article"},
//                 {"article": "id", "words": "…", "drop": true}],
//      "same": [["Name", "Other name"]], "different": [["Name", "Other name"]]}
// The file may hold several such objects one after another, and lines of comment that begin with "//": what the explorer copies for
// "Report a mistake" is pasted in as it is.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "index/builder.h"
#include "quotes/corrections.h"

namespace verbatim::cli {

struct CorrectionsFile {
    std::vector<quotes::QuoteCorrection> quotes;
    index::NameCorrections names;
};

// Reads the text of a corrections file. Errors: what is not of that form, with its line and what was expected.
base::Result<CorrectionsFile> parse_corrections(const std::string& path, std::string_view text);

// The corrections.json in the folder of each input (a folder itself, or the one that a file lies in), each read once. None
// there: no corrections.
base::Result<CorrectionsFile> find_corrections(const std::vector<std::string>& inputs);

}  // namespace verbatim::cli
