// What to do with files of kinds that Verbatim does not read.
#pragma once

#include <string_view>

namespace verbatim::cli {

struct FileRemedy {
    bool may_hold_articles = true;  // false: a picture, a film, a piece of a site
    std::string_view remedy;
};

// For an extension in lower case, with its dot.
FileRemedy remedy_for(std::string_view extension);

}  // namespace verbatim::cli
