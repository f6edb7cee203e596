// A hundred files that nobody writes by accident: what makes a reader of text slow or hungry when it looks twice at anything.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace verbatim::hostile {

struct Pattern {
    const char* name;
    const char* file;                              // its extension says the format
    std::function<std::string(std::size_t)> make;  // the file's bytes, about as many as asked for
};

const std::vector<Pattern>& patterns();

}  // namespace verbatim::hostile
