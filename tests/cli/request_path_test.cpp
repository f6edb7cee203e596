#include "cli/server/request_path.h"

#include <doctest/doctest.h>

#include <string>

namespace verbatim::cli {
namespace {

TEST_CASE("addresses lead to paths inside the site") {
    struct Case {
        std::string target, path, query;
    };
    for (const Case& one : {Case{"/", "", ""}, Case{"/index.html", "index.html", ""}, Case{"/data/a%20b.vbs?x=%2e#", "", ""}, Case{"/data/", "data/", ""},
                            Case{"/a?b/../c", "a", "?b/../c"}, Case{"/%61", "a", ""}, Case{"/caf%C3%A9", "café", ""}, Case{"/a..b/c.", "a..b/c.", ""},
                            Case{"/%25", "%", ""}, Case{"/?", "", "?"}}) {
        RequestPath path;
        const bool fragment = one.target.ends_with('#');
        CHECK_MESSAGE(read_path(one.target, path).status == (fragment ? 400 : 0), one.target);
        if (fragment) continue;
        CHECK(path.path == one.path);
        CHECK(path.query == one.query);
    }
}

TEST_CASE("no address leads out of the site or to a hidden file") {
    for (const char* target : {"/..",          "/../etc/passwd", "/a/../b",       "/./a",   "/a/.",      "/%2e%2e/a",    "/%2E./a",   "/a/%2e%2e",
                               "/.git/config", "/.verbatim",     "/.nojekyll",    "/a/.b",  "//",        "//etc/passwd", "/a//b",     "/a\\..\\b",
                               "/%5c..%5cb",   "/a%2fb",         "/%2e%2e%2fetc", "/a%00b", "/a%0d%0ab", "/%7f",         "/a%00.html"}) {
        RequestPath path;
        CHECK_MESSAGE(read_path(target, path).status == 404, target);
    }
}

TEST_CASE("what is no address is refused") {
    for (const char* target :
         {"*", "a", "localhost:80", "/%", "/%4", "/%zz", "/a%4g", "/a#b", "http://", "http:///a", "https://localhost/", "ftp://x/", "http://a?b"}) {
        RequestPath path;
        CHECK_MESSAGE(read_path(target, path).status == 400, target);
    }
}

TEST_CASE("an absolute address names its host") {
    RequestPath path;
    REQUIRE_FALSE(read_path("HTTP://Localhost:8000/data/a?b", path));
    CHECK(path.authority == "Localhost:8000");
    CHECK(path.path == "data/a");
    RequestPath root;
    REQUIRE_FALSE(read_path("http://localhost", root));
    CHECK(root.path.empty());
}

TEST_CASE("a path becomes an address again") {
    CHECK(encode_path("") == "/");
    CHECK(encode_path("a b/é%\r\n:?#") == "/a%20b/%C3%A9%25%0D%0A%3A%3F%23");
}

}  // namespace
}  // namespace verbatim::cli
