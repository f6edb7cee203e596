// A picture as a PNG file, without compression: screenshots are made by tests and tools, which compress them better.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace verbatim::platform {

// `pixels` are rows of RGB, top row first. The bytes of a file (ISO/IEC 15948, deflate in stored blocks).
std::string encode_png(const std::vector<std::uint8_t>& pixels, std::uint32_t width, std::uint32_t height);

}  // namespace verbatim::platform
