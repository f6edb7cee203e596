// How much of the server one client may take.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>

namespace verbatim::cli {

struct ServerLimits {
    std::chrono::milliseconds request{10'000};   // for a request to arrive whole
    std::chrono::milliseconds idle{15'000};      // until the next request
    std::chrono::milliseconds progress{30'000};  // for each least_progress bytes of an answer to be taken
    std::chrono::milliseconds hold{25'000};      // for which an answer may be held back until there is news
    std::size_t connections = 256;               // at a time
    std::size_t requests = 1000;                 // a connection
};

// A client that takes fewer bytes than this in ServerLimits::progress is taken for one that does not read.
inline constexpr std::uint64_t least_progress = std::uint64_t{16} << 10;

}  // namespace verbatim::cli
