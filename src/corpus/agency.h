// The agency that an article credits: "…, Trend reports."
#pragma once

#include <string_view>

#include "base/span.h"

namespace verbatim::corpus {

struct AgencyCredit {
    base::TextSpan credit;  // "Trend reports"; empty: none was found
    base::TextSpan agency;  // "Trend"
};

// The credit in normalised text: a last paragraph that is nothing but "X reports."; else, in the first two paragraphs,
// a comma (or a closing mark), one to four capitalised words, "reports" or "reported", and then a full stop, a comma or
// one of "via", "citing", "with", "referring", "quoting"; else a last paragraph, or the end of one, that is "(X)" or "–
// X" with X in capitals. Linear in these paragraphs.
AgencyCredit find_agency_credit(std::string_view text);

}  // namespace verbatim::corpus
