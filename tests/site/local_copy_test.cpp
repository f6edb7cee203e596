#include "site/local_copy.h"

#include <doctest/doctest.h>

using namespace verbatim;

TEST_CASE("base64 follows RFC 4648's test vectors") {
    const char* const cases[][2] = {{"", ""},         {"f", "Zg=="},         {"fo", "Zm8="},        {"foo", "Zm9v"},
                                    {"foob", "Zm9vYg=="}, {"fooba", "Zm9vYmE="}, {"foobar", "Zm9vYmFy"}};
    for (const auto& [plain, encoded] : cases) CHECK(site::base64(plain) == encoded);
    CHECK(site::base64(std::string_view("\xFF\xFE\x00", 3)) == "//4A");
}

TEST_CASE("a local copy is a script that hands the bytes over under the file's path") {
    CHECK(site::local_copy_path("data/manifest.json") == "local/data/manifest.json.js");
    CHECK(site::local_copy("data/a.bin", "foo") == "verbatimFile(\"data/a.bin\",\"Zm9v\");\n");
}
