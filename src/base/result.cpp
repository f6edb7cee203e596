#include "base/result.h"

namespace verbatim::base {

std::string Error::message() const {
    std::string line;
    const auto add = [&line](const char* separator, const char* label, const std::string& part) {
        if (part.empty()) return;
        if (!line.empty()) line += separator;
        line += label;
        line += part;
    };
    add("", "", where);
    add(": ", "found ", found);
    add(found.empty() ? ": " : "; ", "expected ", expected);
    add("; ", "", remedy);
    return line;
}

}  // namespace verbatim::base
