// The words of a message to the page, one by one, as the page reads them: four bytes each.
#pragma once

#include <doctest/doctest.h>

#include <cstdint>
#include <cstring>
#include <string>

namespace verbatim::platform {

inline std::uint32_t word(const std::string& bytes, std::size_t index) {
    std::uint32_t value = 0;
    REQUIRE(bytes.size() >= (index + 1) * sizeof value);
    std::memcpy(&value, bytes.data() + index * sizeof value, sizeof value);
    return value;
}

inline float real(const std::string& bytes, std::size_t index) {
    const std::uint32_t bits = word(bytes, index);
    float value = 0;
    std::memcpy(&value, &bits, sizeof value);
    return value;
}

}  // namespace verbatim::platform
