// The dateline that opens many news articles: where, when and by which agency.
//
//     ASTANA, Kazakhstan, January 3. President …        city, country, date
//     LONDON (Reuters) – …      COLOMBO (News 1st); …   city, agency
//     Colombo, Jan 5 (ICC) - …  WASHINGTON — …          city, date, agency
//     AFP – …                   REUTERS, May 3 – …      an agency where the city would be
//
// Read by its structure: a city in capitals (or one followed by a date or an agency), capitalised parts parted by commas, a
// day, an agency in brackets, and an end that a sentence would not have. Of lists it asks only for the large agencies
// (outlets.h), and for no places, because a dateline is where the places are that no list has.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"
#include "base/span.h"
#include "corpus/article.h"

namespace verbatim::corpus {

struct Dateline {
    base::TextSpan span;  // in the text, its end mark included; empty: there is no dateline
    Place place;
    base::TextSpan agency;           // "Reuters", without the brackets; empty when none
    std::optional<base::Date> date;  // only when the year stands there
};

// The dateline at the start of `text` (normalised). Looks at its first 160 bytes only.
Dateline find_dateline(std::string_view text);

// "Astana, Kazakhstan" as a record's place field has it: the first part is the city, the last the country.
Place read_place(std::string_view field);

}  // namespace verbatim::corpus
