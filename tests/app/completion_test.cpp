#include "app/completion.h"

#include <doctest/doctest.h>

using namespace verbatim;
using namespace verbatim::app;

namespace {

search::SearchAnswer answer() {
    search::SearchAnswer facets;
    facets.facets[static_cast<std::size_t>(search::Facet::source)] = {
        {"Trend", 9}, {"Tribune \"Daily\"", 3}, {"Herald", 1}};
    facets.facets[static_cast<std::size_t>(search::Facet::speaker)] = {{"Kassym-Jomart Tokayev", 6}};
    return facets;
}

std::vector<std::string> queries(std::string_view query) {
    const search::SearchAnswer facets = answer();
    std::vector<std::string> out;
    for (const Completion& one : complete(query, &facets)) out.push_back(one.query);
    return out;
}

using Queries = std::vector<std::string>;

}  // namespace

TEST_CASE("the word being typed is the part behind the last blank outside quotation marks") {
    CHECK(before_last_word("trade vol") == "trade ");
    CHECK(before_last_word("said:\"trade vol").empty());
    CHECK(before_last_word("(a OR b") == "(a OR ");
    CHECK(before_last_word("").empty());
}

TEST_CASE("fields are offered by their first letters, values of a field by the beginning of a word") {
    CHECK(queries("trade sp") == Queries{"trade speaker:"});
    CHECK(queries("source:tr") == Queries{"source:\"Trend\" ", "source:\"Tribune Daily\" "});
    CHECK(queries("a -source:her") == Queries{"a -source:\"Herald\" "});
    CHECK(queries("speaker:jom") == Queries{"speaker:\"Kassym-Jomart Tokayev\" "});
    CHECK(queries("tok") == Queries{"speaker:\"Kassym-Jomart Tokayev\" "});
    CHECK(queries("trade -stan") == Queries{"trade -stance:"});
    CHECK(queries("stance:") == Queries{"stance:denies ", "stance:says "});
    CHECK(queries("trade stance:de") == Queries{"trade stance:denies "});
}

TEST_CASE("nothing is offered where nothing can be completed") {
    CHECK(queries("").empty());
    CHECK(queries("trade ").empty());
    CHECK(queries("source:\"Trend\"").empty());
    CHECK(queries("\"a phrase").empty());
    CHECK(queries("said:anything").empty());
    CHECK(complete("source:tr", nullptr).empty());
}
