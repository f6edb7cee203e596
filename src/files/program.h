// Runs another program and takes what it prints, within limits. No shell is involved, and the program gets no environment but a plain locale.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace verbatim::files {

struct ProgramLimits {
    std::chrono::seconds time{30};                        // of the clock, and of the processor
    std::uint64_t memory = std::uint64_t{1} << 30;        // bytes of address space
    std::size_t output = std::size_t{64} << 20;           // bytes that are taken; more is an error
};

// Where a program of that name lies: in the folders that systems have for them (/usr/bin, /usr/local/bin, /opt/homebrew/bin), never in the current one. Nothing where it is not installed.
std::optional<std::string> find_program(std::string_view name);

// Runs the program with `input` as its standard input, and returns what it prints. Errors: it cannot be started; it fails, takes too long or prints too much.
base::Result<std::string> run_program(const std::string& path, const std::vector<std::string>& arguments, std::string_view input, const ProgramLimits& limits);

}  // namespace verbatim::files
