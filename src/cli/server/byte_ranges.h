// Which bytes of a file a Range header asks for (RFC 9110, section 14), and which of them are sent.
//
//     choose_ranges("bytes=0-99,-50", 1000)   parts  [0,99] [950,999]
//     choose_ranges("bytes=2000-", 1000)      unsatisfiable
//     choose_ranges("bytes=9-1", 1000)        whole: a header that is no list of ranges is ignored
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace verbatim::cli {

// The bytes from `first` to `last`, both included. first ≤ last.
struct ByteRange {
    std::uint64_t first = 0;
    std::uint64_t last = 0;

    std::uint64_t size() const { return last - first + 1; }
    friend bool operator==(const ByteRange&, const ByteRange&) = default;
};

struct RangeChoice {
    enum class Kind { whole, parts, unsatisfiable };
    Kind kind = Kind::whole;
    std::vector<ByteRange> parts;  // in the order asked for, inside the file, none overlapping another; empty unless Kind::parts
};

// A request for more ranges than this is answered with the whole file.
inline constexpr std::size_t most_ranges = 16;

// What to send of a file of `size` bytes. Malformed headers, other units, overlapping ranges and too many of them all mean the
// whole file: a client has to be ready for that, and a small header must not ask for the same bytes many times over.
// Ranges that lie past the end are left out of a list that has others. Linear time.
RangeChoice choose_ranges(std::string_view header, std::uint64_t size);

// "bytes 0-99/1000", the value of Content-Range.
std::string content_range(ByteRange range, std::uint64_t size);
// "bytes */1000", its value where no range could be satisfied.
std::string unsatisfied_range(std::uint64_t size);

}  // namespace verbatim::cli
