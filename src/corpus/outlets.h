// Who publishes, where a dateline ought to say where.
//
//     "ECONOMYNEXT – …", "ECONMYNEXT – …"    the article's own outlet, well or badly spelt
//     "AFP – …", "CNN, Feb 8 – …"            a news agency or a broadcaster
#pragma once

#include <string_view>

namespace verbatim::corpus {

// Whether `name` is that of a news agency or broadcaster which articles around the world credit, in any capitals. A short
// list of the large ones: an agency that it does not have is still read where it stands in brackets.
bool is_known_agency(std::string_view name);

// Whether `name` is that of a known agency or broadcaster, or ends as papers and programmes do: "The Island Times", "Derana News".
bool is_outlet_name(std::string_view name);
// Whether `name` is the outlet `source`, begins or ends with its words ("Daily Post Web"), or is a slip of the pen away: one
// letter off for names of eight letters, two for names of ten. Shorter names must be the same: "Trend" is not Trent. Capitals
// and blanks do not matter: "ECONOMYNEXT" and "EconomyNext", "News1st" and "News 1st".
bool names_outlet(std::string_view name, std::string_view source);

}  // namespace verbatim::corpus
