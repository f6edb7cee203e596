#include "corpus/agency.h"

#include <doctest/doctest.h>

#include <string>

using namespace verbatim;

namespace {

// "agency | credit"
std::string read_agency(std::string_view text) {
    const corpus::AgencyCredit found = corpus::find_agency_credit(text);
    if (found.credit.empty()) return "none";
    return std::string(base::slice(text, found.agency)) + " | " + std::string(base::slice(text, found.credit));
}

}  // namespace

TEST_CASE("the agency that an article credits is found") {
    struct Case {
        std::string_view text, found;
    };
    const Case cases[] = {
        {"He spoke of a “partnership”, Trend reports.\n\nMore.", "Trend | Trend reports"},
        {"He spoke, Daily News reported, at length.", "Daily News | Daily News reported"},
        {"“It is over,” Reuters reported.", "Reuters | Reuters reported"},
        {"He left, Trend reports citing the ministry.", "Trend | Trend reports"},
        {"Lead.\n\nMore of it, Xinhua reports.\n\nEnd.", "Xinhua | Xinhua reports"},
        {"Shr loss 48 cts.\n\nReuters reports.", "Reuters | Reuters reports"},
        {"A speech.\n\nPrime Minister of Australia reports.",
         "Prime Minister of Australia | Prime Minister of Australia reports"},
        {"نص.\n\nالرياض reports.", "الرياض | الرياض reports"},
        {"The talks failed.\n\nNobody knew why. (AFP)", "AFP | AFP"},
        {"The talks failed.\n\n(Reuters)", "Reuters | Reuters"},
        {"The talks failed.\n\n– Reuters", "Reuters | Reuters"},
    };
    for (const Case& c : cases) {
        CAPTURE(c.text);
        CHECK(read_agency(c.text) == c.found);
    }
}

TEST_CASE("other reports are no credit") {
    for (const std::string_view text :
         {"", "He reports.", "Reuters reports", "The minister reports to parliament.", "He left, he reported.",
          "It rained, He reported.", "Police said, in two reports, that he left.",
          "The firm, Acme Widgets, reports a loss.", "A.\n\nB.\n\nC, Trend reports.\n\nD.",
          "A talk.\n\nThe end (of 2025).", "A talk.\n\nIt was in London (UK).",
          "A talk.\n\n(He laughed at all that was said here)"}) {
        CAPTURE(text);
        CHECK(read_agency(text) == "none");
    }
}
