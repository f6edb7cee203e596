// How long an article and its fields may be, and how a longer field is cut.
//
// No outlet has a name of 300 letters; a file that says so is broken or hostile, and every list in which the value stands would
// have to show it. So the value is cut and the build report says so. The text is never cut: an article that is too long is refused.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/result.h"

namespace verbatim::corpus {

// Bytes of an article's text: ten million words, a shelf of novels.
inline constexpr std::size_t longest_text = std::size_t{64} << 20;

// Letters (code points) of the fields.
inline constexpr std::size_t longest_title = 2000;
inline constexpr std::size_t longest_source = 300;
inline constexpr std::size_t longest_place = 300;   // of the city and of the country
inline constexpr std::size_t longest_author = 1000;
inline constexpr std::size_t longest_url = 2000;    // a longer one is left out: half an address leads nowhere
inline constexpr std::size_t longest_id = 500;
inline constexpr std::size_t longest_tag = 200;
inline constexpr std::size_t most_tags = 200;       // of an article

// 300,000 as "300,000".
std::string with_commas(std::size_t number);

// Leaves of `value` (valid UTF-8) at most `letters` letters, the last of them "…": the words that fit whole, or where there is none in
// the second half, as many characters with their marks. Says whether it cut. Linear time.
bool cut_to_letters(std::string& value, std::size_t letters);

// How many bytes of `text` are one of `signs`; a hyphen counts only before a blank, as it begins an item of a list. It bounds the tree that
// a parser of markup makes, whose nodes are far larger than the signs that they stand for. Linear time.
std::size_t count_signs(std::string_view text, std::string_view signs);

// The line of the report for a field that was too long: "found a title of 300,000 letters; expected at most 2,000; it was cut".
base::Error too_long(std::string_view field, std::size_t found, std::size_t allowed, std::string_view remedy);

}  // namespace verbatim::corpus
