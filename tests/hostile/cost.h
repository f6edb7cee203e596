// What a piece of work costs, counted and not timed: the same figures on every machine and under any load.
//
// Steps are the basic blocks that the code under test runs through: this program links a copy of the layers under test that is compiled with
// -fsanitize-coverage=trace-pc, which calls a counter in each block. What the C library does for them (memchr, memcpy, …) counts a
// step a call and one for every 16 bytes. Not seen: the insides of libraries that come compiled (cmark, yaml-cpp, CLD2), and a few
// loops within libstdc++ (std::string::rfind of a character).
//
// Memory is what malloc has handed out, by anybody in the process.
//
// Why not something else: time is noise on shared machines; instruction counters (perf_event_open) are missing in most containers; valgrind
// is exact and fifty times slower; a hook in the sources would stand in the way of their readers. The copy costs a minute of building on two cores.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>

namespace verbatim::hostile {

struct Cost {
    std::uint64_t steps = 0;
    std::size_t peak = 0;  // bytes held at most, beyond what was held before
};

// Runs `work` on this thread alone and counts.
Cost cost_of(const std::function<void()>& work);

}  // namespace verbatim::hostile
