// Bundles of every version of the format, frozen in tests/compat: still read, and answered alike natively and as WebAssembly.
#include "../compat/answers.h"

#include <doctest/doctest.h>

using namespace verbatim;

TEST_CASE("the frozen bundle of version 1 gives the answers that it gave when it was frozen") {
    const std::string folder = std::string(VERBATIM_SOURCE_DIR) + "/tests/compat/v1";
    const std::string expected = compat::read_file(folder + "/answers.txt");
    REQUIRE_FALSE(expected.empty());
    CHECK(compat::answers(folder) == expected);
}
