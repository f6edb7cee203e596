// Passes over the body of a request. The server has no use for one, but must know where the next request begins, and must not
// be kept reading for ever: past a bound it gives up.
//
//     BodySkipper body(head.body);
//     body.take(bytes)      how many of `bytes` belong to the body
//     body.state()          more, done, too_large or malformed
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "cli/server/http_request.h"

namespace verbatim::cli {

// The largest body that is passed over, in bytes. Of chunks the bound holds for all that is sent, their heads included.
inline constexpr std::uint64_t largest_body = std::uint64_t{64} << 10;

class BodySkipper {
  public:
    enum class State { more, done, too_large, malformed };

    // A body that is announced as too large is refused before a byte of it is read.
    explicit BodySkipper(const BodyFraming& framing = {});

    // Takes what belongs to the body from the front of `bytes`. Requires state() == more for any to be taken. Linear time.
    std::size_t take(std::string_view bytes);

    State state() const { return state_; }

  private:
    enum class Expects { size, extension, size_line_end, data, data_return, data_line_end, trailer, trailer_line_end };
    void take_chunked(char byte);

    State state_ = State::done;
    bool chunked_ = false;
    std::uint64_t remaining_ = 0;  // of the body, or of the chunk
    std::uint64_t taken_ = 0;
    Expects expects_ = Expects::size;
    bool any_digit_ = false;       // of the chunk's size
    bool empty_line_ = true;       // nothing yet stands in this line of the trailer
};

}  // namespace verbatim::cli
