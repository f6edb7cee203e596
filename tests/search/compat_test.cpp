// Bundles of every version of the format, frozen in tests/compat: still read, and answered alike natively and as WebAssembly.
//
//     build/native/tests/test_search --no-skip --test-case='write the answers*'      after a change of answers that is meant
#include "../compat/answers.h"

#include <doctest/doctest.h>

#include <fstream>

using namespace verbatim;

TEST_CASE("the frozen bundle of version 1 gives the answers that it gave when it was frozen") {
    const std::string folder = std::string(VERBATIM_SOURCE_DIR) + "/tests/compat/v1";
    const std::string expected = compat::read_file(folder + "/answers.txt");
    REQUIRE_FALSE(expected.empty());
    CHECK(compat::answers(folder) == expected);
}

TEST_CASE("write the answers of the frozen bundle" * doctest::skip()) {
    const std::string folder = std::string(VERBATIM_SOURCE_DIR) + "/tests/compat/v1";
    std::ofstream(folder + "/answers.txt", std::ios::binary) << compat::answers(folder);
}
