#include "cli/doctor/finding.h"

#include <cstdio>

namespace verbatim::cli {

void add_example(Finding& finding, const std::string& place) {
    constexpr std::size_t most = 3;
    if (finding.examples.size() < most) finding.examples.push_back(place);
    ++finding.examples_of;
}

std::string size_text(std::uint64_t bytes) {
    const auto size = static_cast<double>(bytes);
    char text[32];
    if (bytes < 1'000'000) std::snprintf(text, sizeof text, "%.0f KB", size / 1e3);
    else if (bytes < 1'000'000'000) std::snprintf(text, sizeof text, "%.1f MB", size / 1e6);
    else std::snprintf(text, sizeof text, "%.1f GB", size / 1e9);
    return text;
}

}  // namespace verbatim::cli
