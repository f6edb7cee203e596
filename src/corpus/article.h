// Article: what every reader makes of its input, whatever the format was.
//
// The text is normalised (text/normalize.h); `map` leads back to the original, in which `verbatim quotes` counts. The
// title may have been made from the first sentence; that is never hidden. The text always holds every word of the
// original body, the dateline included: what is parsed out of it is noted as a span, not cut away.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/span.h"
#include "text/normalize.h"

namespace verbatim::corpus {

// Where an article came from, for reports and for error messages.
struct Origin {
    std::string file;        // relative to the corpus folder, with forward slashes
    std::uint32_t line = 0;  // first line, from 1; 0 where lines mean nothing
    std::string member = {};  // of an archive: the path in it; "inner.zip/a.txt" for one in another
    // "a.zip/north/tree.txt:12".
    std::string place() const;
};

// "ASTANA, Kazakhstan" parsed apart. Either part may be empty.
struct Place {
    std::string city;
    std::string country;
    // "Astana, Kazakhstan", or the part that there is.
    std::string display() const;
};

// Where a field was found: {"date", "JSON-LD datePublished"}.
struct FieldPlace {
    std::string field;
    std::string where;
};

// Words of the file that are not in the text, and the rule that left them out. At most 200 bytes of them are kept.
struct LeftOut {
    std::string rule;
    std::string words;
};

struct Article {
    std::string id;  // the record's own; else the relative path without extension, "#n" for the nth in a file
    std::string title;
    bool title_made = false;  // true: made from the first sentence
    std::optional<base::Date> date;
    std::string source;  // outlet: the record's, else the agency found in the text
    std::string agency;  // "Trend" from "…, Trend reports."
    Place place;
    std::string author;
    std::string url;
    std::string language;  // BCP 47 primary tag ("en"); empty when unknown
    std::vector<std::string> tags;
    std::string text;              // normalised
    text::OffsetMap map;           // from `text` back to the body as given
    std::string original;          // a JSONL record's text as given (UTF-8), if the caller asks for it (ReadOptions)
    base::TextSpan dateline;       // in `text`: "ASTANA, Kazakhstan, January 3."; empty when there is none
    base::TextSpan agency_credit;  // in `text`: "Trend reports"; empty when there is none
    Origin origin;
    std::vector<std::string> repairs;  // what was repaired and how, a phrase each
    std::vector<FieldPlace> found;     // where fields were found; for reports alone, like the next two
    std::vector<LeftOut> left_out;
    std::string format;     // of the file: "jsonl"
    bool teaser = false;    // the text is a summary of one that the file does not hold
    bool licensed = false;  // from a database whose texts may not be published as they are
};

}  // namespace verbatim::corpus
