// The head of an HTTP/1.1 request: its first line and its fields (RFC 9112, sections 3, 5 and 6).
//
// The reader is strict, because a server that is lenient about line ends, blanks or lengths sees another request than a proxy
// in front of it does. Lines end with CR LF; folded lines, controls and a doubtful length are refused.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace verbatim::cli {

// Why a request is not answered as it was meant: a status of HTTP and a sentence for people. Status 0: no reason.
struct Refusal {
    int status = 0;
    std::string reason;

    explicit operator bool() const { return status != 0; }
};

// How the length of a request's body is told.
struct BodyFraming {
    enum class Kind { none, length, chunked };
    Kind kind = Kind::none;
    std::uint64_t length = 0;  // bytes; of Kind::length
};

struct HeaderField {
    std::string name;  // in lower case
    std::string value;
};

struct RequestHead {
    std::string method;  // as sent; case counts
    std::string target;
    bool version_1_0 = false;  // HTTP/1.0; else 1.1
    std::vector<HeaderField> fields;
    BodyFraming body;

    // The value of a field that occurs once; nothing when it is absent or repeated. `name` in lower case. The view lives as
    // long as the head.
    std::optional<std::string_view> field(std::string_view name) const;
    std::size_t count(std::string_view name) const;
    // Whether a list such as Connection has this element; case does not matter. `word` in lower case.
    bool lists(std::string_view name, std::string_view word) const;
    // Whether the connection may be used for another request.
    bool keeps_alive() const;
};

// Bounds: bytes of a head, of its first line, and fields.
inline constexpr std::size_t longest_head = std::size_t{16} << 10;
inline constexpr std::size_t longest_request_line = std::size_t{8} << 10;
inline constexpr std::size_t most_fields = 100;

// Where the head ends in what has arrived: the offset after its empty line. Nothing while it is not there. `looked_at` bytes
// were looked at by an earlier call that found nothing, which makes many small arrivals linear together.
std::optional<std::size_t> find_head_end(std::string_view bytes, std::size_t looked_at);

// What is wrong with a head that is still without an end: 414 or 431 when it grew too long.
Refusal refuse_unfinished(std::string_view bytes);

// Reads a whole head, its empty line included, into `head`. Refuses what is malformed (400), has more or longer parts than the
// bounds (414, 431), another version (505) or an unknown transfer coding (501). A refused head may be half filled. Linear time.
Refusal read_head(std::string_view bytes, RequestHead& head);

}  // namespace verbatim::cli
