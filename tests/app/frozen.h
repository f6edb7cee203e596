// A bundle that stays the same (tests/compat/v1), file by file as a host brings it.
#pragma once

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>
#include <string>
#include <utility>

#include "search/engine.h"

inline std::string frozen_file(const std::string& path) {
    std::ifstream in(std::string(VERBATIM_SOURCE_DIR) + "/tests/compat/v1/" + path.substr(path.find('/') + 1), std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

inline verbatim::search::Engine open_frozen() {
    auto engine = verbatim::search::Engine::open(frozen_file("data/manifest.json"));
    REQUIRE(engine.ok());
    return std::move(*engine);
}
