#include "cli/server/request_body.h"

#include <algorithm>

#include "cli/server/http_text.h"

namespace verbatim::cli {

BodySkipper::BodySkipper(const BodyFraming& framing) : chunked_(framing.kind == BodyFraming::Kind::chunked) {
    if (framing.kind == BodyFraming::Kind::none) return;
    remaining_ = framing.length;
    state_ = remaining_ > largest_body ? State::too_large : State::more;
}

std::size_t BodySkipper::take(std::string_view bytes) {
    if (!chunked_) {
        if (state_ != State::more) return 0;
        const auto size = static_cast<std::size_t>(std::min<std::uint64_t>(remaining_, bytes.size()));
        remaining_ -= size;
        if (remaining_ == 0) state_ = State::done;
        return size;
    }
    std::size_t size = 0;
    while (size < bytes.size() && state_ == State::more) {
        if (++taken_ > largest_body) state_ = State::too_large;
        else take_chunked(bytes[size]);
        ++size;
    }
    return size;
}

// RFC 9112, section 7.1:   1a;name=value CR LF   26 bytes CR LF   …   0 CR LF   trailer lines   CR LF
void BodySkipper::take_chunked(char byte) {
    switch (expects_) {
        case Expects::size:
            if (const int digit = hex_value(byte); digit >= 0) {
                any_digit_ = true;
                remaining_ = remaining_ * 16 + static_cast<std::uint64_t>(digit);
                if (remaining_ > largest_body) state_ = State::too_large;
            } else if (any_digit_ && byte == '\r') {
                expects_ = Expects::size_line_end;
            } else if (any_digit_ && byte == ';') {
                expects_ = Expects::extension;
            } else {
                state_ = State::malformed;
            }
            return;
        case Expects::extension:
            if (byte == '\r') expects_ = Expects::size_line_end;
            else if (is_control(byte) && byte != '\t') state_ = State::malformed;
            return;
        case Expects::size_line_end:
            if (byte != '\n') state_ = State::malformed;
            expects_ = remaining_ > 0 ? Expects::data : Expects::trailer;
            any_digit_ = false;
            return;
        case Expects::data:
            if (--remaining_ == 0) expects_ = Expects::data_return;
            return;
        case Expects::data_return:
            if (byte != '\r') state_ = State::malformed;
            expects_ = Expects::data_line_end;
            return;
        case Expects::data_line_end:
            if (byte != '\n') state_ = State::malformed;
            expects_ = Expects::size;
            return;
        case Expects::trailer:
            if (byte == '\r') expects_ = Expects::trailer_line_end;
            else if (is_control(byte) && byte != '\t') state_ = State::malformed;
            else empty_line_ = false;
            return;
        case Expects::trailer_line_end:
            if (byte != '\n') state_ = State::malformed;
            else if (empty_line_) state_ = State::done;
            empty_line_ = true;
            expects_ = Expects::trailer;
            return;
    }
}

}  // namespace verbatim::cli
