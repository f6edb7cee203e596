#include "corpus/input.h"

#include <algorithm>

#include "text/utf8.h"

namespace verbatim::corpus {
namespace {

constexpr std::size_t buffer_size = std::size_t{1} << 18;

// The 16-bit unit at `offset`.
char32_t unit_at(std::string_view bytes, std::size_t offset, bool big_endian) {
    const auto first = static_cast<unsigned char>(bytes[offset]);
    const auto second = static_cast<unsigned char>(bytes[offset + 1]);
    return big_endian ? static_cast<char32_t>(first << 8 | second) : static_cast<char32_t>(second << 8 | first);
}

}  // namespace

std::string from_utf16(std::string_view bytes, bool big_endian) {
    std::string decoded;
    decoded.reserve(bytes.size());
    for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
        char32_t unit = unit_at(bytes, i, big_endian);
        if (unit >= 0xD800 && unit <= 0xDBFF && i + 3 < bytes.size()) {
            const char32_t low = unit_at(bytes, i + 2, big_endian);
            if (low >= 0xDC00 && low <= 0xDFFF) {
                unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
                i += 2;
            }
        }
        text::append(decoded, unit >= 0xD800 && unit <= 0xDFFF ? text::replacement : unit);
    }
    return decoded;
}

base::Error too_long_error(std::string_view what) {
    const std::string limit = std::to_string(Input::longest_line >> 20) + " MB";
    return {"", std::string(what) + " of more than " + limit, "at most " + limit, "split it"};
}

Input::Input(Source& source) : source_(source) {
    fill();
    const std::string_view beginning = buffer_;
    if (beginning.substr(0, 3) == "\xEF\xBB\xBF") {
        buffer_.erase(0, 3);
        repairs_.push_back({"", "a byte-order mark", "none in UTF-8", "it was left out"});
    } else if (beginning.substr(0, 2) == "\xFF\xFE" || beginning.substr(0, 2) == "\xFE\xFF") {
        decode_utf16(beginning[0] == '\xFE');
    }
}

// UTF-16 files are rare and small (they come from office programs), so one is read whole.
void Input::decode_utf16(bool big_endian) {
    std::string bytes = std::move(buffer_);
    buffer_.clear();
    while (bytes.size() < longest_line && fill()) {
        bytes += buffer_;
        buffer_.clear();
    }
    buffer_ = from_utf16(std::string_view(bytes).substr(2), big_endian);
    at_end_ = true;
    repairs_.push_back({"", "a file in UTF-16", "UTF-8", "it was read as UTF-16"});
}

// Reads on into an empty buffer; false at the end.
bool Input::fill() {
    offset_ = 0;
    if (at_end_) {
        buffer_.clear();
        return false;
    }
    buffer_.resize(buffer_size);
    const auto got = source_.read(buffer_.data(), buffer_size);
    buffer_.resize(got ? *got : 0);
    at_end_ = buffer_.empty();
    return !buffer_.empty();
}

bool Input::next(std::string_view& line) {
    line_.clear();
    line_was_cut_ = false;
    bool begun = false;
    for (;;) {
        if (offset_ == buffer_.size() && !fill()) break;
        if (skip_line_feed_ && buffer_[offset_] == '\n') {
            skip_line_feed_ = false;
            ++offset_;
            continue;
        }
        skip_line_feed_ = false;
        begun = true;
        const std::string_view rest = std::string_view(buffer_).substr(offset_);
        std::size_t end = 0;
        while (end < rest.size() && rest[end] != '\n' && rest[end] != '\r') ++end;
        const std::size_t room = longest_line - line_.size();
        line_was_cut_ |= end > room;
        line_.append(rest.substr(0, std::min(end, room)));
        offset_ += end;
        if (end == rest.size()) continue;
        skip_line_feed_ = rest[end] == '\r';
        ++offset_;
        break;
    }
    if (!begun) return false;
    ++line_number_;
    line = line_;
    return true;
}

}  // namespace verbatim::corpus
