// Dates as people write them in running text, in the languages of news.
//
//     "jeudi 5 octobre 2013, p. 4"         2013-10-05
//     "28 آب/اغسطس 2013"                    2013-08-28
//     "2012年06月04日 09:20:26"             2012-06-04T09:20:26
//     "04.05.2015 à 13h36"                 2015-05-04T13:36
//     "Sun, 29 Nov 2026 18:10:07 GMT"      2026-11-29T18:10:07Z
//     "outubro de 2014"                    2014-10
//
// dates.h reads a field that is a date and nothing else; this finds one among other words.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace verbatim::corpus {

enum class DatePrecision : std::uint8_t { year, month, day, time };

struct WrittenDate {
    std::string iso;  // "2013-10-05", "2012-06-04T09:20:26", "2012-06"; with a zone only where one is written
    DatePrecision precision = DatePrecision::day;
    std::size_t start = 0, end = 0;  // the bytes of the text that say it
};

// The first date in `text`: one with its day, or where there is none, a month with its year. `language` (a tag, or empty) decides 03/04/2025: month first in
// en-US, day first in every other language but plain "en"; with "en" or nothing it is no date, because guessing is worse. Years 1700 to 2099. Linear time.
std::optional<WrittenDate> find_date(std::string_view text, std::string_view language);

// The month (1 to 12) of a name or an abbreviation in any of the languages; 0 for other words. `language` decides names that two languages use for different months
// (listopad is October in Croatian, November in Polish and Czech).
int month_in_any_language(std::string_view word, std::string_view language);

}  // namespace verbatim::corpus
