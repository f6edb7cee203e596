#include "cli/server/file_kinds.h"

#include <doctest/doctest.h>

#include <string>

namespace verbatim::cli {
namespace {

TEST_CASE("files named by their hash may be kept, all others are asked for again") {
    const std::string hash = "0123456789abcdef0123456789abcdef";
    for (const std::string& path : {std::string("data/02e389ff332ad6a2.vbs"), "data/manifest-" + hash + ".json", std::string("app/verbatim-0123.js"),
                                    std::string("app/verbatim-0123.wasm"), std::string("app/style-0123.css")})
        CHECK_MESSAGE(cache_control(path) == "public, max-age=31536000, immutable", path);
    for (const std::string& path : {std::string("index.html"), std::string("data/manifest.json"), "data/manifest-" + hash.substr(1) + ".json",
                                    "data/manifest-" + hash + "0.json", "data/manifest-" + hash.substr(1) + "A.json", "data/manifest-" + hash + ".js",
                                    "x/data/manifest-" + hash + ".json", std::string("02e389ff332ad6a2.vbs"), std::string("data/deep/a.vbs"),
                                    std::string("app/fonts/inter.ttf"), std::string("app/verbatim-0.css"), std::string("app/style-0.js"),
                                    std::string("local/a.js"), std::string("build-report.json"), std::string("404.html")})
        CHECK_MESSAGE(cache_control(path) == "no-cache", path);
}

TEST_CASE("an ending tells the type") {
    CHECK(media_type("a.html") == "text/html; charset=utf-8");
    CHECK(media_type("A.HTML") == "text/html; charset=utf-8");
    CHECK(media_type("app/verbatim-0.wasm") == "application/wasm");
    CHECK(media_type("data/a.vbs") == "application/octet-stream");
    for (const char* path : {"", "a", "html", "a.html/b", "a.", "a.exe"}) CHECK_MESSAGE(media_type(path) == "application/octet-stream", path);
}

}  // namespace
}  // namespace verbatim::cli
