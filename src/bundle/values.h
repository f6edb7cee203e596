// The strings that columns give numbers for: sources, places, languages, tags. Small, and needed by nearly every read.
//
//     values := (count: varint, string*) for each ValueList, in its order
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "bundle/layout.h"

namespace verbatim::bundle {

struct Values {
    std::array<std::vector<std::string>, value_list_count> lists;

    const std::vector<std::string>& of(ValueList which) const { return lists[static_cast<std::size_t>(which)]; }
    std::vector<std::string>& of(ValueList which) { return lists[static_cast<std::size_t>(which)]; }
    // The string, or an empty one for a number that is out of range.
    std::string_view at(ValueList which, std::uint32_t index) const {
        return index < of(which).size() ? std::string_view(of(which)[index]) : std::string_view();
    }
};

std::string write_values(const Values& values);
base::Result<Values> read_values(std::string_view content);

}  // namespace verbatim::bundle
