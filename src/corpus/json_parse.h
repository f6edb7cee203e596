// JSON into nlohmann's tree, several times as fast as its own parser: strings, which are nearly all of an article, are found and copied by blocks.
//
// What it takes is what nlohmann's parser takes: whatever looks odd (an escape that is none, a control character, a number with a leading zero) is given to that one, which decides.
#pragma once

#include <nlohmann/json.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace verbatim::corpus {

enum class JsonFault : std::uint8_t { none, broken, too_deep };

struct ParsedJson {
    nlohmann::json value;  // of several members with one name the last one
    JsonFault fault = JsonFault::none;
};

// One value and blanks around it. `deepest`: how far lists and objects may be nested. Requires: valid UTF-8. Linear time.
ParsedJson parse_json(std::string_view text, std::size_t deepest);

}  // namespace verbatim::corpus
