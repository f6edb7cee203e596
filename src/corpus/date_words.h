// Words of a date among the words of a dateline, where a day often stands without its year.
//
//     "January 3", "3 January 2025", "May13"    a part that is a date
//     "COLOMBO May 17"                          a name, and a date that no comma parts from it
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace verbatim::corpus {

// Whether all the words are of a date, a number among them: "January 3", "3 January", "3 January 2025", "May13", "2025",
// "Monday 3". Words are parted by single blanks, here and below.
bool is_date_part(std::string_view words);

// Whether the last word is a month or a weekday: "On Monday", "January" begin a sentence rather than name a city.
bool names_a_day(std::string_view words);

// Where the date starts that `words` end with, parted by no comma from the name before it; their end when they end with none:
// "Colchester 2 March Town 1". A month alone is none: May Pen is a town.
std::size_t date_start(std::string_view words);

// The words with a blank between a month and its day: "May13" is "May 13".
std::string spaced_date(std::string_view words);

}  // namespace verbatim::corpus
