// What `verbatim doctor` found out about one thing, and what to do about it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace verbatim::cli {

enum class Health : std::uint8_t {
    ok,
    warning,  // Verbatim works; something is missing or not as it could be
    problem,  // a command fails, or data is lost or published that should not be
};

struct Finding {
    Health health = Health::ok;
    std::string check;   // what was looked at: "web application"
    std::string found;   // in a few words
    std::string remedy;  // empty where nothing is to be done
    std::vector<std::string> examples;  // places, a few of them
    std::uint64_t examples_of = 0;      // how many places there are in all
};

// Adds a place; the first few are kept.
void add_example(Finding& finding, const std::string& place);

// "312 KB", "4.5 MB", "71.9 GB".
std::string size_text(std::uint64_t bytes);

}  // namespace verbatim::cli
