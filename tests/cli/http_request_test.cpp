#include "cli/server/http_request.h"

#include <doctest/doctest.h>

#include <string>

#include "cli/server/request_body.h"

namespace verbatim::cli {
namespace {

using State = BodySkipper::State;

int status_of(const std::string& bytes) {
    RequestHead head;
    return read_head(bytes, head).status;
}

std::string with(const std::string& fields) { return "GET / HTTP/1.1\r\n" + fields + "\r\n"; }

TEST_CASE("a head is read into its parts") {
    RequestHead head;
    REQUIRE_FALSE(read_head(
        "GET /data/a.vbs?x HTTP/1.1\r\nHost:  localhost:8000\t\r\nRange: bytes=0-1\r\nX-Empty:\r\nCONNECTION: Upgrade, Close\r\n\r\n", head));
    CHECK(head.method == "GET");
    CHECK(head.target == "/data/a.vbs?x");
    CHECK_FALSE(head.version_1_0);
    CHECK(head.field("host") == "localhost:8000");
    CHECK(head.field("x-empty") == "");
    CHECK(head.field("absent") == std::nullopt);
    CHECK(head.lists("connection", "close"));
    CHECK_FALSE(head.keeps_alive());
    CHECK(head.body.kind == BodyFraming::Kind::none);
}

TEST_CASE("a field that is repeated has no one value") {
    RequestHead head;
    REQUIRE_FALSE(read_head(with("Host: a\r\nhost: b\r\n"), head));
    CHECK(head.count("host") == 2);
    CHECK(head.field("host") == std::nullopt);
}

TEST_CASE("heads that are malformed or too large are refused") {
    struct Case {
        std::string bytes;
        int status;
    };
    const std::string long_line(longest_request_line, 'a');
    std::string fields_100, fields_101;
    for (int i = 0; i < 100; ++i) fields_100 += "a: b\r\n";
    fields_101 = fields_100 + "a: b\r\n";
    for (const Case& one : {Case{with(""), 0},
                            Case{with("Host: x\r\n"), 0},
                            Case{"HEAD /a HTTP/1.0\r\n\r\n", 0},
                            Case{"brew /pot HTTP/1.1\r\n\r\n", 0},
                            Case{"\r\n\r\n", 400},
                            Case{"GET /\r\n\r\n", 400},
                            Case{"GET  / HTTP/1.1\r\n\r\n", 400},
                            Case{"GET / / HTTP/1.1\r\n\r\n", 400},
                            Case{" GET / HTTP/1.1\r\n\r\n", 400},
                            Case{"G@T / HTTP/1.1\r\n\r\n", 400},
                            Case{"GET /\x01 HTTP/1.1\r\n\r\n", 400},
                            Case{std::string("GET /\0 HTTP/1.1\r\n\r\n", 19), 400},
                            Case{"GET / http/1.1\r\n\r\n", 400},
                            Case{"GET / HTTP/1.1 \r\n\r\n", 400},
                            Case{"GET / HTTP/2.0\r\n\r\n", 505},
                            Case{"GET / HTTP/1.10\r\n\r\n", 400},
                            Case{"GET / HTTP/1.1\nHost: x\r\n\r\n", 400},
                            Case{with("Host : x\r\n"), 400},
                            Case{with(" folded\r\n"), 400},
                            Case{with("a: b\r\n c\r\n"), 400},
                            Case{with("no colon\r\n"), 400},
                            Case{with(": x\r\n"), 400},
                            Case{with("a: b\rc\r\n"), 400},
                            Case{with("a: b\nc: d\r\n"), 400},
                            Case{with("a: \x1b\r\n"), 400},
                            Case{with(fields_100), 0},
                            Case{with(fields_101), 431},
                            Case{with("a: " + std::string(longest_head, 'b') + "\r\n"), 431},
                            Case{"GET /" + long_line + " HTTP/1.1\r\n\r\n", 414}}) {
        CHECK_MESSAGE(status_of(one.bytes) == one.status, one.bytes.substr(0, 40));
    }
}

TEST_CASE("a body's length must be told in one way") {
    struct Case {
        const char* fields;
        int status;
        BodyFraming::Kind kind;
        std::uint64_t length;
    };
    using Kind = BodyFraming::Kind;
    for (const Case& one : {Case{"Content-Length: 0\r\n", 0, Kind::none, 0}, Case{"Content-Length: 12\r\n", 0, Kind::length, 12},
                            Case{"Content-Length: 99999999999999999999\r\n", 0, Kind::length, UINT64_MAX}, Case{"Content-Length: -1\r\n", 400, Kind::none, 0},
                            Case{"Content-Length: 1, 1\r\n", 400, Kind::none, 0}, Case{"Content-Length: 1\r\nContent-Length: 1\r\n", 400, Kind::none, 0},
                            Case{"Content-Length:\r\n", 400, Kind::none, 0}, Case{"Transfer-Encoding: Chunked\r\n", 0, Kind::chunked, 0},
                            Case{"Transfer-Encoding: gzip, chunked\r\n", 501, Kind::none, 0},
                            Case{"Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n", 501, Kind::none, 0},
                            Case{"Transfer-Encoding: chunked\r\nContent-Length: 3\r\n", 400, Kind::none, 0}}) {
        RequestHead head;
        CHECK_MESSAGE(read_head(with(one.fields), head).status == one.status, one.fields);
        CHECK_MESSAGE(head.body.kind == one.kind, one.fields);
        CHECK_MESSAGE(head.body.length == one.length, one.fields);
    }
    CHECK(status_of("GET / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n") == 400);
}

TEST_CASE("the end of a head is found wherever its bytes are parted") {
    const std::string head = with("Host: x\r\n");
    for (std::size_t first = 0; first < head.size(); ++first) {
        CHECK_FALSE(find_head_end(head.substr(0, first), 0));
        CHECK(find_head_end(head + "GET", first) == head.size());
    }
}

TEST_CASE("a head without an end is refused once it is too long") {
    CHECK_FALSE(refuse_unfinished(std::string(longest_request_line, 'a')));
    CHECK(refuse_unfinished(std::string(longest_request_line + 1, 'a')).status == 414);
    CHECK_FALSE(refuse_unfinished("GET / HTTP/1.1\r\n" + std::string(longest_request_line, 'a')));
    CHECK(refuse_unfinished("GET / HTTP/1.1\r\n" + std::string(longest_head, 'a')).status == 431);
}

// Feeds a body in stretches of `step` bytes. Says how it ended, and how many bytes were taken.
std::pair<State, std::size_t> skip(const BodyFraming& framing, const std::string& bytes, std::size_t step) {
    BodySkipper body(framing);
    std::size_t taken = 0;
    while (taken < bytes.size() && body.state() == State::more) taken += body.take(std::string_view(bytes).substr(taken, step));
    return {body.state(), taken};
}

TEST_CASE("a body is passed over, and not a byte more") {
    const BodyFraming chunked{BodyFraming::Kind::chunked, 0};
    struct Case {
        BodyFraming framing;
        std::string bytes;
        State state;
        std::size_t taken;
    };
    const std::string big(largest_body, 'x');
    for (const Case& one :
         {Case{{}, "GET", State::done, 0}, Case{{BodyFraming::Kind::length, 3}, "abcGET", State::done, 3},
          Case{{BodyFraming::Kind::length, 9}, "abc", State::more, 3},
          Case{{BodyFraming::Kind::length, largest_body}, big + "G", State::done, big.size()},
          Case{{BodyFraming::Kind::length, largest_body + 1}, big, State::too_large, 0},
          Case{{BodyFraming::Kind::length, UINT64_MAX}, big, State::too_large, 0}, Case{chunked, "0\r\n\r\nGET", State::done, 5},
          Case{chunked, "3\r\nabc\r\n0\r\n\r\nGET", State::done, 13},
          Case{chunked, "A;x=\"y\"\r\n0123456789\r\n00\r\nTrailer: 1\r\n\r\nG", State::done, 39}, Case{chunked, "3\r\nab", State::more, 5},
          Case{chunked, "\r\n", State::malformed, 1}, Case{chunked, "3\nabc", State::malformed, 2}, Case{chunked, "-1\r\n", State::malformed, 1},
          Case{chunked, "3\r\nabcd", State::malformed, 7}, Case{chunked, "g", State::malformed, 1}, Case{chunked, "10001\r\n", State::too_large, 5},
          Case{chunked, "FFFFFFFFFFFFFFFFFF\r\n", State::too_large, 5}, Case{chunked, "1;" + big, State::too_large, big.size() + 1}}) {
        for (const std::size_t step : {std::size_t{1}, std::size_t{7}, big.size() * 2}) {
            const auto [state, taken] = skip(one.framing, one.bytes, step);
            CHECK_MESSAGE(state == one.state, one.bytes.substr(0, 40));
            CHECK_MESSAGE(taken == one.taken, one.bytes.substr(0, 40));
        }
    }
}

TEST_CASE("endless small chunks end as too large") {
    BodySkipper body({BodyFraming::Kind::chunked, 0});
    std::size_t chunks = 0;
    while (body.state() == State::more && chunks < largest_body) {
        body.take("1\r\nx\r\n");
        ++chunks;
    }
    CHECK(body.state() == State::too_large);
    CHECK(chunks == largest_body / 6 + 1);
}

}  // namespace
}  // namespace verbatim::cli
