// Writes 32-bit little-endian words one after the other into space that is there already: the messages to the browser.
#pragma once

#include <cmath>
#include <cstdint>
#include <cstring>

namespace verbatim::platform {

class WordWriter {
  public:
    explicit WordWriter(char* at) : at_(at) {}
    void word(std::uint32_t value) {
        std::memcpy(at_, &value, sizeof value);
        at_ += sizeof value;
    }
    void real(float value) {
        std::uint32_t bits = 0;
        std::memcpy(&bits, &value, sizeof bits);
        word(bits);
    }
    // Quarters of a pixel are enough for the eye, and keep a layout that trembles by rounding from counting as a change.
    void length(float value) { real(std::round(value * 4.0f) / 4.0f); }

  private:
    char* at_;
};

}  // namespace verbatim::platform
