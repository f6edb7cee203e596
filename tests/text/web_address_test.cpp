#include "text/web_address.h"

#include <doctest/doctest.h>

#include "text/utf8.h"

using namespace verbatim;

TEST_CASE("only absolute http and https addresses are linked to") {
    for (const char* good : {"https://example.org/a?b=c#d", "HTTP://example.org", "https://u:p@example.org:8080", "http://[::1]/", "https://bücher.example/",
                             "https://example.org/\u202Egpj"}) {
        CAPTURE(good);
        CHECK(text::is_web_address(good));
    }
    for (const char* hostile : {"javascript:alert(1)", "javascript://example.org/%0Aalert(1)", "data:text/html,x", "//example.org", "/path", "", "https://",
                                "http://a b", "http://a\n", " https://a.org", "file:///etc/passwd", "vbscript:x", "mailto:a@example.org", "example.org", "a/b.html",
                                "https:example.org", "https:/example.org", "https:///example.org", "https://\\example.org", "http://?a", "http://#a", "http://:80/", "https://a@/b",
                                "http://a\x7F", "ftp://example.org", "xhttp://example.org", "https"}) {
        CAPTURE(hostile);
        CHECK_FALSE(text::is_web_address(hostile));
    }
    CHECK_FALSE(text::is_web_address(std::string_view("https://a\0b", 11)));
}

TEST_CASE("the host is what a browser goes to") {
    struct Case {
        const char *url, *host;
    };
    for (const Case& one : {Case{"https://example.org/a", "example.org"}, Case{"http://example.org:8080?a", "example.org:8080"},
                            Case{"https://paper.example@evil.example/", "evil.example"}, Case{"https://a@b@evil.example#x@y", "evil.example"},
                            Case{"https://evil.example\\@paper.example/", "evil.example"}, Case{"https://evil.example/@paper.example", "evil.example"},
                            Case{"https://xn--bcher-kva.example", "xn--bcher-kva.example"}, Case{"http://[2001:db8::1]:80/a", "[2001:db8::1]:80"}}) {
        CAPTURE(one.url);
        CHECK(text::host_of(one.url) == one.host);
    }
}

TEST_CASE("an address is shown with its whole host, and cut in the middle of what follows") {
    CHECK(text::shown_address("https://example.org/a", 60) == "https://example.org/a");
    CHECK(text::shown_address("https://xn--bcher-kva.example/a", 60) == "https://xn--bcher-kva.example/a");
    CHECK(text::shown_address("https://paper.example/2025/01/03/a-very-long-way-to-say-what-happened?page=2", 50) ==
          "https://paper.example/2025/01/03/a-…appened?page=2");
    CHECK(text::shown_address("https://example.org/\u202Egpj.exe", 60) == "https://example.org/‹U+202E›gpj.exe");
    CHECK(text::shown_address("https://exa\u202Emple.org/", 60) == "https://exa‹U+202E›mple.org/");
    const std::string host = std::string(300, 'x') + ".example";
    CHECK(text::shown_address("https://" + host + "/" + std::string(100, 'y'), 60) ==
          "https://" + host + "/" + std::string(11, 'y') + "…" + std::string(11, 'y'));
    CHECK(text::shown_address("https://paper.example:" + std::string(90, 'x') + "@evil.example/", 60) == "https://paper.examp…@evil.example/");
    // Between code points, and never through a mark.
    std::string marks = "https://example.org/";
    for (int i = 0; i < 100; ++i) marks += "\u202Eé";
    const std::string shown = text::shown_address(marks, 60);
    CHECK(text::is_valid(shown));
    CHECK(shown.find("‹U+202E›é‹U+202E›…") != std::string::npos);
}

TEST_CASE("the key of an address is what its writings have in common") {
    CHECK(text::address_key("https://www.Paper.example/a/?utm_source=x#top") == "paper.example/a");
    CHECK(text::address_key("http://paper.example/a") == "paper.example/a");
    CHECK(text::address_key("https://paper.example/?p=12&fbclid=9") == "paper.example?p=12");
    CHECK(text::address_key("https://paper.example/A") != text::address_key("https://paper.example/a"));
    CHECK(text::address_key("https://paper.example/").empty());
    CHECK(text::address_key("https://paper.example").empty());
    CHECK(text::address_key("a.html").empty());
}
