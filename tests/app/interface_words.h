// The words of the interface in any language: compiled in, or where only English is (for browsers), from assets/ui.
#pragma once

#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

#include "app/interface_texts.h"

namespace verbatim::app {

inline std::string interface_words(std::string_view code) {
    for (const auto& one : interface_texts::languages)
        if (one.code == code && !one.text.empty()) return std::string(one.text);
    std::ifstream in(VERBATIM_SOURCE_DIR "/assets/ui/" + std::string(code) + ".txt", std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace verbatim::app
