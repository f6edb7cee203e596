// Addresses as publishing systems make them: most hold the title once more, its words joined by hyphens.
//
//     title  "Rain stops play, again"     address  https://paper.example/sport/rain-stops-play-again-4711
//     kept   https://paper.example/sport/ \x01 -4711
//
//     address := string      the first \x01: the title's slug in lower case; or the first \x02: as the title writes it;
//                            \x00 at its start: the rest is literal
//
// A slug is the title's runs of ASCII letters and digits joined by '-'; apostrophes (' ‘ ’) are left out first. Saves 2% of the
// text: to a compressor "-stops-" is not " stops ".
#pragma once

#include <string>
#include <string_view>

namespace verbatim::bundle {

std::string shorten_address(std::string_view address, std::string_view title);
// The inverse; whatever bytes it is given.
std::string expand_address(std::string_view shortened, std::string_view title);

}  // namespace verbatim::bundle
