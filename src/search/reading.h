// What a query most likely means that a person typed as plain words, without the signs of the query language.
//
//     shehan semasinghe debt      →  speaker:"shehan semasinghe" debt
//     nandalal weerasinghe 2025   →  speaker:"nandalal weerasinghe" date:2025
//     amarasooriya education      →  amarasuriya education
//
// Names and dates are looked for among bare words of the top level alone, slips in every word. Nothing is guessed silently: each reading is told, and the query as typed can be asked.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "search/query.h"
#include "search/request.h"
#include "search/segment_reader.h"
#include "search/suggest.h"

namespace verbatim::search {

struct FreeReading {
    std::string query;                 // in the query language; the query itself where nothing was read
    std::vector<QueryReading> parts;   // in the order of the query
};

// The query with each word that counts as a slip (suggest.h) replaced by the nearest that does not; as it is where that leads nowhere. Costs a shard or two of the lexicon for each such word.
FreeReading mend_spelling(SegmentReader& segment, std::string_view query, const QueryNode& node, Slips slips);

// For quotations: neighbouring bare words that are a speaker's name become speaker:, and a year, or a month and its year, between `first`
// and `last` becomes date:. A person needs two words of the name, an organisation all; one word alone is a name where more quotations are
// by those who bear it than hold it as a word. The word that is still being typed stays as it is. Costs a few look-ups a word.
FreeReading read_names_and_dates(SegmentReader& segment, std::string_view query, const QueryNode& node, Typing typing,
                                 std::optional<base::Date> first, std::optional<base::Date> last);

// A year, or a month and its year, between `first` and `last` that stands in a plain query: the words, the days they mean, and the query
// without them. Nothing where the query holds any sign of the query language, or nothing else. Linear in the query.
struct TypedDate {
    std::string words, rest;
    base::Date from, to;
};
std::optional<TypedDate> find_typed_date(std::string_view query, std::optional<base::Date> first, std::optional<base::Date> last);

// The bare words of the top level, each a node of one exact word.
std::vector<const QueryNode*> bare_words(std::string_view query, const QueryNode& node);

}  // namespace verbatim::search
