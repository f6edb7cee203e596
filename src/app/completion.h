// What the word being typed could become: the query language's fields, and values of the fields that have a list of them.
//
//     tra trade speaker:tok     →     tra trade speaker:"Kassym-Jomart Tokayev"
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "search/request.h"

namespace verbatim::app {

struct Completion {
    std::string label;  // what is offered
    std::string query;  // the whole query with it taken
};

// The part of the query before the word being typed: what the values on offer are counted under.
std::string_view before_last_word(std::string_view query);

// At most eight offers for the last word of `query`. `facets` answers the search for before_last_word(query); it may be null.
std::vector<Completion> complete(std::string_view query, const search::SearchAnswer* facets);

}  // namespace verbatim::app
