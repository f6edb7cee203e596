#include "bundle/bits.h"

#include <algorithm>

namespace verbatim::bundle {

void BitWriter::put_rice(std::uint32_t value, unsigned k) {
    const std::uint32_t quotient = value >> k;
    if (quotient >= rice_escape) {
        put(0, rice_escape);
        put(1, 1);
        put(value, 32);
        return;
    }
    put(std::uint32_t{1} << quotient, quotient + 1);
    put(value & ((std::uint32_t{1} << k) - 1), k);
}

void BitWriter::put_gamma(std::uint32_t value) {
    const unsigned extra = static_cast<unsigned>(std::bit_width(value)) - 1;
    put(std::uint32_t{1} << extra, extra + 1);
    put(value & ((std::uint32_t{1} << extra) - 1), extra);
}

unsigned best_rice_parameter(std::uint64_t sum, std::uint64_t count) {
    // The optimum lies near log2(mean · ln 2); 11/16 stands for ln 2.
    const std::uint64_t scaled = count == 0 ? 0 : sum * 11 / (16 * count);
    return scaled == 0 ? 0 : std::min(largest_rice_parameter, static_cast<unsigned>(std::bit_width(scaled)) - 1);
}

}  // namespace verbatim::bundle
