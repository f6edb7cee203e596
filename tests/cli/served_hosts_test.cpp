#include "cli/server/served_hosts.h"

#include <doctest/doctest.h>

#include <optional>

namespace verbatim::cli {
namespace {

TEST_CASE("hosts are read with their ports") {
    struct Case {
        const char* text;
        std::optional<HostName> host;
    };
    for (const Case& one : {Case{"localhost", HostName{"localhost", 0}},
                            Case{"LocalHost:8000", HostName{"localhost", 8000}},
                            Case{"[::1]:80", HostName{"[::1]", 80}},
                            Case{"[::1]", HostName{"[::1]", 0}},
                            Case{"news.example:65535", HostName{"news.example", 65535}},
                            Case{"", {}},
                            Case{":80", {}},
                            Case{"a:", {}},
                            Case{"a:0", {}},
                            Case{"a:080", {}},
                            Case{"a:65536", {}},
                            Case{"a:8000x", {}},
                            Case{"a:1:2", {}},
                            Case{"a b", {}},
                            Case{"user@a", {}},
                            Case{"a/b", {}},
                            Case{"http://a", {}},
                            Case{"[::1", {}},
                            Case{"[]", {}},
                            Case{"[::1]x", {}},
                            Case{"::1", {}},
                            Case{"[a.b!]", {}},
                            Case{"a,b", {}}}) {
        CHECK_MESSAGE(read_host(one.text) == one.host, one.text);
    }
}

TEST_CASE("the server answers to its own names with its own port") {
    const ServedHosts hosts(8000, {{"news.example", 0}, {"front.example", 443}, {"tunnel", 9000}});
    for (const char* host : {"127.0.0.1:8000", "localhost:8000", "LOCALHOST:8000", "[::1]:8000", "news.example:8000", "front.example",
                             "front.example:443", "tunnel:9000"})
        CHECK_MESSAGE(hosts.answers(host), host);
    for (const char* host : {"", "127.0.0.1", "localhost", "localhost:8001", "localhost:80", "localhost.:8000", "127.0.0.2:8000", "127.1:8000",
                             "[::]:8000", "[::ffff:127.0.0.1]:8000", "news.example", "news.example:443", "tunnel:8000", "tunnel", "evil.example:8000",
                             "x.localhost:8000", "localhost:8000.evil.example", "127.0.0.1:8000:8000"})
        CHECK_MESSAGE(!hosts.answers(host), host);
    const ServedHosts on_80(80, {});
    for (const char* host : {"127.0.0.1", "localhost", "[::1]", "localhost:80"}) CHECK_MESSAGE(on_80.answers(host), host);
    CHECK_FALSE(on_80.answers("localhost:8000"));
    CHECK(ServedHosts(8000, {}).listed() == "127.0.0.1:8000, localhost:8000, [::1]:8000");
}

}  // namespace
}  // namespace verbatim::cli
