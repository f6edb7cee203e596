#include "cli/server/live_page.h"

#include <doctest/doctest.h>

#include <string>

namespace verbatim::cli {
namespace {

TEST_CASE("three addresses belong to the live page, and no other") {
    const auto version = read_live_request("/.verbatim/live?page=0123456789abcdef");
    REQUIRE(version.has_value());
    CHECK(version->kind == LiveRequest::Kind::version);
    CHECK(version->page == "0123456789abcdef");
    CHECK(read_live_request("/.verbatim/reload.js")->kind == LiveRequest::Kind::script);
    CHECK(read_live_request("/.verbatim/reload.css")->kind == LiveRequest::Kind::style);
    for (const char* other : {"", "/", "/.verbatim", "/.verbatim/", "/.verbatim/live", "/.verbatim/live?page=", "/.verbatim/live?page=0123456789abcde", "/.verbatim/live?page=0123456789abcdef0",
                              "/.verbatim/live?page=0123456789abcdeg", "/.verbatim/live?page=0123456789abcdef&x", "/.verbatim/reload.js?x", "/.verbatim/../.verbatim/reload.js",
                              "//.verbatim/reload.js", "http://localhost/.verbatim/reload.js", "/.verbatim-files"})
        CHECK_FALSE(read_live_request(other).has_value());
}

TEST_CASE("the page names script, style and its own version, in its head alone") {
    const std::string page = "<html><head><title>x</title></head><body></head></body></html>", live = with_live_script(page);
    const std::string version = page_version(page);
    CHECK(version.size() == 16);
    CHECK(page_version(page + " ") != version);
    CHECK(live.starts_with("<html><head><title>x</title><link rel=\"stylesheet\" href=\".verbatim/reload.css\">"));
    CHECK(live.find("<script defer src=\".verbatim/reload.js\" data-page=\"" + version + "\"></script>") != std::string::npos);
    CHECK(live.ends_with("</head><body></head></body></html>"));
    CHECK(with_live_script("no head here") == "no head here");
}

TEST_CASE("what the page loads is there, and only asks this server") {
    CHECK(live_script().find("'.verbatim/live?page='") != std::string_view::npos);
    CHECK(live_script().find("://") == std::string_view::npos);
    CHECK(live_style().find("#live-offer") != std::string_view::npos);
    CHECK(live_style().find("url(") == std::string_view::npos);
    CHECK(version_as_json("0123456789abcdef") == "{\"page\":\"0123456789abcdef\"}\n");
}

}  // namespace
}  // namespace verbatim::cli
